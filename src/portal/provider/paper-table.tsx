/** The papers of one coach, kind by kind: what is recorded, and what the club entered that nobody recorded yet. Pure. */
import type { Language } from '../../base/language.ts'
import { type CoachStanding, isLacking } from '../../domain/activities/activity.ts'
import type { CoachFile, PaperRow } from '../../domain/activities/find-activities.ts'
import { texts } from '../../locales/texts.ts'
import { formatDate } from '../layout/format.ts'
import { Table } from '../layout/table.tsx'
import { StateTag } from '../public/providers/listing-view.tsx'

export function PaperTable(props: { coach: CoachFile; language: Language }) {
  const { coach, language } = props
  const t = texts(language).activities
  return (
    <Table
      caption={coach.fullName}
      captionHidden
      columns={[
        { header: t.paper },
        { header: t.state, nowrap: true },
        { header: t.reference },
        { header: t.checkedOn, nowrap: true },
        { header: t.validTo, nowrap: true },
      ]}
      rows={coach.standings.map(({ kind, state, evidence }) => [
        t.papers[kind],
        <>
          <StateTag state={state} language={language} />
          <Entered paper={coach.papers.find(one => one.kind === kind)} language={language} />
        </>,
        evidence?.reference ?? '–',
        evidence === undefined ? '–' : formatDate(evidence.checkedOn, language),
        evidence === undefined ? '–' : lastDayOf(evidence.validTo, language),
      ])}
    />
  )
}

function lastDayOf(day: Temporal.PlainDate | null, language: Language): string {
  return day === null ? texts(language).kindergartens.listing.noEnd : formatDate(day, language)
}

function Entered(props: { paper: PaperRow | undefined; language: Language }) {
  const { paper, language } = props
  const t = texts(language).activities
  if (paper === undefined || paper.state === 'recorded') return null
  return (
    <p class="kz-quiet kz-small">
      {paper.state === 'waiting' ? t.waiting : t.refused(paper.words ?? '')}
    </p>
  )
}

/** What has to be seen to, or that nothing has. */
export function Lacking(props: { standings: readonly CoachStanding[]; language: Language }) {
  const { language } = props
  const t = texts(language).activities
  const lacking = props.standings.filter(isLacking)
  if (lacking.length === 0) return <span class="kz-quiet">{t.complete}</span>
  return (
    <ul class="kz-open">
      {lacking.map(({ kind, state }) => (
        <li>
          {t.papers[kind]} <StateTag state={state} language={language} />
        </li>
      ))}
    </ul>
  )
}
