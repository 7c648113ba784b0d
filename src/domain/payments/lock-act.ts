/** An act for an event: locked, allowed, in the state that the event needs, with the sum that the person saw. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Permission, type Relation } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { PaymentRefusal } from './act.ts'
import { type ActEvent, nextActState } from './act-life.ts'
import { type LockedAct, lockAct } from './act-queries.ts'

/** What is signed and approved is the sum that was shown. */
export type SeenAct = { readonly number: string; readonly totalTiyn: bigint }

/** Refuses `act/not-now` when somebody was first, or the sum is another. */
export async function lockActFor(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  event: ActEvent,
  seen: SeenAct,
): Promise<{ readonly act: LockedAct; readonly relation: Relation }> {
  const act = await lockAct(tx, seen.number)
  if (act === undefined) throw new NotFound('act')
  const path = await getTerritoryPath(tx, act.territory)
  const relation = { providerId: act.providerId, territoryPath: path.map(step => step.code) }
  authorize(actor, permission, relation)
  if (nextActState(act.state, event) === undefined || act.totalTiyn !== seen.totalTiyn) {
    throw new Refusal<PaymentRefusal>('act/not-now')
  }
  return { act, relation }
}

export function actFacts(act: LockedAct): Omit<JournalFact, 'kind'> {
  return {
    facts: {
      act: act.number,
      provider: act.bin,
      programme: act.programme,
      territory: act.territory,
      month: act.month.toPlainYearMonth().toString(),
      totalTiyn: act.totalTiyn.toString(),
    },
    about: `act:${act.number}`,
  }
}
