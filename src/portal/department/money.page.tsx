/** How the money of a year is used: months, forecast to its end, trial balance, children whose year has no money. */
import type { BudgetUse } from '../../domain/payments/find-budget-use.ts'
import { texts } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatMonth, formatTenge, formatTenths } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { Table } from '../layout/table.tsx'

type MoneyView = {
  frame: Frame
  territoryName: string
  year: number
  use: BudgetUse
  budgetHref: string
  hrefOfYear: (year: number) => string
}

export function MoneyPage(view: MoneyView) {
  const { frame, use, year } = view
  const { language } = frame
  const all = texts(language)
  const t = all.money
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: view.budgetHref, text: t.back }, { text: t.title }]}
        />
        <Heading>
          {view.territoryName}: {t.title}, {all.department.budget.year(year)}
        </Heading>
        <Lead>{t.lead}</Lead>
        <OtherYears {...view} />
        {use.carry.uncovered === 0 ? null : (
          <Notice language={language} kind="warning">
            {t.uncovered(
              formatCount(use.carry.uncovered, language),
              formatTenge(use.carry.missingTiyn, language),
            )}
          </Notice>
        )}
        <Months {...view} />
        <ForecastCards {...view} />
        <TrialBalance {...view} />
      </div>
    </Shell>
  )
}

function OtherYears({ frame, use, year, hrefOfYear }: MoneyView) {
  const others = use.years.filter(one => one !== year)
  if (others.length === 0) return null
  return (
    <nav class="kz-small" aria-label={texts(frame.language).money.other}>
      {texts(frame.language).money.other}:{' '}
      {others.map(one => (
        <>
          <a class="ds-link" href={hrefOfYear(one)}>
            {one}
          </a>{' '}
        </>
      ))}
    </nav>
  )
}

function Months({ frame, use }: MoneyView) {
  const { language } = frame
  const t = texts(language).money
  if (use.months.length === 0) return <EmptyState title={t.none}>{t.noneText}</EmptyState>
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  const name = (month: Temporal.PlainDate) => formatMonth(month.toPlainYearMonth(), language)
  return (
    <>
      <BarChart
        language={language}
        title={t.chart}
        labelHeader={t.month}
        valueHeader={t.used}
        points={use.months.map(one => ({
          label: name(one.month),
          // Drawn to the thousand tenge: exact sums are in the words beside the bar.
          value: Number(one.actsTiyn / 100_000n),
          text: tenge(one.actsTiyn),
        }))}
      />
      <Table
        caption={t.title}
        captionHidden
        columns={[
          { header: t.month, nowrap: true },
          { header: t.closed, numeric: true },
          { header: t.portion, numeric: true },
          { header: t.used, numeric: true },
          { header: t.released, numeric: true },
        ]}
        rows={use.months.map(one => [
          name(one.month),
          formatCount(one.closed, language),
          tenge(one.portionTiyn),
          tenge(one.actsTiyn),
          tenge(one.releasedTiyn),
        ])}
      />
    </>
  )
}

function ForecastCards({ frame, use }: MoneyView) {
  const { language } = frame
  const t = texts(language).money
  const { usedPermille, expectedTiyn, leftTiyn } = use.forecast
  return (
    <>
      <Heading level={2}>{t.forecast}</Heading>
      <StatCards
        stats={[
          { label: t.usedShare, value: `${formatTenths(usedPermille, language)} %` },
          { label: t.expected, value: formatTenge(expectedTiyn, language) },
          { label: t.left, value: formatTenge(leftTiyn, language) },
        ]}
      />
      <p class="kz-quiet">{t.assumed}</p>
    </>
  )
}

function TrialBalance({ frame, use }: MoneyView) {
  const { language } = frame
  const t = texts(language).money
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  const sum = (of: 'inTiyn' | 'outTiyn' | 'balanceTiyn') =>
    use.turnover.reduce((total, one) => total + one[of], 0n)
  return (
    <>
      <Heading level={2}>{t.turnover}</Heading>
      <Table
        caption={t.turnover}
        captionHidden
        columns={[
          { header: t.account },
          { header: t.into, numeric: true },
          { header: t.out, numeric: true },
          { header: t.balance, numeric: true },
        ]}
        rows={[
          ...use.turnover.map(one => [
            t.accounts[one.kind],
            tenge(one.inTiyn),
            tenge(one.outTiyn),
            tenge(one.balanceTiyn),
          ]),
          [t.sum, tenge(sum('inTiyn')), tenge(sum('outTiyn')), tenge(sum('balanceTiyn'))],
        ]}
      />
      {sum('balanceTiyn') === 0n ? <p class="kz-quiet">{t.balanced}</p> : null}
    </>
  )
}
