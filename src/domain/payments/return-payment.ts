/** The money of one payment came back and no file says so: an operator writes it down with the bank's reason. */
import { sha256Hex } from '../../base/digest.ts'
import { BadInput } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { type AnswerReport, takeAnswer } from './take-answer.ts'

/** Throws BadInput with `reason` when it is no code of four symbols. */
export async function returnPayment(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly batch: string; readonly payment: string; readonly reason: string },
): Promise<AnswerReport> {
  const reason = input.reason.trim().toUpperCase()
  if (!/^[A-Z0-9]{4}$/.test(reason)) throw new BadInput({ reason: 'wrong' })
  const { batch, payment } = input
  const row = { row: 1, payment, status: 'RTRN', reason, amount: undefined }
  const sha256 = sha256Hex(`hand ${payment} ${reason}`)
  const answer = {
    form: 'hand',
    batch: null,
    count: undefined,
    controlSum: undefined,
    group: null,
    rows: [row],
  } as const
  return takeAnswer(tx, actor, setting, { batch, name: `${payment} ${reason}`, sha256, answer })
}
