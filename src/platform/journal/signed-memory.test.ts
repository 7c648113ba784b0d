/** What was signed is remembered on disk, whole, whoever writes at the same time. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aFolder } from './keeper.fixture.ts'
import { fileMemory } from './signed-memory.ts'
import { leafHash } from './tree.ts'

const folder = aFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing was signed before the first time, afterwards the last head is read back', async () => {
  const memory = fileMemory(join(folder, 'new', 'signed.json'))
  expect(await memory.read()).toBeUndefined()
  await memory.write({ size: 5, root: leafHash('a') })
  await memory.write({ size: 9, root: leafHash('b') })
  expect(await memory.read()).toEqual({ size: 9, root: leafHash('b') })
  expect(readdirSync(join(folder, 'new'))).toEqual(['signed.json'])
})

test('a damaged memory is a fault: forgetting what was signed would be worse', async () => {
  const path = join(folder, 'damaged.json')
  for (const text of ['', '{}', '{"size":-1,"root":""}', '{"size":1,"root":"00"}']) {
    writeFileSync(path, text)
    await expect(fileMemory(path).read()).rejects.toThrow()
  }
})

test('of many who write at once one stays, whole, and nothing is left beside it', async () => {
  const memory = fileMemory(join(folder, 'many', 'signed.json'))
  const heads = Array.from({ length: 40 }, (_, size) => ({ size, root: leafHash(String(size)) }))
  await Promise.all(heads.map(head => memory.write(head)))
  expect(heads).toContainEqual(await memory.read())
  expect(readdirSync(join(folder, 'many'))).toEqual(['signed.json'])
})
