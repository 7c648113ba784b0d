/** The money of a queue: what was allotted, what is reserved, what is left, and changing it. */
import type { Balances } from '../../domain/ledger/ledger.ts'
import { texts } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { TextField } from '../layout/text-field.tsx'

export function BudgetPage(props: {
  frame: Frame
  territoryName: string
  year: number
  allottedTiyn: bigint
  balances: Balances
  form: Form
  csrfToken: string
  requestId: string
  mayChange: boolean
  saved: boolean
  /** The year after, or back to this one. */
  otherYear: { readonly year: number; readonly href: string }
  moneyHref: string
  normsHref: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.department.budget
  const { available, reserved, accrued, payable, paid } = props.balances
  const parts = [
    { label: t.reserved, tiyn: reserved },
    { label: t.owed, tiyn: accrued + payable },
    { label: t.paid, tiyn: paid },
    { label: t.available, tiyn: available },
  ]
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <ErrorSummary form={props.form} order={['amount']} />
        <Heading level={1}>
          {props.territoryName}: {t.title}, {t.year(props.year)}
        </Heading>
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <p>{t.lead}</p>
        <p>
          <a class="ds-link" href={props.moneyHref}>
            {all.money.title}
          </a>
          <br />
          <a class="ds-link" href={props.normsHref}>
            {all.money.norms}
          </a>
          <br />
          <a class="ds-link" href={props.otherYear.href}>
            {t.year(props.otherYear.year)}
          </a>
        </p>
        <StatCards
          stats={[
            { label: t.allotted, value: formatTenge(props.allottedTiyn, language) },
            { label: t.reserved, value: formatTenge(reserved, language) },
            { label: t.available, value: formatTenge(available, language) },
          ]}
        />
        <BarChart
          language={language}
          title={t.use}
          labelHeader={t.part}
          valueHeader={t.title}
          points={parts.map(part => ({
            label: part.label,
            // Drawn to the thousand tenge: exact sums are in the words beside the bar.
            value: Number(part.tiyn / 100_000n),
            text: formatTenge(part.tiyn, language),
          }))}
        />
        {props.mayChange ? (
          <form method="post" class="kz-form" novalidate>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <TextField
              form={props.form}
              name="amount"
              label={t.amount}
              hint={t.amountHint}
              width="medium"
              maxLength={30}
            />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </form>
        ) : (
          <Notice language={language} kind="info">
            {all.department.readOnly}
          </Notice>
        )}
      </div>
    </Shell>
  )
}
