/** Batches as the operator and the department see them. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { selectPayerAccountById } from './account-queries.ts'
import { selectAnswers } from './answer-queries.ts'
import {
  type BatchListed,
  type ReadyAct,
  selectBatch,
  selectBatches,
  selectBatchFile,
  selectReadyActs,
} from './batch-queries.ts'
import { type NotSent, reasonNotSent } from './make-batch.ts'
import type { Payer } from './payment.ts'
import { paymentAccess } from './payment-access.ts'
import { selectPaymentsOfBatch } from './payment-queries.ts'
import { orderedOf } from './release-batch.ts'

export { selectPayingTerritories as findPayingTerritories } from './batch-queries.ts'

export type { BatchListed, ReadyAct }

export type ReadyToSend = ReadyAct & { readonly notSent: NotSent | undefined }

const MOST_BATCHES = 100

/** What could be sent today, what not and why, and the newest batches. */
export async function findBatches(
  read: Read,
  actor: Actor,
  relation: Relation,
  payer: Payer,
  today: Temporal.PlainDate,
): Promise<{ readonly ready: readonly ReadyToSend[]; readonly batches: readonly BatchListed[] }> {
  authorize(actor, paymentAccess.see, relation)
  const acts = await selectReadyActs(read, payer, today)
  return {
    ready: acts.map(act => ({ ...act, notSent: reasonNotSent(act) })),
    batches: await selectBatches(read, payer, MOST_BATCHES),
  }
}

/** Throws NotFound where the post does not reach. */
export async function getBatch(read: Read, actor: Actor, number: string) {
  const batch = await selectBatch(read, number)
  if (batch === undefined) throw new NotFound('batch')
  const path = await getTerritoryPath(read, batch.territory)
  const codes = path.map(step => step.code)
  // Outside of the post it is not there: nobody learns by trying.
  if (actor.kind === 'staff' && !codes.includes(actor.territory)) throw new NotFound('batch')
  const relation = { territoryPath: codes }
  authorize(actor, paymentAccess.see, relation)
  return {
    batch,
    relation,
    payer: await selectPayerAccountById(read, batch.payerAccountId),
    payments: await selectPaymentsOfBatch(read, batch.id),
    answers: await selectAnswers(read, batch.id),
  }
}

/** The bytes that were released, and the same as rows. Account numbers are in both. */
export async function getBatchFile(read: Read, actor: Actor, number: string) {
  const { batch, relation, payments } = await getBatch(read, actor, number)
  authorize(actor, paymentAccess.fetchFile, relation)
  const xml = await selectBatchFile(read, batch.id)
  if (xml === undefined) throw new NotFound('file')
  return { batch, xml, payments: payments.map(orderedOf) }
}
