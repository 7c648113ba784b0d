/** What the parts of the page of a month's close are given. */
import type { MonthClose } from '../../domain/payments/find-month-close.ts'
import type { Form } from '../layout/form.ts'
import type { Frame } from '../layout/shell.tsx'

export type MonthCloseView = {
  frame: Frame
  territory: { readonly code: string; readonly name: string }
  choices: readonly { readonly code: string; readonly name: string }[]
  month: Temporal.PlainYearMonth
  /** Undefined where months are not paid by sheets. */
  close: MonthClose | undefined
  mayPrepare: boolean
  /** As acts name whoever prepared them. */
  reader: string
  /** What the last form did, in words. */
  done: readonly string[]
  refused: readonly string[]
  /** Words of a refusal in an order of acts. */
  outcomeText: (code: string) => string
  /** Of the table of kindergartens, from 1. */
  page: number
  form: Form
  csrfToken: string
  requestId: string
}

export type CloseView = MonthCloseView & { close: MonthClose }
