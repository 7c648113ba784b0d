/** Every record of the journal that concerns one application: its own, its vouchers', its iterations'. */
import type { Application } from '../../../domain/applications/application.ts'
import { findDecisionsOfApplication } from '../../../domain/iterations/find-iterations.ts'
import { iterationSubject } from '../../../domain/iterations/hold-iteration.ts'
import { findVouchersOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import { findFactsAbout, type JournaledFact } from '../../../platform/journal/find-receipts.ts'
import { getGuardian, type PageContext } from '../../page-context.ts'
import { proofTitle } from './proof-title.ts'

export type ProofView = {
  readonly id: string
  readonly title: string
  readonly at: Temporal.Instant
  /** Its number in the journal; undefined while it is being sealed. */
  readonly index: number | undefined
  /** `closed`: it holds data of the other parent, who applied. */
  readonly state: 'ready' | 'sealing' | 'closed'
  readonly isErased: boolean
}

export type IterationView = {
  readonly id: bigint
  readonly number: number
  readonly heldOn: Temporal.PlainDate
  /** Null: a voucher was offered. */
  readonly reason: string | null
  readonly proof: ProofView | undefined
}

export async function loadProofs(context: PageContext, application: Application) {
  const { database } = context
  const vouchers = await findVouchersOfApplication(database, application.id)
  const numbers = [application.number, ...vouchers.map(({ number }) => number)]
  const own = await findFactsAbout(database, numbers)
  const decisions = await findDecisionsOfApplication(database, application.id)
  const held = await findFactsAbout(
    database,
    decisions.map(one => iterationSubject(application, one.iteration_number)),
  )
  const view = (fact: JournaledFact) => viewProof(context, application, fact)
  return {
    facts: [...own, ...held],
    events: own.map(view),
    iterations: decisions.map((one): IterationView => {
      const subject = iterationSubject(application, one.iteration_number)
      const fact = held.find(({ about }) => about === subject)
      return {
        id: one.iteration_id,
        number: one.iteration_number,
        heldOn: one.held_on,
        reason: one.reason,
        proof: fact && view(fact),
      }
    }),
    hasVoucher: vouchers.length > 0,
  }
}

function viewProof(context: PageContext, application: Application, fact: JournaledFact): ProofView {
  const { isPublished, index } = fact
  const sealed = isPublished ? ('ready' as const) : ('sealing' as const)
  return {
    id: fact.id.toString(),
    title: proofTitle(fact, context.language),
    at: fact.at,
    index: isPublished ? index : undefined,
    state: isOpenTo(context, application, fact) ? sealed : 'closed',
    isErased: fact.isErased,
  }
}

/**
 * A submission holds number and phone of the parent who applied: to the child's other parent, from whom the
 * first may live apart, it stays closed. All other records hold nothing of either.
 */
export function isOpenTo(
  context: PageContext,
  application: Application,
  fact: JournaledFact,
): boolean {
  const { personId } = getGuardian(context)
  return fact.kind !== 'application.submitted' || application.guardianId === personId
}
