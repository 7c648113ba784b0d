/** The account to which a kindergarten is paid, with every change of it. */
import { ibanText } from '../../base/iban.ts'
import type { ProviderAccount } from '../../domain/payments/find-accounts.ts'
import type { OwnPayment } from '../../domain/payments/find-payments.ts'
import { textsOf } from '../../locales/texts.ts'
import type { Done } from '../department/payments.form.ts'
import { Actions, Button } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDate, formatMoment } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'
import { ACCOUNT_FIELDS, AccountFields } from '../payment-account-fields.tsx'
import { ReceivedPayments } from './received-payments.tsx'

export type AccountView = {
  frame: Frame
  /** Newest first. */
  accounts: readonly ProviderAccount[]
  today: Temporal.PlainDate
  payments: readonly OwnPayment[]
  done: Done | undefined
  form: Form
  csrfToken: string
  requestIdOf: () => string
}

export function AccountPage(view: AccountView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const waits = view.accounts.some(({ state }) => state === 'proposed')
  return (
    <Shell frame={view.frame} title={t.accountTitle} noindex>
      <div class="kz-stack">
        <ErrorSummary form={view.form} order={ACCOUNT_FIELDS} />
        <Heading>{t.accountTitle}</Heading>
        {view.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.done[view.done]}
          </Notice>
        )}
        <Lead>{t.accountLead}</Lead>
        <InForce {...view} />
        <ReceivedPayments {...view} />
        {waits ? (
          <Notice language={language} kind="info">
            {t.waitsText}
          </Notice>
        ) : (
          <NewAccount {...view} />
        )}
        <History {...view} />
      </div>
    </Shell>
  )
}

/** The newest confirmed one whose first day has come. */
function inForce({ accounts, today }: AccountView): ProviderAccount | undefined {
  const { compare } = Temporal.PlainDate
  return accounts
    .filter(one => one.state === 'confirmed' && compare(one.validFrom, today) <= 0)
    .toSorted((one, other) => compare(other.validFrom, one.validFrom))[0]
}

function InForce(view: AccountView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const account = inForce(view)
  if (account === undefined) {
    return (
      <Notice language={language} kind="warning">
        {t.accountNone}
      </Notice>
    )
  }
  return (
    <SummaryList
      language={language}
      rows={[
        { question: t.iban, answer: ibanText(account.iban) },
        { question: t.bic, answer: account.bic },
        { question: t.holder, answer: account.holder },
        { question: t.validFrom, answer: formatDate(account.validFrom, language) },
      ]}
    />
  )
}

function NewAccount({ form, frame, csrfToken, requestIdOf }: AccountView) {
  const t = textsOf(frame.language, frame.programme).payments
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.newAccount}</Heading>
      <form method="post" class="kz-form" novalidate>
        <HiddenFields csrfToken={csrfToken} requestId={requestIdOf()} />
        <AccountFields form={form} />
        <Actions>
          <Button>{t.enter}</Button>
        </Actions>
      </form>
    </section>
  )
}

const COLOURS = { proposed: 'warning', confirmed: 'success', refused: 'neutral' } as const

function History({ frame: { language, programme }, accounts }: AccountView) {
  const t = textsOf(language, programme).payments
  if (accounts.length === 0) return null
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.history}</Heading>
      <p>{t.warnText}</p>
      <Table
        caption={t.history}
        captionHidden
        columns={[
          { header: t.iban, nowrap: true },
          { header: t.state },
          { header: t.validFrom, nowrap: true },
          { header: t.enteredBy },
          { header: t.enteredAt, nowrap: true },
          { header: t.decidedAt, nowrap: true },
        ]}
        rows={accounts.map(one => [
          ibanText(one.iban),
          <Tag color={COLOURS[one.state]}>{t.accountStates[one.state]}</Tag>,
          formatDate(one.validFrom, language),
          one.enteredBy.startsWith('provider:') ? t.byProvider : t.byDepartment,
          formatMoment(one.enteredAt, language),
          one.decidedAt === null ? t.noDecision : formatMoment(one.decidedAt, language),
        ])}
      />
    </section>
  )
}
