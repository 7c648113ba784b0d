/** One batch: what it holds, whether it follows from the sheets, its file, what the bank answered. */
import { texts, textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import {
  formatCount,
  formatDate,
  formatMoment,
  formatMonth,
  formatTenge,
} from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'
import { AnswerSection, ReturnSection } from './payment-answer.tsx'
import type { BatchView } from './payment-batch-view.ts'

export function PaymentBatchPage(view: BatchView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const title = `${t.batch} ${view.batch.number}`
  return (
    <Shell frame={view.frame} title={title} noindex>
      <div class="kz-stack">
        <ErrorSummary form={view.form} order={['file', 'reason']} />
        <Breadcrumbs
          language={language}
          crumbs={[
            {
              text: t.title,
              href: `/${language}/department/payments?territory=${view.batch.territory}&programme=${view.batch.programme}`,
            },
          ]}
        />
        <Heading>{title}</Heading>
        {view.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.done[view.done]}
          </Notice>
        )}
        <Facts {...view} />
        <Recheck {...view} />
        <Decision {...view} />
        {view.batch.state === 'released' ? (
          <>
            {view.maySend ? <Files {...view} /> : null}
            <AnswerSection {...view} />
          </>
        ) : null}
        <Heading level={2}>{t.payments}</Heading>
        <Payments {...view} />
        {view.batch.state === 'released' && view.maySend ? <ReturnSection {...view} /> : null}
      </div>
    </Shell>
  )
}

function Facts({ frame: { language, programme }, batch, payer }: BatchView) {
  const t = textsOf(language, programme).payments
  const rows = [
    { question: t.state, answer: t.states[batch.state] },
    { question: t.amount, answer: formatTenge(batch.totalTiyn, language) },
    { question: t.payments, answer: formatCount(batch.paymentCount, language) },
    { question: t.payerIs, answer: payer?.name ?? '' },
    { question: t.made, answer: formatMoment(batch.madeAt, language) },
  ]
  const sent =
    batch.releasedAt === null || batch.payOn === null
      ? []
      : [
          { question: t.released, answer: formatMoment(batch.releasedAt, language) },
          { question: t.payOn, answer: formatDate(batch.payOn, language) },
          { question: t.hash, answer: <code class="kz-hash">{batch.sha256}</code> },
        ]
  return <SummaryList language={language} rows={[...rows, ...sent]} />
}

const SHOWN_DIFFERENCES = 200

function Recheck({ frame: { language, programme }, differences }: BatchView) {
  const t = textsOf(language, programme).payments
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.recheck}</Heading>
      <Notice language={language} kind={differences.length === 0 ? 'success' : 'danger'}>
        {differences.length === 0 ? t.recheckGood : t.recheckBad}
      </Notice>
      {differences.length === 0 ? null : (
        <Table
          caption={t.recheck}
          captionHidden
          columns={[
            { header: t.act, nowrap: true },
            { header: t.application, nowrap: true },
            { header: t.reason },
            { header: t.kept, nowrap: true },
            { header: t.found, nowrap: true },
          ]}
          rows={differences
            .slice(0, SHOWN_DIFFERENCES)
            .map(one => [
              one.act,
              one.application ?? '–',
              t.reasons[one.reason],
              one.kept,
              one.found,
            ])}
        />
      )}
    </section>
  )
}

function Decision(view: BatchView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  if (view.batch.state !== 'draft' || !view.maySend) return null
  return (
    <form method="post" class="kz-stack">
      <HiddenFields csrfToken={view.csrfToken} requestId={view.requestIdOf()} />
      {view.mine ? (
        <Notice language={language} kind="info">
          {t.ownBatch}
        </Notice>
      ) : (
        <p>{t.releaseText}</p>
      )}
      <Actions>
        {view.mine ? null : (
          <Button name="what" value="release">
            {t.release}
          </Button>
        )}
        <Button name="what" value="withdraw" variant="secondary">
          {t.withdraw}
        </Button>
      </Actions>
    </form>
  )
}

function Files({ frame: { language, programme }, batch }: BatchView) {
  const t = textsOf(language, programme).payments
  const href = (form: string) => `/${language}/department/payments/${batch.number}/file/${form}`
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.file}</Heading>
      <Actions>
        <ButtonLink href={href('xml')} download>
          {t.fileXml}
        </ButtonLink>
        <ButtonLink href={href('csv')} variant="secondary" download>
          {t.fileCsv}
        </ButtonLink>
      </Actions>
    </section>
  )
}

const COLOURS = {
  draft: 'neutral',
  withdrawn: 'neutral',
  sent: 'info',
  paid: 'success',
  returned: 'danger',
} as const

function Payments({ frame: { language, programme }, payments }: BatchView) {
  const t = textsOf(language, programme).payments
  return (
    <Table
      caption={t.payments}
      captionHidden
      columns={[
        { header: t.provider },
        { header: t.payment, nowrap: true },
        { header: t.act, nowrap: true },
        { header: t.month, nowrap: true },
        { header: t.amount, numeric: true },
        { header: t.state },
        { header: t.bankStatus },
        { header: t.returnReason },
        { header: t.receipt },
      ]}
      rows={payments.map(one => [
        language === 'ru' ? one.nameRu : one.nameKk,
        one.number,
        one.act,
        formatMonth(one.month.toPlainYearMonth(), language),
        formatTenge(one.amountTiyn, language),
        <Tag color={COLOURS[one.state]}>{t.paymentStates[one.state]}</Tag>,
        one.bankStatus ?? '–',
        one.reasonCode ?? '–',
        receiptText(one, language),
      ])}
    />
  )
}

function receiptText(one: BatchView['payments'][number], language: BatchView['frame']['language']) {
  const t = texts(language).payments
  if (one.receivedAt !== null) return `${t.receivedOn}: ${formatMoment(one.receivedAt, language)}`
  if (one.missedAt === null) return '–'
  return <Tag color="warning">{`${t.missedOn}: ${formatMoment(one.missedAt, language)}`}</Tag>
}
