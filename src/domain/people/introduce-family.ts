/** A family makes itself known from home, without applying for anything: two numbers and a phone that was proved. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { ensureFamily } from './ensure-family.ts'
import type { GuardianFacts, PersonFacts, PersonRefusal } from './person.ts'
import { personAccess } from './person-access.ts'
import {
  countOthersOfPhone,
  keepIntroduction,
  selectPerson,
  upsertPerson,
} from './person-queries.ts'

export type IntroduceFamily = {
  readonly child: PersonFacts
  readonly guardian: GuardianFacts
  readonly phoneVerifiedAt: Temporal.Instant
  /** A register that says no ends the journey before this. */
  readonly guardianship: 'yes' | 'silent'
}

/** Parents and a grandmother with one telephone; nobody else answers for three families. */
const MOST_OF_ONE_PHONE = 3

/**
 * Whoever is known with another phone stays as known, and nothing is written: the code to sign in goes to that phone, so
 * whoever has two numbers of strangers gets nothing by them, and learns nothing either. Refuses `person/phone-of-others`.
 */
export async function introduceFamily(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: IntroduceFamily,
): Promise<void> {
  authorize(actor, personAccess.introduce)
  const { child, guardian, phoneVerifiedAt, guardianship } = input
  const at = setting.clock.now()
  // Its row is locked by this, so that of two who come with one number the second sees the first one's phone.
  const known = await selectPerson(tx, await upsertPerson(tx, guardian, at))
  const phone = known?.phone ?? null
  if (phone !== null && phone !== guardian.phone) return
  if (phone === null && (await countOthersOfPhone(tx, guardian)) >= MOST_OF_ONE_PHONE) {
    throw new Refusal<PersonRefusal>('person/phone-of-others')
  }
  const { childId } = await ensureFamily(tx, {
    child,
    guardian,
    source: guardianship === 'yes' ? 'register' : 'declared',
    phoneVerifiedAt,
    at,
  })
  await keepIntroduction(tx, childId, at)
}
