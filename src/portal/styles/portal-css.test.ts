/** The one stylesheet takes in every file of this room. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('no stylesheet is forgotten', () => {
  const entry = readFileSync(join(import.meta.dirname, 'portal.css'), 'utf8')
  const files = readdirSync(import.meta.dirname).filter(name => name.endsWith('.css'))
  const forgotten = files.filter(name => name !== 'portal.css' && !entry.includes(`"./${name}"`))
  expect(forgotten).toEqual([])
})
