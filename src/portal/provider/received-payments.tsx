/** What was sent to a kindergarten, and its word on whether the money is there. */
import { ibanText } from '../../base/iban.ts'
import type { Language } from '../../base/language.ts'
import type { OwnPayment } from '../../domain/payments/find-payments.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { formatMoment, formatMonth, formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import type { Frame } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'

type View = {
  frame: Frame
  payments: readonly OwnPayment[]
  csrfToken: string
  requestIdOf: () => string
}

const COLOURS = {
  draft: 'neutral',
  withdrawn: 'neutral',
  sent: 'info',
  paid: 'success',
  returned: 'danger',
} as const

export function ReceivedPayments(view: View) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  if (view.payments.length === 0) return null
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.title}</Heading>
      <p>{t.receiptText}</p>
      <Table
        caption={t.title}
        captionHidden
        columns={[
          { header: t.month, nowrap: true },
          { header: t.receipt },
          { header: t.amount, numeric: true },
          { header: t.state },
          { header: t.act, nowrap: true },
          { header: t.iban, nowrap: true },
          { header: t.released, nowrap: true },
        ]}
        rows={view.payments.map(one => [
          formatMonth(one.month.toPlainYearMonth(), language),
          <Receipt {...view} payment={one} />,
          formatTenge(one.amountTiyn, language),
          <>
            <Tag color={COLOURS[one.state]}>{t.paymentStates[one.state]}</Tag>{' '}
            {one.reasonCode === null ? null : `${t.returnReason}: ${one.reasonCode}`}
          </>,
          one.act,
          ibanText(one.iban),
          formatMoment(one.sentAt, language),
        ])}
      />
    </section>
  )
}

function Receipt({ payment, ...view }: View & { payment: OwnPayment }) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  if (payment.receivedAt !== null) {
    return <>{`${t.receivedOn}: ${formatMoment(payment.receivedAt, language)}`}</>
  }
  if (payment.state !== 'paid') return <>–</>
  return (
    <form method="post" action={`/${language}/provider/account/receipt`}>
      <HiddenFields csrfToken={view.csrfToken} requestId={view.requestIdOf()} />
      {payment.missedAt === null ? null : <p>{missedText(payment.missedAt, language)}</p>}
      <Actions>
        <Button name="receipt" value={`arrived:${payment.number}`} variant="secondary">
          {t.sayReceived}
        </Button>
        {payment.missedAt === null ? (
          <Button name="receipt" value={`missed:${payment.number}`} variant="tertiary">
            {t.sayMissed}
          </Button>
        ) : null}
      </Actions>
    </form>
  )
}

const missedText = (at: Temporal.Instant, language: Language) =>
  `${texts(language).payments.missedSaid}: ${formatMoment(at, language)}`
