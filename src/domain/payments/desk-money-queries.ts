/** SQL of what waits at a kindergarten on the way of its money. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

type WaitingAct = { readonly number: string; readonly month: Temporal.PlainDate }

export type DeskMoney = {
  /** Acts that it has not signed. */
  readonly unsigned: readonly WaitingAct[]
  /** Acts whose money the bank sent back, not sent again yet. */
  readonly returned: readonly WaitingAct[]
  /** Payments of which the bank says that they are paid, and the kindergarten nothing. */
  readonly arrived: number
  /** An act is on its way and there is no account: `none`, or one that a second person has not confirmed. */
  readonly account: 'none' | 'waits' | 'good'
}

export async function selectDeskMoney(read: Read, providerId: bigint): Promise<DeskMoney> {
  const acts = await sql<WaitingAct & { state: string; unconfirmed: boolean }>`
    select act.number, month, act.state,
           payment.id is not null as unconfirmed
    from act left join payment on payment.act_id = act.id and payment.state = 'paid'
      and received_at is null and missed_at is null
    where act.provider_id = ${providerId} and (act.state <> 'paid' or payment.id is not null)
    order by month, act.id`.execute(read)
  const accounts = await sql<{ confirmed: boolean; proposed: boolean }>`
    select coalesce(bool_or(state = 'confirmed'), false) as confirmed,
           coalesce(bool_or(state = 'proposed'), false) as proposed
    from provider_account where provider_id = ${providerId}`.execute(read)
  const { confirmed = false, proposed = false } = accounts.rows[0] ?? {}
  const of = (state: string) => acts.rows.filter(act => act.state === state)
  const needed = acts.rows.some(act => act.state !== 'paid')
  return {
    unsigned: of('draft'),
    returned: of('returned'),
    arrived: acts.rows.filter(act => act.unconfirmed).length,
    account: proposed ? 'waits' : confirmed || !needed ? 'good' : 'none',
  }
}
