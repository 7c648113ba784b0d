/** Input made to mislead the verifier is named or refused, and does no harm; a bundle alone is held again. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sealIteration } from '../domain/iterations/bundle.ts'
import { anInput } from './small-city.fixture.ts'
import { aFolder, removeFolders, someLeaves, writeLog } from './small-log.fixture.ts'
import { verify } from './verify.ts'

afterAll(removeFolders)

test('leaves that nobody could have written are named, and lead to no file outside the folders', async () => {
  const folder = aFolder()
  const shell = (inner: string, kind = 'application.submitted') =>
    `{"at":"1","commitment":"${'ab'.repeat(32)}","facts":{${inner}},"format":"kezek.leaf/1","kind":"${kind}"}`
  const bad = [
    shell('"a":1},"facts":null,"b":{'),
    shell('"a":1.5'),
    shell('"a":1}'),
    shell('"afterTiyn":"x","beforeTiyn":"0"', 'budget.changed'),
  ]
  writeLog(folder, bad)
  const replay = await verify(['replay', folder, '--pins', join(folder, 'pins'), '--json'])
  const { problems } = JSON.parse(replay.text) as { problems: { code: string }[] }
  expect(problems.map(({ code }) => code)).toEqual(bad.map(() => 'leaf-malformed'))
  writeLog(folder, [shell('"inputHash":"../../outside"', 'iteration.held')])
  const [inner, mirror] = [join(folder, 'a/b'), join(aFolder(), 'a/b')]
  writeLog(inner, [shell('"inputHash":"../../outside"', 'iteration.held')])
  writeFileSync(join(folder, 'a/outside'), 'secret')
  const mirrored = ['--mirror', mirror, '--pins', join(folder, 'other-pins')]
  expect(await verify(['log', inner, ...mirrored])).toMatchObject({ code: 0 })
  expect(existsSync(join(mirror, '../outside'))).toBe(false)
})

test('a file that is there and cannot be read is a fault, and no proof that the log was cut off', async () => {
  const folder = writeLog(aFolder(), someLeaves(300))
  const tile = join(folder, 'tile/0/000')
  rmSync(tile)
  mkdirSync(tile)
  const { code, text } = await verify(['log', folder, '--pins', join(folder, 'pins'), '--json'])
  const codes = JSON.parse(text).problems.map((problem: { code: string }) => problem.code)
  expect([code, codes]).toEqual([1, ['fault']])
})

test('a bundle alone is held again: right, altered, or none', async () => {
  const file = join(aFolder(), 'bundle.json')
  const { text } = sealIteration(anInput([{ id: 'A', submittedAt: '1' }], 2500))
  const look = async (content: string) => {
    writeFileSync(file, content)
    const { code, text: answer } = await verify(['iteration', file, '--json'])
    return [code, JSON.parse(answer).problems[0]?.code]
  }
  expect(await look(text)).toEqual([0, undefined])
  expect(await look(text.replace('"free":10', '"free":1'))).toEqual([2, 'bundle-differs'])
  expect(await look('{}')).toEqual([2, 'bad-bundle'])
})
