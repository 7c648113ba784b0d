/** The close of a month: how far it is, whose acts to prepare, which to approve, what no money was there for. */
import { STAGES } from '../../domain/payments/month-stage.ts'
import { textsOf } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { isMistaken } from '../layout/form.ts'
import { formatCount, formatDateWithWeekday, formatMonth, formatTenge } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { ProgrammeField } from '../layout/programme-switch.tsx'
import { Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { ApproveActs, PrepareActs } from './month-actions.tsx'
import type { CloseView, MonthCloseView } from './month-close-view.ts'
import { LastOrder, MonthReports, ProvidersTable, UncoveredLines } from './month-tables.tsx'
import { TerritoryChoice } from './territory-choice.tsx'

export function MonthClosePage(view: MonthCloseView) {
  const { frame, month, close } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  const title = t.titleOf(formatMonth(month, language))
  return (
    <Shell frame={frame} title={title} mistaken={isMistaken(view.form)} noindex>
      <div class="kz-stack">
        <ErrorSummary form={view.form} order={['acts']} />
        <Said {...view} />
        <Heading>
          {view.territory.name}: {title}
        </Heading>
        <Lead>{t.lead}</Lead>
        <TerritoryChoice
          language={language}
          path={`/department/months/${month}`}
          current={view.territory.code}
          choices={view.choices}
        />
        <MonthChoice {...view} />
        {close === undefined ? (
          <EmptyState title={t.notPaid}>{t.notPaidText}</EmptyState>
        ) : close.providers.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <Close {...view} close={close} />
        )}
      </div>
    </Shell>
  )
}

function Said({ frame, done, refused }: MonthCloseView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  return (
    <>
      {done.length === 0 ? null : (
        <Notice language={language} kind="success" live>
          {done.map(text => (
            <p>{text}</p>
          ))}
        </Notice>
      )}
      {refused.length === 0 ? null : (
        <Notice
          language={language}
          kind="warning"
          title={t.refusedCount(formatCount(refused.length, language))}
        >
          <ul>
            {refused.map(text => (
              <li>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function MonthChoice({ frame, month, territory }: MonthCloseView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  return (
    <form class="kz-day-choice" method="get" action={`/${language}/department/months`}>
      <input type="hidden" name="territory" value={territory.code} />
      <ProgrammeField frame={frame} />
      <span class="kz-choice-pair">
        <label class="ds-label" for="month-choice">
          {t.monthField}
        </label>
        <input
          class="ds-input"
          type="month"
          id="month-choice"
          name="month"
          value={month.toString()}
        />
      </span>
      <Button variant="secondary">{t.show}</Button>
    </form>
  )
}

function Close(view: CloseView) {
  const { frame, close } = view
  const { language, programme } = frame
  const t = textsOf(language, programme)
  const counts = STAGES.map(stage => ({
    stage,
    value: close.providers.filter(one => one.at.stage === stage).length,
  })).filter(one => one.value > 0)
  return (
    <>
      <SummaryList
        language={language}
        rows={(['submitBy', 'answerBy', 'actBy', 'payBy'] as const).map(step => ({
          question: t.monthClose.dates[step],
          answer: t.acts.until(formatDateWithWeekday(close.dates[step], language)),
        }))}
      />
      <Sums {...view} />
      <BarChart
        language={language}
        title={t.monthClose.progress}
        labelHeader={t.monthClose.stage}
        valueHeader={t.monthClose.count}
        most={close.providers.length}
        points={counts.map(({ stage, value }) => ({
          label: t.acts.stages[stage],
          value,
          text: formatCount(value, language),
        }))}
      />
      <PrepareActs {...view} />
      <ApproveActs {...view} />
      <UncoveredLines {...view} />
      <ProvidersTable {...view} />
      <LastOrder {...view} />
      <MonthReports {...view} />
    </>
  )
}

function Sums({ frame, close }: CloseView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose.sums
  const sum = (states: readonly string[]) =>
    close.providers
      .filter(one => one.act !== null && states.includes(one.act))
      .reduce((total, one) => total + (one.totalTiyn ?? 0n), 0n)
  const settled = ['approved', 'sent', 'returned', 'paid']
  return (
    <StatCards
      stats={[
        { label: t.total, value: formatTenge(sum(['draft', 'signed', ...settled]), language) },
        { label: t.approved, value: formatTenge(sum(settled), language) },
        { label: t.paid, value: formatTenge(sum(['paid']), language) },
      ]}
    />
  )
}
