/** One batch: looked at, recomputed, released, withdrawn; its file, and what the bank answers. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sha256Hex } from '../../base/digest.ts'
import { BadInput, NotFound } from '../../base/failure.ts'
import { recordLook } from '../../domain/applications/look-at-application.ts'
import { AnswerUnreadable, type BadAnswerRow } from '../../domain/payments/bank-answer.ts'
import { composePaymentRows, PAYMENT_COLUMNS } from '../../domain/payments/compose-pain001.ts'
import { getBatch, getBatchFile } from '../../domain/payments/find-batches.ts'
import { withdrawBatch } from '../../domain/payments/make-batch.ts'
import { paymentAccess } from '../../domain/payments/payment-access.ts'
import { readAnswer } from '../../domain/payments/read-answer.ts'
import { recheckPayments } from '../../domain/payments/recheck-payments.ts'
import { releaseBatch } from '../../domain/payments/release-batch.ts'
import { returnPayment } from '../../domain/payments/return-payment.ts'
import { type AnswerReport, takeAnswer } from '../../domain/payments/take-answer.ts'
import { actorText } from '../../platform/access/actor.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { writeCsv } from '../../platform/tabular/write-table.ts'
import type { Form } from '../layout/form.ts'
import { getPage, postPage } from '../page.ts'
import { file, type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import type { DepartmentDeps } from './department-deps.ts'
import { PaymentBatchPage } from './payment-batch.page.tsx'
import { accountMistakes, doneOf } from './payments.form.ts'

const PATH = '/department/payments/:batch'

export function registerPaymentBatch(app: App, deps: DepartmentDeps): void {
  getPage(app, deps, PATH, context => show(context, {}))
  postPage(app, deps, PATH, change)
  postPage(app, deps, `${PATH}/answer`, takeFile, { largeFiles: 'cut' })
  // Where the language switch of a page with a report leads.
  getPage(app, deps, `${PATH}/answer`, async context =>
    redirect(context.href(`/department/payments/${numberOf(context)}`)),
  )
  getPage(app, deps, `${PATH}/file/:form`, download)
}

const numberOf = (context: PageContext) => context.params.batch ?? ''

type Shown = { readonly errors?: Form['errors']; readonly report?: AnswerReport }

async function show(context: PageContext, { errors, report }: Shown): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { database, language } = context
  const found = await getBatch(database, staff, numberOf(context))
  const mistaken = errors !== undefined || report?.taken === false
  return shown(
    <PaymentBatchPage
      {...found}
      frame={context.frame('department')}
      differences={await recheckPayments(database, { batchId: found.batch.id })}
      maySend={isAllowed(staff, paymentAccess.send, found.relation)}
      mine={found.batch.madeBy === actorText(staff)}
      done={doneOf(context.query.done)}
      report={report}
      form={{
        language,
        values: errors === undefined ? {} : context.form.all,
        errors: errors ?? {},
      }}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function change(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { setting, form } = context
  const number = numberOf(context)
  await getBatch(context.database, staff, number)
  const input = { batch: number }
  const back = (done: string) =>
    redirect(context.href(`/department/payments/${number}?done=${done}`))
  switch (form.value('what')) {
    case 'release':
      await context.act('payment.release-batch', input, async tx => {
        await releaseBatch(tx, staff, setting, number)
        return null
      })
      return back('released')
    case 'withdraw':
      await context.act('payment.withdraw-batch', input, async tx => {
        await withdrawBatch(tx, staff, setting, number)
        return null
      })
      return back('withdrawn')
    case 'return':
      return markReturned(context, number)
    default:
      throw new BadInput({ what: 'unknown' })
  }
}

async function markReturned(context: PageContext, number: string): Promise<PageAnswer> {
  const staff = getStaff(context)
  const payment = context.form.value('payment')
  const reason = context.form.value('reason')
  const given = { batch: number, payment, reason }
  let bad: readonly BadAnswerRow[]
  try {
    bad = await context.act('payment.return', given, async tx => {
      const report = await returnPayment(tx, staff, context.setting, given)
      return report.bad.map(({ row, payment, mistake }) => ({ row, payment, mistake }))
    })
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return show(context, { errors: accountMistakes(error, context.language) })
  }
  if (bad.length > 0) return show(context, { report: notTaken(bad) })
  return redirect(context.href(`/department/payments/${number}?done=returned`))
}

async function takeFile(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const number = numberOf(context)
  const { relation } = await getBatch(context.database, staff, number)
  // Whoever may take in nothing hears that before a file is looked at.
  authorize(staff, paymentAccess.takeAnswer, relation)
  const upload = context.form.files.find(({ field }) => field === 'file')
  if (upload === undefined || upload.fileName === '') {
    return show(context, { errors: { file: context.texts.payments.chooseFile } })
  }
  const { bytes, fileName: name } = upload
  const sha256 = sha256Hex(bytes)
  try {
    const answer = await readAnswer(bytes)
    const input = { batch: number, name, sha256 }
    const report = await context.act('payment.take-answer', input, async tx => {
      const { taken, bad, counts } = await takeAnswer(tx, staff, context.setting, {
        ...input,
        answer,
      })
      const rows = bad.map(({ row, payment, mistake }) => ({ row, payment, mistake }))
      return { taken, bad: rows, counts: { ...counts } }
    })
    return show(context, { report })
  } catch (error) {
    if (!(error instanceof AnswerUnreadable)) throw error
    const { mistake } = error
    return show(context, { report: notTaken([{ row: null, payment: '', mistake }]) })
  }
}

function notTaken(bad: readonly BadAnswerRow[]): AnswerReport {
  return { taken: false, bad, counts: { paid: 0, returned: 0, pending: 0, unchanged: 0 } }
}

/** Who fetched it is recorded: account numbers leave the house with it. */
async function download(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { database, params, setting } = context
  const { batch, xml, payments } = await getBatchFile(database, staff, numberOf(context))
  if (params.form !== 'xml' && params.form !== 'csv') throw new NotFound('file')
  await inTransaction(database, tx => recordLook(tx, staff, setting, null, 'payment-file'))
  const name = `kezek-${batch.number}`
  if (params.form === 'xml') return file(`${name}.xml`, 'application/xml; charset=utf-8', xml)
  const stream = new PassThrough()
  async function* rows() {
    yield* composePaymentRows(payments)
  }
  const [content] = await Promise.all([
    buffer(stream),
    writeCsv(stream, PAYMENT_COLUMNS, rows(), { bom: true }),
  ])
  return file(`${name}.csv`, 'text/csv; charset=utf-8', content)
}
