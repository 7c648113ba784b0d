/** Choosing: what was asked for is what is found, the nearest first, and the pages of a list hold everybody once. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { openKindergartens, photoFolder } from '../../portal/public/providers/choosing.fixture.ts'
import { type CatalogueFilter, countFree } from './catalogue.ts'
import { findCatalogue, findCentre, findGroupsForChoice } from './find-catalogue.ts'
import { findProvider } from './find-providers.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
let bins: readonly string[]

beforeAll(async () => {
  bins = await openKindergartens(db, setting, 24)
}, 60_000)
afterAll(() => rmSync(photoFolder, { recursive: true, force: true }))

const filter = (change: Partial<CatalogueFilter> = {}): CatalogueFilter => ({
  territory: 'taraz',
  programme: 'preschool',
  day: setting.clock.today(),
  onlyFree: false,
  words: [],
  order: 'name',
  limit: 100,
  ...change,
})
const find = (change: Partial<CatalogueFilter> = {}) => findCatalogue(db.app, filter(change))
const groupsOf = async (id: bigint) => (await findGroupsForChoice(db.app, [id])).get(id) ?? []

test('asked for an age and a language, only kindergartens with such a group are found, with its places only', async () => {
  const found = await find({ cohort: 3, language: 'ru' })
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThan(24)
  for (const entry of found) {
    const groups = (await groupsOf(entry.id)).filter(
      group => group.cohort === 3 && group.language === 'ru',
    )
    expect(entry.free).toBe(groups.reduce((sum, group) => sum + countFree(group), 0))
    expect(entry.freeByAge).toEqual([{ cohort: 3, cohortTo: null, free: entry.free }])
  }
})

test('age and free places are asked of one group: a free place of another age does not count', async () => {
  const all = await find({ cohort: 5 })
  const free = await find({ cohort: 5, onlyFree: true })
  expect(all.filter(entry => entry.free > 0).map(entry => entry.id)).toEqual(
    free.map(entry => entry.id),
  )
  expect(free.length).toBeLessThan(all.length)
})

test('every word must be in the name or the address, in small letters or in capitals', async () => {
  const [first] = await find()
  const word = first?.name_kk.match(/«(.+)»/)?.[1] ?? ''
  const found = await find({ words: [word.toUpperCase(), 'тараз'] })
  expect(found.map(entry => entry.id)).toContain(first?.id)
  expect(found.length).toBeLessThan(24)
  expect(await find({ words: [word, 'жоқжерде'] })).toEqual([])
})

test.each(['name', 'free', 'distance'] as const)(
  'pages by %s hold everybody once, in order, and tell how many there are',
  async order => {
    const point = { latitude: 42.9, longitude: 71.37 }
    const seen: bigint[] = []
    let after: CatalogueFilter['after']
    for (;;) {
      const page = await find({ order, point, after, limit: 7 })
      seen.push(...page.map(entry => entry.id))
      expect(page.every(entry => entry.found === 24)).toBe(true)
      after = page.at(-1)
      if (page.length < 7) break
    }
    const whole = await find({ order, point })
    expect(seen).toEqual(whole.map(entry => entry.id))
    expect(new Set(seen).size).toBe(24)
    if (order === 'distance') {
      const metres = whole.map(entry => entry.metres ?? 0)
      expect(metres).toEqual([...metres].sort((a, b) => a - b))
    }
  },
)

test('distances are those of the globe: a degree of latitude is 111 kilometres', async () => {
  const provider = await findProvider(db.app, bins[0] ?? '', 'preschool')
  const { latitude, longitude } = provider ?? {}
  if (typeof latitude !== 'number' || typeof longitude !== 'number') throw new Error('no position')
  const metresFrom = async (point: { latitude: number; longitude: number }) =>
    (await find({ point })).find(entry => entry.id === provider?.id)?.metres ?? 0
  expect(await metresFrom({ latitude, longitude })).toBe(0)
  expect(
    Math.abs((await metresFrom({ latitude: latitude - 1, longitude })) - 111_195),
  ).toBeLessThan(3)
  const east = await metresFrom({ latitude, longitude: longitude + 1 })
  expect(Math.abs(east - 111_195 * Math.cos((latitude * Math.PI) / 180))).toBeLessThan(200)
  expect(await findCentre(db.app, 'preschool', bins[0] ?? '')).toEqual({ latitude, longitude })
  expect(await findCentre(db.app, 'preschool', 'nowhere')).toBeUndefined()
})

test('a group tells its places of each admission with their days, and how many wait', async () => {
  const provider = await findProvider(db.app, bins[0] ?? '', 'preschool')
  const [group] = await groupsOf(provider?.id ?? 0n)
  const early = group?.open.find(places => places.admission === 'early-booking')
  expect(early).toMatchObject({ count: 2, lastDay: null, restriction: 'күн сайын 13:00-ге дейін' })
  expect(early?.startsOn.toString()).toBe('2026-09-01')
  expect(group?.waiting).toBe(1)
  const [entry] = (await find()).filter(one => one.bin === bins[0])
  expect(entry?.waiting).toBe(1)
  expect(entry?.photo?.altKk).toMatch(/^Сынақ суреті/)
  const leaving = (await find()).filter(one => one.leavesOn !== null)
  expect(leaving.map(one => one.bin)).toEqual([bins[20]])
})
