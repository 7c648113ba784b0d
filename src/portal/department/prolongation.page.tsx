/** The report on contracts prolonged together: how far it is, how many were, which were not and why. */
import type { ProlongationReport } from '../../domain/contracts/find-prolongations.ts'
import { NOT_PROLONGED } from '../../domain/contracts/prolongation.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'

type ReportProps = {
  frame: Frame
  report: Pick<ProlongationReport, 'prolongation' | 'counts' | 'waiting' | 'left'>
  nextHref: string | undefined
}

export function ProlongationPage(props: ReportProps) {
  const { frame, report } = props
  const { language, programme } = frame
  const all = textsOf(language, programme).cases
  const t = all.prolongation
  const { prolongation, counts, waiting } = report
  const { lastDay, newLastDay } = prolongation
  const count = (value: number) => formatCount(value, language)
  const left = NOT_PROLONGED.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  const isRunning = prolongation.finishedAt === null
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            {
              href: `/${language}/department/places?territory=${prolongation.territory}`,
              text: all.places,
            },
            { text: all.prolong },
          ]}
        />
        <div>
          <p class="kz-quiet">{t.ended(formatDate(lastDay, language))}</p>
          <Heading>{t.title}</Heading>
        </div>
        <Lead>
          {newLastDay === null ? t.noLastDay : t.newLastDay(formatDate(newLastDay, language))}
        </Lead>
        <Notice language={language} kind={isRunning ? 'info' : 'success'} live>
          {isRunning ? t.running : t.finished}
        </Notice>
        {isRunning ? (
          <Actions>
            <ButtonLink href={`/${language}${frame.path}`} variant="secondary">
              {t.refresh}
            </ButtonLink>
          </Actions>
        ) : null}
        <StatCards
          stats={[
            { label: t.prolonged, value: count(counts.get('prolonged') ?? 0) },
            { label: t.notProlonged, value: count(left) },
            ...(isRunning ? [{ label: t.waiting, value: count(waiting) }] : []),
          ]}
        />
        <Heading level={2}>{t.left}</Heading>
        {left === 0 ? <p class="kz-quiet">{isRunning ? '–' : t.leftNone}</p> : <Left {...props} />}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

function Left({ frame, report }: ReportProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).cases.prolongation
  const reasons = NOT_PROLONGED.filter(one => report.counts.has(one))
  return (
    <>
      <SummaryList
        language={language}
        rows={reasons.map(one => ({
          question: t.reasons[one],
          answer: formatCount(report.counts.get(one) ?? 0, language),
        }))}
      />
      <Table
        caption={t.left}
        captionHidden
        columns={[
          { header: t.contract, nowrap: true },
          { header: t.why, wide: true },
          { header: t.provider },
          { header: t.application, nowrap: true },
        ]}
        rows={report.left.map(one => [
          one.number,
          t.reasons[one.outcome],
          language === 'ru' ? one.providerRu : one.providerKk,
          <a class="ds-link" href={`/${language}/department/applications/${one.applicationNumber}`}>
            {one.applicationNumber}
          </a>,
        ])}
      />
    </>
  )
}
