/** The list of providers: evidence only grows, an exclusion keeps its notice, and on its day the places are gone. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aKindergarten, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import {
  type AnnounceExclusion,
  announceExclusion,
  earliestExclusion,
} from './announce-exclusion.ts'
import { excludeProvider, findDueExclusions } from './exclude-provider.ts'
import { findListing, findProviderFiles, getProviderFile } from './find-listing.ts'
import { findProviders } from './find-providers.ts'
import { evidenceState } from './listing.ts'
import { recordEvidence } from './record-evidence.ts'
import { recordInspection } from './record-inspection.ts'
import { withdrawExclusion } from './withdraw-exclusion.ts'

const db = useDatabase()
const day = (text: string) => Temporal.PlainDate.from(text)
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' }
const QUEUE = { territory: 'taraz', relation: { territoryPath: ['kz', 'zhambyl', 'taraz'] } }
const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db.app, work)

async function aProvider(setting: ReturnType<typeof aSetting>, free = 3) {
  const groups = await aKindergarten(db.app, setting, { places: { 3: free, 4: 1 } })
  const found = await sql<{ provider_id: bigint; bin: string }>`
    select provider_id, bin from provider_group join provider on provider.id = provider_id
    where provider_group.id = ${groups.get(3)}`.execute(db.app)
  return { providerId: found.rows[0]?.provider_id ?? 0n, bin: found.rows[0]?.bin ?? '', groups }
}

const leavesOf = async (bin: string, kind: string) => {
  const rows = await sql<{ leaf: string }>`
    select leaf from journal_entry where kind = ${kind} order by id`.execute(db.owner)
  return rows.rows.map(row => row.leaf).filter(leaf => leaf.includes(bin))
}

const license = (providerId: bigint, validTo: Temporal.PlainDate | null) => ({
  providerId,
  requirement: 'license' as const,
  reference: 'Лицензия KZ12LAA00001234',
  checkedOn: day('2026-06-01'),
  validTo,
})

test('what was recorded last is what counts, and nothing recorded is ever changed', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const { providerId, bin } = await aProvider(setting)
  const stateOn = async (text: string) =>
    (await findListing(db.app, providerId, day(text))).requirements.find(
      one => one.requirement === 'license',
    )?.state
  expect(await stateOn('2026-07-01')).toBe('missing')
  await act(tx => recordEvidence(tx, OFFICER, setting, license(providerId, day('2026-12-31'))))
  expect(await stateOn('2026-07-01')).toBe('in-force')
  expect(await stateOn('2026-12-10')).toBe('ends-soon')
  expect(await stateOn('2026-12-31')).toBe('ends-soon')
  expect(await stateOn('2027-01-01')).toBe('expired')
  await act(tx => recordEvidence(tx, OFFICER, setting, license(providerId, null)))
  expect(await stateOn('2027-01-01')).toBe('in-force')
  const rewriting = sql`update provider_evidence set reference = 'x'`.execute(db.owner)
  await expect(rewriting).rejects.toThrow(/only grows/)
  const [leaf] = await leavesOf(bin, 'provider.evidence')
  expect(leaf).toContain('"requirement":"license"')
  expect(leaf).not.toContain('KZ12LAA00001234')
})

test('evidence is not checked tomorrow, nor by a stranger, nor valid backwards', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const { providerId } = await aProvider(setting)
  const record = (actor: Actor, change: object) =>
    act(tx => recordEvidence(tx, actor, setting, { ...license(providerId, null), ...change }))
  await expect(record(OFFICER, { checkedOn: day('2026-07-02') })).rejects.toMatchObject({
    code: 'provider/day-ahead',
  })
  await expect(record(OFFICER, { validTo: day('2026-05-31') })).rejects.toMatchObject({
    code: 'provider/days-reversed',
  })
  await expect(record(OFFICER, { reference: '  ' })).rejects.toMatchObject({
    fields: { reference: 'length' },
  })
  await expect(record(VISITOR, {})).rejects.toMatchObject({ name: 'SignInNeeded' })
  await expect(record({ ...OFFICER, territory: 'shymkent' }, {})).rejects.toMatchObject({
    name: 'NotAllowed',
  })
})

test('an inspection that found something says what, in both languages', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const { providerId, bin } = await aProvider(setting)
  const inspect = (summaryKk: string, summaryRu: string) =>
    act(tx =>
      recordInspection(tx, OFFICER, setting, {
        providerId,
        heldOn: day('2026-06-30'),
        outcome: 'remarks',
        summaryKk,
        summaryRu,
      }),
    )
  await expect(inspect('Ескерту бар', '')).rejects.toMatchObject({
    fields: { summaryRu: 'length' },
  })
  await inspect('Ескерту бар', 'Есть замечание')
  const { inspections } = await findListing(db.app, providerId, day('2026-07-01'))
  expect(inspections).toMatchObject([{ outcome: 'remarks', summaryRu: 'Есть замечание' }])
  expect((await leavesOf(bin, 'provider.inspected'))[0]).not.toContain('замечание')
})

const exclusionOf = (providerId: bigint, effectiveOn: Temporal.PlainDate): AnnounceExclusion => ({
  providerId,
  reason: 'requirements-not-met',
  words: 'Өрт қауіпсіздігі қорытындысы жаңартылмады.',
  effectiveOn,
})

test('an exclusion is announced as many working days ahead as the rules say, and once at a time', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const { providerId } = await aProvider(setting)
  const earliest = await earliestExclusion(db.app, setting, {
    territory: 'taraz',
    programme: 'preschool',
  })
  // Ten working days after Wednesday, 1 July 2026; 6 July is a holiday.
  expect(earliest.toString()).toBe('2026-07-16')
  const announce = (on: Temporal.PlainDate) =>
    act(tx => announceExclusion(tx, OFFICER, setting, exclusionOf(providerId, on)))
  await expect(announce(earliest.subtract({ days: 1 }))).rejects.toMatchObject({
    code: 'provider/notice-too-short',
    facts: { earliest: '2026-07-16' },
  })
  const exclusionId = await announce(earliest)
  await expect(announce(earliest.add({ days: 1 }))).rejects.toMatchObject({
    code: 'provider/exclusion-announced',
  })
  const { exclusion } = await findListing(db.app, providerId, day('2026-07-01'))
  expect(exclusion).toMatchObject({ reason: 'requirements-not-met', effectiveOn: earliest })
  const withdraw = () =>
    act(tx => withdrawExclusion(tx, OFFICER, setting, { providerId, exclusionId }))
  await withdraw()
  await expect(withdraw()).rejects.toMatchObject({ code: 'provider/exclusion-over' })
  setting.clock.advance({ days: 30 })
  await act(tx => excludeProvider(tx, SYSTEM, setting, exclusionId))
  const listed = await findListing(db.app, providerId, setting.clock.today())
  expect(listed.exclusion).toBeUndefined()
  expect(
    (await getProviderFile(db.app, OFFICER, providerId, day('2026-08-01'))).provider.listedTo,
  ).toBe(null)
})

test('on its day a provider leaves the list: free places go, held ones stay, the rest is planned once', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const { providerId, bin, groups } = await aProvider(setting)
  await sql`
    update place set state = 'held' where id = (
      select id from place where group_id = ${groups.get(3)} order by id limit 1)`.execute(db.owner)
  const exclusionId = await act(tx =>
    announceExclusion(tx, OFFICER, setting, exclusionOf(providerId, day('2026-07-20'))),
  )
  await act(tx => excludeProvider(tx, SYSTEM, setting, exclusionId))
  expect(await findDueExclusions(db.app, setting.clock.today(), 10)).not.toContain(exclusionId)
  setting.clock.advance({ days: 19 })
  expect(await findDueExclusions(db.app, setting.clock.today(), 10)).toContain(exclusionId)
  const exclude = () => act(tx => excludeProvider(tx, SYSTEM, setting, exclusionId))
  await Promise.all([exclude(), exclude()])
  const states = await sql<{ state: string; count: number }>`
    select state, count(*)::integer as count from place
    where group_id = any(${[...groups.values()]}::bigint[]) group by state order by state`.execute(
    db.app,
  )
  expect(states.rows).toEqual([
    { state: 'held', count: 1 },
    { state: 'withdrawn', count: 3 },
  ])
  expect(await leavesOf(bin, 'provider.excluded')).toHaveLength(1)
  expect(await leavesOf(bin, 'place.withdrawn')).toHaveLength(2)
  const listed = await findProviders(db.app, {
    territory: 'taraz',
    programme: 'preschool',
    day: setting.clock.today(),
    limit: 500,
  })
  expect(listed.map(one => one.bin)).not.toContain(bin)
})

test('officers find first who lacks most, and nobody outside the territory looks', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const { providerId: whole } = await aProvider(setting)
  const { providerId: lacking } = await aProvider(setting)
  await act(tx => recordEvidence(tx, OFFICER, setting, license(whole, day('2026-07-20'))))
  const filter = {
    ...QUEUE,
    programme: 'preschool' as const,
    day: day('2026-07-01'),
    text: '',
    after: undefined,
    limit: 500,
  }
  const files = await findProviderFiles(db.app, OFFICER, filter)
  const at = (id: bigint) => files.findIndex(file => file.id === id)
  expect(at(lacking)).toBeLessThan(at(whole))
  const license1 = files[at(whole)]?.gaps.find(gap => gap.requirement === 'license')
  expect(license1?.state).toBe('ends-soon')
  const first = files[0]
  const after = first && { weight: first.weight, id: first.id }
  const rest = await findProviderFiles(db.app, OFFICER, { ...filter, after })
  expect(rest.map(file => file.id)).toEqual(files.slice(1).map(file => file.id))
  const stranger: Actor = { ...OFFICER, territory: 'shymkent' }
  await expect(findProviderFiles(db.app, stranger, filter)).rejects.toMatchObject({
    name: 'NotAllowed',
  })
  await expect(getProviderFile(db.app, stranger, whole, day('2026-07-01'))).rejects.toMatchObject({
    name: 'NotAllowed',
  })
})

test('evidence without an end never runs out', () => {
  expect(evidenceState({ validTo: null }, day('2099-01-01'))).toBe('in-force')
})
