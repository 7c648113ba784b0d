/** A checked file waits for its own sender, for a day, and under no name that somebody could make up. */
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openImportFiles } from './import-files.ts'

const parent = mkdtempSync(join(tmpdir(), 'kezek-imports-'))
const folder = join(parent, 'imports')
const files = openImportFiles(folder)
const bytes = (text: string) => new TextEncoder().encode(text)

afterAll(() => rmSync(parent, { recursive: true, force: true }))

test('the sender finds the file again, nobody else does, and only its owner may read it on the disk', async () => {
  const { name, path } = await files.keep(1n, bytes('bin,programme'))
  expect(await files.find(1n, name)).toBe(path)
  expect(await readFile(path, 'utf8')).toBe('bin,programme')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await files.find(2n, name)).toBeUndefined()
  await files.remove(1n, name)
  await files.remove(1n, name)
  expect(await files.find(1n, name)).toBeUndefined()
})

test('no name leads out of the folder', async () => {
  for (const name of ['../../etc/passwd', '', '.', '0'.repeat(63), `${'0'.repeat(64)}/..`]) {
    expect(await files.find(1n, name)).toBeUndefined()
    await files.remove(1n, name)
  }
})

test('what nobody confirmed for a day is forgotten when the next file comes', async () => {
  const old = await files.keep(1n, bytes('old'))
  const young = await files.keep(1n, bytes('young'))
  const hoursAgo = (hours: number) => Date.now() / 1000 - hours * 3600
  utimesSync(old.path, hoursAgo(25), hoursAgo(25))
  utimesSync(young.path, hoursAgo(23), hoursAgo(23))
  const { name } = await files.keep(2n, bytes('new'))
  expect(await files.find(1n, old.name)).toBeUndefined()
  expect(await files.find(1n, young.name)).toBe(young.path)
  expect(await files.find(2n, name)).toBeDefined()
  expect(await readdir(folder)).toHaveLength(2)
})
