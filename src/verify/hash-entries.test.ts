/** A second thread changes nothing but the time: same findings, same order, and its failure is told. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startHashing } from './hash-entries.ts'
import {
  aFolder,
  aLeaf,
  pathOfTile,
  removeFolders,
  someLeaves,
  writeEntries,
  writeInto,
  writeLog,
} from './small-log.fixture.ts'
import { verify } from './verify.ts'

afterAll(removeFolders)

async function codesOf(folder: string): Promise<string[]> {
  const { text } = await verify(['log', folder, '--pins', join(folder, 'pins'), '--json'])
  return JSON.parse(text).problems.map(({ code }: { code: string }) => code)
}

test('what a second thread hashed is judged as what the first did, and in the same order', async () => {
  const leaves = someLeaves(14_000)
  const folder = writeLog(aFolder(), leaves)
  expect(await codesOf(folder)).toEqual([])
  const other = aLeaf('override', { what: 'other' })
  writeEntries(folder, 1, leaves.with(300, other))
  writeEntries(folder, 2, leaves.with(600, 'no leaf'))
  writeEntries(folder, 54, leaves.with(13_999, other))
  const edited = ['leaf-edited', 'leaf-edited', 'leaf-malformed', 'leaf-edited']
  expect(await codesOf(folder)).toEqual(edited)
  writeInto(folder, pathOfTile('entries', 3, 256), Buffer.from([0xff, 0xff, 1]))
  rmSync(join(folder, pathOfTile('entries', 4, 256)))
  const stopped = [...edited.slice(0, 3), 'bundle-of-leaves']
  expect(await codesOf(folder)).toEqual(stopped)
})

test('a thread that fails fails what was asked of it and whatever is asked later', async () => {
  const { hash, close } = startHashing()
  const tile = Buffer.alloc(32)
  expect(await hash(Buffer.of(0, 1, 65), tile)).toMatchObject({ ends: Uint32Array.of(2, 3) })
  const asked = [hash(undefined as never, tile), hash(Buffer.of(0, 1, 65), tile)]
  const answers = await Promise.allSettled(asked)
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(hash(Buffer.of(0, 1, 65), tile)).rejects.toThrow('has ended')
  await close()
})
