/** The act of a kindergarten for a month: everything that is confirmed by now and in no act yet. */
import { NotFound } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { lockProviders } from './act-queries.ts'
import { drawUpActs, type PreparedAct } from './draw-up-acts.ts'
import { paymentAccess } from './payment-access.ts'

export type { PreparedAct } from './draw-up-acts.ts'

/**
 * A draft that the kindergarten signs. Its money goes from what is reserved to what is accrued in the same transaction;
 * nobody's reservation can pay for another child. What cannot be covered is left to a later act, and said. Refuses
 * `act/month-not-over`, `act/nothing-to-pay`, `act/already-prepared`, and `ledger/not-enough-money` when nothing of it
 * can be covered.
 */
export async function prepareAct(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly providerId: bigint; readonly month: Temporal.PlainYearMonth },
): Promise<PreparedAct> {
  const [provider] = await lockProviders(tx, [input.providerId])
  if (provider === undefined) throw new NotFound('provider')
  const path = (await getTerritoryPath(tx, provider.territory)).map(step => step.code)
  authorize(actor, paymentAccess.prepareAct, { territoryPath: path })
  const { month } = input
  const order = { providers: [provider], path, month, by: actorText(actor) }
  const [drawn] = await drawUpActs(tx, setting, order)
  if (drawn === undefined) throw new NotFound('provider')
  if ('refusal' in drawn) throw drawn.refusal
  return drawn.act
}
