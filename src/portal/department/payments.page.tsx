/** Payments of a territory: acts that are ready, acts that wait and why, batches. */

import { ibanText } from '../../base/iban.ts'
import type { BatchListed, ReadyToSend } from '../../domain/payments/find-batches.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import {
  formatCount,
  formatDate,
  formatMoment,
  formatMonth,
  formatTenge,
} from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { alsoProgramme } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'
import type { Done } from './payments.form.ts'
import { TerritoryChoice } from './territory-choice.tsx'

export type PaymentsView = {
  frame: Frame
  territory: { readonly code: string; readonly name: string }
  choices: readonly { readonly code: string; readonly name: string }[]
  today: Temporal.PlainDate
  payBy: (month: Temporal.PlainYearMonth) => Temporal.PlainDate | undefined
  payer: { readonly name: string; readonly iban: string } | undefined
  ready: readonly ReadyToSend[]
  batches: readonly BatchListed[]
  maySend: boolean
  mayKeepPayer: boolean
  maySeeAccounts: boolean
  done: Done | undefined
  form: Form
  csrfToken: string
  requestId: string
}

export function PaymentsPage(view: PaymentsView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  return (
    <Shell frame={view.frame} title={t.title} noindex>
      <div class="kz-stack">
        <ErrorSummary form={view.form} order={['acts']} />
        <Heading>
          {view.territory.name}: {t.title}
        </Heading>
        <TerritoryChoice
          language={language}
          path="/department/payments"
          current={view.territory.code}
          choices={view.choices}
        />
        {view.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.done[view.done]}
          </Notice>
        )}
        <Lead>{t.lead}</Lead>
        <PayerLine {...view} />
        {view.maySeeAccounts ? (
          <p>
            <a class="ds-link" href={hrefOf(view, '/accounts')}>
              {t.toAccounts}
            </a>
          </p>
        ) : null}
        <Heading level={2}>{t.ready}</Heading>
        <ReadyActs {...view} />
        <Heading level={2}>{t.waiting}</Heading>
        <WaitingActs {...view} />
        <Heading level={2}>{t.batches}</Heading>
        <Batches {...view} />
      </div>
    </Shell>
  )
}

/** Links and forms name the territory: which one opens by itself may be another a minute later. */
const hrefOf = ({ frame, territory }: PaymentsView, path = '') =>
  `/${frame.language}/department/payments${path}?territory=${territory.code}${alsoProgramme(frame.programmes)}`

function PayerLine(view: PaymentsView) {
  const { payer, mayKeepPayer } = view
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const change = mayKeepPayer ? (
    <a class="ds-link" href={hrefOf(view, '/payer')}>
      {t.change}
      <span class="ds-sr-only">: {t.payer}</span>
    </a>
  ) : null
  if (payer === undefined) {
    return (
      <Notice language={language} kind="warning">
        {t.payerNone} {change}
      </Notice>
    )
  }
  return (
    <p>
      {t.payer}: {payer.name}, <span class="kz-nowrap">{ibanText(payer.iban)}</span> {change}
    </p>
  )
}

function dueText(
  { frame: { language, programme }, today, payBy }: PaymentsView,
  month: Temporal.PlainDate,
) {
  const t = textsOf(language, programme).payments
  const due = payBy(month.toPlainYearMonth())
  if (due === undefined) return ''
  const late = Temporal.PlainDate.compare(due, today) < 0
  return (
    <>
      {formatDate(due, language)} {late ? <Tag color="danger">{t.late}</Tag> : null}
    </>
  )
}

const nameOf = (one: { nameKk: string; nameRu: string }, language: string) =>
  language === 'ru' ? one.nameRu : one.nameKk

function ReadyActs(view: PaymentsView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const acts = view.ready.filter(act => act.notSent === undefined)
  if (acts.length === 0) return <EmptyState title={t.readyNone}>{t.readyNoneText}</EmptyState>
  const cells = (act: ReadyToSend) => [
    nameOf(act, language),
    act.number,
    formatMonth(act.month.toPlainYearMonth(), language),
    formatTenge(act.totalTiyn, language),
    <>
      {act.state === 'returned' ? <Tag color="warning">{t.returnedBefore}</Tag> : null}{' '}
      {dueText(view, act.month)}
    </>,
  ]
  const columns = [
    { header: t.provider },
    { header: t.act, nowrap: true },
    { header: t.month, nowrap: true },
    { header: t.amount, numeric: true },
    { header: t.payBy },
  ]
  if (!view.maySend) {
    return <Table caption={t.ready} captionHidden columns={columns} rows={acts.map(cells)} />
  }
  return (
    <form method="post" action={hrefOf(view)} class="kz-stack">
      <HiddenFields csrfToken={view.csrfToken} requestId={view.requestId} />
      <Table
        caption={t.ready}
        captionHidden
        columns={[...columns, { header: t.choose }]}
        rows={acts.map((act, index) => [
          ...cells(act),
          <input
            type="checkbox"
            class="ds-input"
            id={index === 0 ? 'acts' : `act-${act.number}`}
            name="acts"
            value={act.number}
            checked
            aria-label={`${t.choose}: ${nameOf(act, language)}, ${act.number}`}
          />,
        ])}
      />
      <Actions>
        <Button>{t.collect}</Button>
      </Actions>
    </form>
  )
}

function WaitingActs(view: PaymentsView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const acts = view.ready.flatMap(act =>
    act.notSent === undefined ? [] : [{ ...act, why: t.notSent[act.notSent] }],
  )
  if (acts.length === 0) return <p>{t.waitingNone}</p>
  return (
    <Table
      caption={t.waiting}
      captionHidden
      columns={[
        { header: t.provider },
        { header: t.act, nowrap: true },
        { header: t.amount, numeric: true },
        { header: t.why, wide: true },
        { header: t.payBy },
      ]}
      rows={acts.map(act => [
        nameOf(act, language),
        act.number,
        formatTenge(act.totalTiyn, language),
        act.why,
        dueText(view, act.month),
      ])}
    />
  )
}

const BATCH_COLOURS = { draft: 'warning', released: 'info', withdrawn: 'neutral' } as const

function Batches({ frame: { language, programme }, batches }: PaymentsView) {
  const t = textsOf(language, programme).payments
  if (batches.length === 0) return <p>{t.batchesNone}</p>
  return (
    <Table
      caption={t.batches}
      captionHidden
      columns={[
        { header: t.batch, nowrap: true },
        { header: t.state },
        { header: t.made, nowrap: true },
        { header: t.amount, numeric: true },
        ...[t.payments, t.sentCount, t.paidCount, t.returnedCount, t.missedCount].map(header => ({
          header,
          numeric: true,
        })),
      ]}
      rows={batches.map(one => [
        <a class="ds-link" href={`/${language}/department/payments/${one.number}`}>
          {one.number}
        </a>,
        <Tag color={BATCH_COLOURS[one.state]}>{t.states[one.state]}</Tag>,
        formatMoment(one.madeAt, language),
        formatTenge(one.totalTiyn, language),
        ...[one.paymentCount, one.sent, one.paid, one.returned, one.missed].map(count =>
          formatCount(count, language),
        ),
      ])}
    />
  )
}
