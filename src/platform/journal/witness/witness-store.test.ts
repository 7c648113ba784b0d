/** The memory and the key of a witness: one name, one key, sizes that only grow, two processes at once. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { aLog, aWitnessFolder, rootOfLeaves } from './a-log.fixture.ts'
import { addCheckpoint } from './add-checkpoint.ts'
import { openWitness } from './open-witness.ts'
import { openWitnessKey } from './witness-key.ts'
import { openWitnessStore } from './witness-store.ts'

let folder: ReturnType<typeof aWitnessFolder>
beforeEach(() => {
  folder = aWitnessFolder()
})
afterEach(() => folder.remove())

const tree = (size: number, name = 'leaf') => ({
  size,
  root: rootOfLeaves(Array.from({ length: size }, (_, index) => `${name} ${index}`)),
  note: `${name} ${size}`,
})

test('a tree is remembered only over the old size, and never another of the same size', () => {
  const store = openWitnessStore(folder.path, 'w', ['log'])
  expect(store.find('log')).toEqual({ ...tree(0), root: new Uint8Array(tree(0).root), note: '' })
  expect(store.find('other')).toBeUndefined()
  const steps = [
    store.advance('log', 0, tree(5)),
    store.advance('log', 0, tree(6)),
    store.advance('log', 4, tree(6)),
    store.advance('log', 5, tree(4)),
    store.advance('log', 5, tree(5, 'fork')),
    store.advance('other', 0, tree(5)),
    store.advance('log', 5, tree(5)),
    store.advance('log', 5, tree(9)),
  ]
  expect(steps).toEqual([true, false, false, false, false, false, true, true])
  expect(store.find('log')?.size).toBe(9)
  store.close()
})

test('two that hold the file open agree: what one advanced, the other cannot', () => {
  const one = openWitnessStore(folder.path, 'w', ['log'])
  const other = openWitnessStore(folder.path, 'w', ['log'])
  expect(one.advance('log', 0, tree(5))).toBe(true)
  expect(other.advance('log', 0, tree(5, 'fork'))).toBe(false)
  expect(other.advance('log', 5, tree(8))).toBe(true)
  expect(one.find('log')?.note).toBe('leaf 8')
  one.close()
  other.close()
})

test('no program can make the file forget: a smaller size, another root and a deletion are refused', () => {
  const store = openWitnessStore(folder.path, 'w', ['log'])
  store.advance('log', 0, tree(5))
  const file = new DatabaseSync(join(folder.path, 'witness.sqlite'))
  expect(() => file.exec('update log set size = 4')).toThrow('only grows')
  expect(() => file.exec('update log set root = zeroblob(32)')).toThrow('only grows')
  expect(() => file.exec("update log set origin = 'x'")).toThrow('only grows')
  expect(() => file.exec('delete from log')).toThrow('not forgotten')
  expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  file.close()
  store.close()
})

test('a folder belongs to one name', () => {
  openWitnessStore(folder.path, 'w', []).close()
  expect(() => openWitnessStore(folder.path, 'v', [])).toThrow('belongs to the witness w')
})

test('the key is made once, for its owner alone, and leaves no draft behind', () => {
  const inner = join(folder.path, 'made')
  const key = openWitnessKey(inner)
  expect(openWitnessKey(inner).equals(key)).toBe(true)
  expect(readdirSync(inner)).toEqual(['witness-key.pem'])
  const path = join(inner, 'witness-key.pem')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(inner).mode & 0o777).toBe(0o700)
  expect(readFileSync(path, 'utf8')).toContain('BEGIN PRIVATE KEY')
  chmodSync(path, 0o640)
  expect(() => openWitnessKey(inner)).toThrow('chmod 600')
  chmodSync(path, 0o600)
  writeFileSync(path, 'no key')
  expect(() => openWitnessKey(inner)).toThrow('holds no Ed25519 key')
})

test('a witness is opened with a name, and with keys that are of logs', () => {
  const open = (name: string, logVkeys: readonly string[]) => () =>
    openWitness({ name, folder: folder.path, logVkeys, clock: systemClock })
  const log = aLog()
  expect(open('a b', [log.vkey])).toThrow('no name for a witness')
  expect(open('w', [])).toThrow('at least one log')
  expect(open('w', [`${log.vkey}A`])).toThrow('is no vkey')
  const witness = open('w', [log.vkey])()
  expect(open('w', [witness.cosigner.vkey])).toThrow('is no key of a log')
  expect(addCheckpoint(witness, log.request(0, 3)).status).toBe(200)
  witness.store.close()
})
