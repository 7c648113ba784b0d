/** The journal's pages: who sealed it and who vouches, one record, and whether a paper agrees with it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aPortal, type Portal } from '../../../../test/portal.ts'
import { aSealedLog, type SealedLog } from '../../../../test/sealed-log.ts'
import { assertDefined } from '../../../base/assert.ts'
import { LANGUAGES } from '../../../base/language.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { holdIteration } from '../../../domain/iterations/hold-iteration.ts'
import { findFactsAbout, findPublishedLeaf } from '../../../platform/journal/find-receipts.ts'
import { findSeal } from '../../../platform/journal/find-seal.ts'
import { JOURNAL_KINDS } from '../../../platform/journal/journal-kind.ts'
import { factRows, kindWords } from './fact-words.ts'
import { leafAddress } from './leaf-address.ts'

const db = useDatabase()
let portal: Portal
let log: SealedLog
let application: Application

beforeAll(async () => {
  portal = await aPortal(db.app, { mode: 'demo', at: '2026-11-20T10:00' })
})
afterAll(async () => {
  log?.close()
  await portal.app.close()
})
const get = (path: string) => portal.visitor().get(path)

test('before the first seal the page says so, and counts what waits', async () => {
  application = await submit(db.app, portal.setting)
  const page = await get('/kk/log')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Журналға әлі мөр басылған жоқ')
  log = await aSealedLog(db.app)
  expect((await get('/kk/log')).body).toContain('Журналға әлі мөр басылған жоқ')
})

test('the seal: size, root, keys, both witnesses with their time, and what a demonstration proves', async () => {
  await log.keep()
  const seal = assertDefined(await findSeal(db.app), 'sealed')
  const { body } = await get('/kk/log')
  expect(body).toContain(Buffer.from(seal.checkpoint.root).toString('base64'))
  expect(body).toContain('witness-1.test')
  expect(body).toContain('Қойылған қол: 2, керегі: 2.')
  expect(body).toContain('Екі куәгер де осы бағдарламаның өз ішінде жұмыс істейді')
  expect(body).toContain('kezek-verify log http://localhost/log')
  for (const vkey of [...log.witnesses.map(witness => witness.vkey)]) expect(body).toContain(vkey)
  expect(body).not.toContain('Бұл мөрде куәгерлердің қолы жетіспейді')
  expect(body).not.toContain('Мөр біраз уақыттан бері жаңармады')
})

test('a seal that lacks a witness, or that is old, is told calmly', async () => {
  log.silence(0)
  await submit(db.app, portal.setting)
  expect((await get('/ru/log')).body).toMatch(/Ждут печати<\/dt><dd[^>]*>1</)
  await log.keep()
  const partial = await get('/ru/log')
  expect(partial.body).toContain('Под этой печатью не хватает подписей свидетелей')
  expect(partial.body).toContain('Подписей: 1, нужно: 2.')
  expect(partial.body).toContain('ещё не подписал')
  // The portal's clock stands in the past: bring it 74, then 76 minutes after the seal.
  const { publishedAt } = assertDefined(await findSeal(db.app), 'sealed')
  const { clock } = portal.setting
  clock.advance(clock.now().until(publishedAt.add({ minutes: 74 })))
  expect((await get('/ru/log')).body).not.toContain('Печать давно не обновлялась')
  clock.advance({ minutes: 2 })
  expect((await get('/ru/log')).body).toContain('Печать давно не обновлялась')
})

test('a paper that leads here agrees with the record, another does not', async () => {
  const [fact] = await findFactsAbout(db.app, [application.number])
  const index = assertDefined(fact?.index, 'placed')
  const leaf = assertDefined(await findPublishedLeaf(db.app, index), 'published')
  const address = leafAddress(new URL('https://kezek.kz'), 'kk', { index, hash: leaf.hash })
  expect(address).toMatch(/^https:\/\/kezek\.kz\/kk\/log\/leaf\/\d+\?hash=[\w-]{22}$/)
  const path = address.slice('https://kezek.kz'.length)
  const agreed = await get(path)
  for (const words of [
    'Қағаз бен журнал бірдей',
    'Өтініш қабылданды',
    application.number,
    'Тараз',
  ]) {
    expect(agreed.body).toContain(words)
  }
  const forged = await get(path.replace(/.$/, last => (last === 'A' ? 'B' : 'A')))
  expect(forged.body).toContain('Қағаз бен журнал бірдей емес')
  expect((await get(`/kk/log/leaf/${index}`)).body).not.toContain('Қағаз бен журнал')
})

test('a record that is not there is 404 with words, made-up addresses are 404', async () => {
  const missing = await get('/kk/log/leaf/999999?hash=AAAAAAAAAAAAAAAAAAAAAA')
  expect([missing.statusCode, missing.body.includes('Журналда мұндай жазба жоқ')]).toEqual([
    404,
    true,
  ])
  for (const path of ['leaf/-1', 'leaf/x', 'leaf/01', 'leaf/9999999999999999', 'about/x']) {
    expect([path, (await get(`/kk/log/${path}`)).statusCode]).toEqual([path, 404])
  }
  const other = application.number.replace(/.$/, last => (last === '2' ? '3' : '2'))
  expect((await get(`/kk/log/about/${other}`)).statusCode).toBe(404)
})

test('an iteration shows its own record and the seal above it', async () => {
  await aKindergarten(db.app, portal.setting, { places: { 3: 1 } })
  await aBudget(db.app, portal.setting, { tenge: 90_000_000 })
  const where = { programme: 'preschool', territory: 'taraz' } as const
  const { iteration } = await holdIteration(db.app, SYSTEM, portal.setting, where)
  const before = await get(`/kk/iterations/${iteration}`)
  expect(before.body).not.toContain('Журналдағы жазбасы')
  await log.keep()
  const { body } = await get(`/kk/iterations/${iteration}`)
  expect(body).toContain('Журналдағы жазбасы')
  const seal = assertDefined(await findSeal(db.app), 'sealed')
  expect(body).toContain(Buffer.from(seal.checkpoint.root).toString('base64'))
  const [, index] = /\/kk\/log\/leaf\/(\d+)/.exec(body) ?? []
  expect((await get(`/kk/log/leaf/${index}`)).body).toContain('Итерация өтті')
})

test('a number leads to all its records, a queue page leads there', async () => {
  const position = await get(`/kk/applications/${application.number}`)
  const path = `/kk/log/about/${application.number}`
  expect(position.body).toContain(path)
  const page = await get(path)
  expect(page.body).toContain('Өтініш қабылданды')
  expect(page.body).toMatch(/\/kk\/log\/leaf\/\d+/)
})

test('every kind of record has words in all three languages, and strange facts are shown as they stand', () => {
  for (const language of LANGUAGES) {
    for (const kind of Object.keys(JOURNAL_KINDS)) {
      expect(kindWords(kind, language)).not.toBe(kind)
    }
  }
  expect(kindWords('toString', 'kk')).toBe('toString')
  const strange = {
    heldOn: '2026-13-45',
    costTiyn: '1e9',
    territory: 'nowhere',
    category: '__proto__/9',
    event: 'constructor',
    kind: 'constructor',
    until: '2026-99-99T99:99:99Z',
    submittedAt: '99999999999999999',
    constructor: 'x',
    list: [1, { a: null }],
  }
  const rows = factRows(strange, 'en', new Map())
  const told = Object.fromEntries(rows.map(({ question, answer }) => [question, answer]))
  expect(told).toMatchObject({
    'Held on': '2026-13-45',
    'Money reserved': '1e9',
    Territory: 'nowhere',
    Event: 'constructor',
    'Kind of group': 'constructor',
    list: '[1,{"a":null}]',
  })
})
