/** A district of the demonstration that works by referrals still, and goes over to vouchers in three weeks. */
import { assertDefined } from '../../base/assert.ts'
import { composeDemonstrationBin } from '../../base/bin.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import {
  type ImportedApplication,
  importApplications,
} from '../applications/import-applications.ts'
import { setPreferences } from '../choice/set-preferences.ts'
import { setWishes } from '../choice/set-wishes.ts'
import { announceDeparture } from '../places/announce-departure.ts'
import { offerPlaces } from '../places/offer-places.ts'
import { keepGroup, keepProvider } from '../providers/keep-provider.ts'
import { declineReferral } from '../referrals/decline-referral.ts'
import { extendReferral } from '../referrals/extend-referral.ts'
import { adoptData } from '../territories/adopt-data.ts'
import { selectIssuedReferrals, selectQueuedIn } from './choice-story-queries.ts'
import { type DemoPost, insertStaff } from './demonstration-queries.ts'
import type { ChoiceStory } from './live-choice.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const DISTRICT = 'baizak'
const SETTLEMENT = 'baizak-sarykemer'
const KINDERGARTENS = ['Айгөлек', 'Бәйтерек', 'Еркемай']
/** Beyond those of the city. */
const FIRST_SERIAL = 9_000
const COHORTS = [3, 4, 5]
const SEATS = 25

/** Groups of the district by cohort. */
export type District = ReadonlyMap<number, readonly bigint[]>

/** Kindergartens, families and the days of its regimes. The clock stands at the beginning of the story. */
export async function openDistrict(
  { database, story }: ChoiceStory,
  families: readonly ImportedApplication[],
  today: Temporal.PlainDate,
): Promise<District> {
  const row = { territory: DISTRICT, programme: 'preschool', responsible: 'Көрсетілім' } as const
  const groups = new Map<number, bigint[]>()
  await inTransaction(database, async tx => {
    await adoptData(tx, SYSTEM, story, {
      territories: new Map(),
      rollout: [
        { ...row, regime: 'referral', startsOn: Temporal.PlainDate.from('2025-09-01') },
        { ...row, regime: 'voucher', startsOn: today.add({ days: 21 }) },
      ],
      packs: [],
      calendar: story.calendar,
    })
    const heads: DemoPost[] = []
    for (const [index, name] of KINDERGARTENS.entries()) {
      const nameKk = `«${name}» балабақшасы`
      const { id } = await keepProvider(tx, SYSTEM, story, {
        bin: aBin(index),
        programme: 'preschool',
        territory: DISTRICT,
        settlement: SETTLEMENT,
        nameKk,
        nameRu: `Детский сад «${name}»`,
        ownership: 'state',
        address: `Сарыкемер а., Байзақ батыр к., ${10 + index}`,
        latitude: 43.0 + index / 200,
        longitude: 71.5 + index / 200,
        phone: null,
        capacity: SEATS * COHORTS.length,
        listedFrom: Temporal.PlainDate.from('2024-03-01'),
      })
      heads.push({
        name: `${nameKk} басшысы`,
        role: 'provider',
        territory: DISTRICT,
        providerId: id,
      })
      for (const cohort of COHORTS) {
        const provider = { id, territory: DISTRICT }
        const group = await keepGroup(tx, SYSTEM, provider, {
          name: `${cohort} жас тобы`,
          cohort,
          language: 'kk',
          kind: 'general',
          regime: 'full-day',
          capacity: SEATS,
          enrolled: SEATS - 4,
        })
        groups.set(cohort, [...(groups.get(cohort) ?? []), group.id])
      }
    }
    await insertStaff(tx, heads, story.clock.now())
    const moved = families.map(family => ({ ...family, settlement: SETTLEMENT, batch: null }))
    await importApplications(tx, SYSTEM, story, moved)
  })
  return groups
}

function aBin(index: number): string {
  for (let serial = FIRST_SERIAL + index * 10; ; serial += 1) {
    const bin = composeDemonstrationBin(serial)
    if (bin !== undefined) return bin
  }
}

/** Two places a group; every other family wishes, some let the system find a place. */
export async function publishAndWish(scene: ChoiceStory, district: District): Promise<void> {
  const { database, story } = scene
  const startsOn = story.clock.today()
  await inTransaction(database, async tx => {
    for (const groupId of [...district.values()].flat()) {
      const place = { admission: 'general', count: 2, startsOn, lastDay: null } as const
      await offerPlaces(tx, SYSTEM, story, { groupId, ...place, restriction: null })
    }
  })
  for (const [index, child] of (await selectQueuedIn(database, DISTRICT)).entries()) {
    const groups = district.get(child.cohort) ?? []
    if (child.kind !== 'general' || groups.length === 0 || index % 2 === 1) continue
    const guardian: Actor = { kind: 'guardian', personId: child.guardianId }
    const { number } = child
    await inTransaction(database, async tx => {
      const wishes = groups.map(groupId => ({ groupId, admissions: ['general'] as const }))
      await setWishes(tx, guardian, story, { number, wishes })
      const any = { number, together: true, anyPlace: true, consent: true }
      if (index % 6 === 0) await setPreferences(tx, guardian, story, any)
    })
  }
}

/** One family asks for more time, one does not want the place; children who leave for school are told of ahead. */
export async function liveReferrals(scene: ChoiceStory, district: District): Promise<void> {
  const { database, story } = scene
  const [extended, declined] = await selectIssuedReferrals(database, DISTRICT, story.clock.now())
  const today = story.clock.today()
  if (extended !== undefined) {
    const guardian: Actor = { kind: 'guardian', personId: extended.guardianId }
    const input = { number: extended.number, lastDay: today.add({ days: 20 }) }
    await inTransaction(database, tx => extendReferral(tx, guardian, story, input))
  }
  if (declined !== undefined) {
    const guardian: Actor = { kind: 'guardian', personId: declined.guardianId }
    await inTransaction(database, tx => declineReferral(tx, guardian, story, declined.number))
  }
  const groupId = assertDefined(district.get(5)?.[0], 'a group of five-year-olds')
  const departure = { groupId, count: 5, lastDay: today.add({ days: 40 }) }
  await inTransaction(database, tx => announceDeparture(tx, SYSTEM, story, departure))
}
