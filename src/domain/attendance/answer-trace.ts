/**
 * From which device a month or its lessons were answered, so that one tablet that answers for many families is found; never
 * the thing itself.
 */
import type { Tx } from '../../platform/db/database.ts'
import { keyedHash } from '../../platform/identity/keyed-hash.ts'
import type { Setting } from '../territories/setting.ts'
import { deleteTracesBefore, deleteTracesOf, ensureTraceKey, insertTrace } from './trace-queries.ts'

export type SeenFrom = {
  /** A random number that the browser keeps. */
  readonly device: string
  /** Of the connection. */
  readonly address: string
}

const KEY_BYTES = 32

/**
 * Part of an answer, once a device and month of a child. Two months cannot be compared: each has its own key, which is
 * forgotten with its traces.
 */
export async function keepAnswerTrace(
  tx: Tx,
  setting: Setting,
  answer: {
    readonly enrolmentId: bigint
    readonly personId: bigint
    /** First day. */
    readonly month: Temporal.PlainDate
  },
  from: SeenFrom,
): Promise<void> {
  const fresh = setting.entropy.bytes(KEY_BYTES).toString('hex')
  const key = await ensureTraceKey(tx, answer.month, fresh)
  await insertTrace(tx, {
    ...answer,
    device: keyedHash(key, 'device', from.device),
    address: keyedHash(key, 'address', from.address),
    at: setting.clock.now(),
  })
}

/** Part of the nightly forgetting: months before this one. */
export async function forgetAnswerTraces(tx: Tx, before: Temporal.PlainDate): Promise<void> {
  await deleteTracesBefore(tx, before)
}

/** Part of the erasure of a family. */
export async function forgetTracesOf(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  await deleteTracesOf(tx, applicationIds)
}
