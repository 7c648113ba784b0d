/** A city that works by referrals still (Almaty, spring of 2025), for tests: each step by the action that makes it for real. */
import {
  aKindergarten,
  type FamilyOptions,
  guardianOf,
  SYSTEM,
  submit,
} from '../../../test/city.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { setPreferences } from '../choice/set-preferences.ts'
import { setWishes } from '../choice/set-wishes.ts'
import type { Admission } from '../places/place.ts'
import type { Setting } from '../territories/setting.ts'
import { findReferralsOfApplication } from './find-referrals.ts'
import { type HoldReferralRound, holdReferralRound } from './hold-referral-round.ts'

export const QUEUE = { territory: 'almaty', programme: 'preschool' } as const

type Moving = { readonly clock: { advance(duration: Temporal.DurationLike): void } }

/** Children of three in the order of their applications. */
export async function waitingFamilies(
  database: Database,
  setting: Setting & Moving,
  families: readonly FamilyOptions[],
): Promise<readonly Application[]> {
  const children: Application[] = []
  for (const family of families) {
    setting.clock.advance({ milliseconds: 5 })
    children.push(
      await submit(database, setting, {
        settlement: 'almaty',
        childBorn: '2022-03-01',
        ...family,
      }),
    )
  }
  return children
}

/** A kindergarten with one group of three-year-olds; returns the group. */
export async function aGroup(
  database: Database,
  setting: Setting,
  places: number,
): Promise<bigint> {
  const made = await aKindergarten(database, setting, {
    territory: 'almaty',
    places: { 3: places },
  })
  return made.get(3) ?? 0n
}

export function wish(
  database: Database,
  setting: Setting,
  child: Application,
  groups: readonly bigint[],
  admissions: readonly Admission[] = ['general'],
): Promise<void> {
  const wishes = groups.map(groupId => ({ groupId, admissions }))
  return inTransaction(database, tx =>
    setWishes(tx, guardianOf(child), setting, { number: child.number, wishes }),
  )
}

export function consent(
  database: Database,
  setting: Setting,
  child: Application,
  anyPlace = true,
): Promise<void> {
  return inTransaction(database, tx =>
    setPreferences(tx, guardianOf(child), setting, {
      number: child.number,
      together: true,
      anyPlace,
      consent: anyPlace,
    }),
  )
}

export function pass(database: Database, setting: Setting, turn: HoldReferralRound['turn']) {
  return holdReferralRound(database, SYSTEM, setting, { ...QUEUE, turn })
}

export async function newestReferral(database: Database, child: Application) {
  const [newest] = await findReferralsOfApplication(database, child.id)
  return newest
}
