/** Everything that the page of a batch shows. */
import type { getBatch } from '../../domain/payments/find-batches.ts'
import type { Difference } from '../../domain/payments/recheck.ts'
import type { AnswerReport } from '../../domain/payments/take-answer.ts'
import type { Form } from '../layout/form.ts'
import type { Frame } from '../layout/shell.tsx'
import type { Done } from './payments.form.ts'

export type BatchView = Awaited<ReturnType<typeof getBatch>> & {
  frame: Frame
  differences: readonly Difference[]
  maySend: boolean
  /** Made by the reader: another one releases it. */
  mine: boolean
  done: Done | undefined
  report: AnswerReport | undefined
  form: Form
  csrfToken: string
  requestIdOf: () => string
}
