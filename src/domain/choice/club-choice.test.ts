/** Choosing a club: ages from and to, any club for a child with special needs, only clubs that the voucher is for. */
import { beforeAll, expect, test } from 'vitest'
import {
  aBudget,
  aClub,
  type FamilyOptions,
  guardianOf,
  SYSTEM,
  submit,
} from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { publishPlaces } from '../places/publish-places.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { findSuitableGroups } from './find-group-choices.ts'
import { holdRound } from './hold-round.ts'
import { joinList } from './join-list.ts'
import { offerFreedPlaces } from './offer-freed-places.ts'
import { wish } from './town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const QUEUE = { territory: 'aktobe', programme: 'club' } as const
const children: Application[] = []
let swimming: bigint
let chess: bigint
let school: bigint

const FAMILIES: readonly FamilyOptions[] = [
  { childBorn: '2019-05-01' }, // 7, the youngest of swimming
  { childBorn: '2014-05-01' }, // 12, the oldest of it
  { childBorn: '2013-05-01' }, // 13, the youngest of chess
  { childBorn: '2014-06-01', kind: 'special' },
  { childBorn: '2014-07-01' },
]

beforeAll(async () => {
  swimming = (await aClub(db.app, setting, { ages: [7, 12], places: 2 })).groupId
  chess = (await aClub(db.app, setting, { ages: [12, 17], places: 2, direction: 'education' }))
    .groupId
  school = (await aClub(db.app, setting, { ages: [7, 17], clubKind: 'school-club' })).groupId
  await aBudget(db.app, setting, { programme: 'club', tenge: 90_000_000 })
  for (const family of FAMILIES) {
    setting.clock.advance({ seconds: 1 })
    children.push(await submit(db.app, setting, { programme: 'club', ...family }))
  }
  await holdIteration(db.app, SYSTEM, setting, QUEUE)
  for (const child of children) {
    await inTransaction(db.app, tx => confirmVoucher(tx, guardianOf(child), setting, child.number))
  }
})

const child = (index: number) => children[index] as Application
const stateOf = async (index: number) =>
  (await findVoucherOfApplication(db.app, child(index).id))?.state

const suitable = (cohort: number, direction: string | null = null) =>
  findSuitableGroups(db.app, {
    ...QUEUE,
    cohort,
    kind: 'special',
    day: setting.clock.today(),
    words: [],
    language: null,
    direction,
    clubs: ['private-club', 'other-club'],
    onlyFree: false,
    limit: 10,
    offset: 0,
  })

test('a family is shown the clubs of the child’s age that its voucher is for, by direction', async () => {
  const ids = async (...asked: Parameters<typeof suitable>) =>
    new Set((await suitable(...asked)).map(one => one.groupId))
  expect(await ids(7)).toEqual(new Set([swimming]))
  expect(await ids(12)).toEqual(new Set([swimming, chess]))
  expect(await ids(12, 'education')).toEqual(new Set([chess]))
  expect(await ids(17)).toEqual(new Set([chess]))
})

test('it may wish for no club of another age, and for none of a school', async () => {
  for (const [index, group] of [
    [0, chess],
    [2, swimming],
    [1, school],
  ] as const) {
    await expect(wish(db.app, setting, child(index), [group])).rejects.toMatchObject({
      code: 'choice/group-not-suitable',
    })
  }
})

test('a round gives places at both edges of the ages, in the order of the vouchers', async () => {
  await wish(db.app, setting, child(0), [swimming])
  await wish(db.app, setting, child(1), [swimming, chess])
  await wish(db.app, setting, child(2), [chess])
  await wish(db.app, setting, child(3), [swimming, chess])
  await wish(db.app, setting, child(4), [swimming, chess])
  // The oldest were offered first: 13; then those of 12; then the child of 7 finds swimming full.
  const report = await holdRound(db.app, SYSTEM, setting, QUEUE)
  expect(report).toMatchObject({ placed: 4 })
  expect(await Promise.all([0, 1, 2, 3, 4].map(stateOf))).toEqual([
    'confirmed',
    'place-held',
    'place-held',
    'place-held',
    'place-held',
  ])
})

test('who found swimming full waits for it, and is asked when a place is free', async () => {
  const number = child(0).number
  const join = (groupId: bigint) =>
    inTransaction(db.app, tx =>
      joinList(tx, guardianOf(child(0)), setting, { number, groupId, admissions: ['general'] }),
    )
  await expect(join(swimming)).rejects.toMatchObject({ code: 'choice/already-waiting' })
  await expect(join(chess)).rejects.toMatchObject({ code: 'choice/group-not-suitable' })
  await expect(join(school)).rejects.toMatchObject({ code: 'choice/group-not-suitable' })
  await inTransaction(db.app, tx =>
    publishPlaces(tx, SYSTEM, setting, {
      groupId: swimming,
      free: 1,
      startsOn: setting.clock.today(),
      withdrawalReason: 'test',
    }),
  )
  expect(await offerFreedPlaces(db.app, SYSTEM, setting)).toBe(1)
})

test('every promise holds', async () => {
  const reports = await checkInvariants(db.app)
  expect(reports.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
})
