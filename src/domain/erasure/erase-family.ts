/** Erases the family's part of archived applications, and the people themselves when nothing of them is left. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { forgetIdentity } from '../../platform/identity/forget-identity.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { erasePrivateParts } from '../../platform/journal/erase-private.ts'
import type { LeafFields } from '../../platform/journal/leaf.ts'
import type { DocumentStore } from '../applications/document-store.ts'
import { forgetFamilyOf } from '../applications/forget-family.ts'
import { forgetTracesOf } from '../attendance/answer-trace.ts'
import { forgetPapersOf } from '../attendance/forget-papers.ts'
import { forgetPeople } from '../people/forget-people.ts'
import { ratingSubject } from '../ratings/rating.ts'
import type { Setting } from '../territories/setting.ts'
import { type ErasureGround, type ErasureRefusal, namesSomebody } from './erasure.ts'
import {
  eraseContracts,
  eraseMessages,
  eraseNamingWords,
  eraseRatingWords,
  type FamilyApplication,
  type FamilyMember,
  lockMembers,
} from './erasure-queries.ts'

export type ErasureReport = {
  readonly applications: readonly string[]
  /** Persons who are known no longer; a guardian with another child stays. */
  readonly persons: number
}

type EraseFamily = {
  readonly childId: bigint
  /** Every application of the child, locked. */
  readonly family: readonly FamilyApplication[]
  /** Those to be erased now, all archived. */
  readonly chosen: readonly FamilyApplication[]
  readonly vouchers: readonly string[]
  readonly ground: ErasureGround
  /** The number of a letter, of a court's decision; kept closed beside the leaf. Never a name. */
  readonly reason: string
}

/** Part of an action (which authorizes and has seen that nothing stands in the way). */
export async function eraseFamily(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: DocumentStore,
  input: EraseFamily,
): Promise<ErasureReport> {
  const { childId, family, chosen, ground } = input
  const at = setting.clock.now()
  const ids = chosen.map(application => application.id)
  const numbers = chosen.map(application => application.number)
  const members = await lockMembers(tx, childId)
  if (namesSomebody(input.reason, members.flatMap(wordsOf))) {
    throw new Refusal<ErasureRefusal>('erasure/reason-names-person')
  }
  const ratings = await eraseRatingWords(tx, ids)
  const subjects = [...numbers, ...input.vouchers, ...ratings.map(ratingSubject)]
  const closed = await erasePrivateParts(tx, subjects)
  const isLast = family.every(({ id, isErased }) => isErased || ids.includes(id))
  const leaving = isLast ? members.filter(member => !member.isNeeded) : []
  await eraseMessages(tx, {
    applicationIds: ids,
    personIds: leaving.map(member => member.id),
    phones: phonesOf(leaving, closed),
  })
  await forgetIdentity(tx, {
    personIds: leaving.map(member => member.id),
    phones: phonesOf(leaving, closed),
    needles: needlesOf(leaving, closed),
    numbers,
  })
  await eraseContracts(tx, ids)
  await eraseNamingWords(tx, childId)
  await forgetPapersOf(tx, ids)
  await forgetTracesOf(tx, ids)
  await forgetFamilyOf(tx, store, ids, at)
  await forgetPeople(tx, leaving)
  await appendToJournal(
    tx,
    setting,
    numbers.map(application => ({
      kind: 'person.erased' as const,
      facts: { application, ground },
      privateFields: { by: actorText(actor), reason: input.reason },
    })),
  )
  return { applications: numbers, persons: leaving.length }
}

const wordsOf = (member: FamilyMember) =>
  [member.iin, member.phone, member.fullName].flatMap(word => word ?? [])

/** Of those who leave: the phone of now, and those that stood in their applications when a guardian leaves too. */
function phonesOf(leaving: readonly FamilyMember[], closed: readonly LeafFields[]) {
  const iins = new Set(leaving.map(member => member.iin))
  const before = closed.flatMap(({ guardianIin, phone }) =>
    typeof guardianIin === 'string' && iins.has(guardianIin) && typeof phone === 'string'
      ? [phone]
      : [],
  )
  const phones = [...leaving.flatMap(member => member.phone ?? []), ...before]
  return [...new Set(phones)].filter(phone => phone !== '')
}

function needlesOf(leaving: readonly FamilyMember[], closed: readonly LeafFields[]) {
  return [...leaving.flatMap(member => member.iin ?? []), ...phonesOf(leaving, closed)]
}
