/** Long absences of a territory that wait for a decision: since when, and whether the family was heard. */
import type { TimedAbsence } from '../../domain/absences/find-absences.ts'
import type { MissedLessons } from '../../domain/absences/find-missed-lessons.ts'
import { textsOf } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { heardText } from './absence-words.ts'
import { TerritoryChoice } from './territory-choice.tsx'

export function AbsencesPage(props: {
  frame: Frame
  territory: { readonly code: string; readonly name: string }
  choices: readonly { readonly code: string; readonly name: string }[]
  saved: boolean
  now: Temporal.Instant
  waiting: readonly TimedAbsence[]
  /** Of clubs. */
  missed: readonly MissedLessons[]
}) {
  const { frame, waiting, now } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).absences
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>
          {props.territory.name}: {t.title}
        </Heading>
        <TerritoryChoice
          language={language}
          path="/department/absences"
          current={props.territory.code}
          choices={props.choices}
        />
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        {waiting.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.application, nowrap: true },
              { header: t.provider, wide: true },
              { header: t.since, nowrap: true },
              { header: t.heard },
            ]}
            rows={waiting.map(one => [
              <a class="ds-link" href={`/${language}/department/absences/${one.absence.id}`}>
                {one.absence.application}
              </a>,
              `${language === 'ru' ? one.absence.nameRu : one.absence.nameKk}, ${one.absence.group}`,
              formatDate(one.absence.since, language),
              heardText(one, now, language),
            ])}
          />
        )}
        <Missed frame={frame} missed={props.missed} />
      </div>
    </Shell>
  )
}

/** Lessons missed in a row: nothing is to be decided yet, the family has been told. */
function Missed({ frame, missed }: { frame: Frame; missed: readonly MissedLessons[] }) {
  const { language, programme } = frame
  const all = textsOf(language, programme).absences
  const t = all.missed
  if (missed.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      <p>{t.text}</p>
      <Table
        caption={t.title}
        captionHidden
        columns={[
          { header: all.application, nowrap: true },
          { header: all.provider, wide: true },
          { header: t.count, numeric: true },
          { header: all.since, nowrap: true },
          { header: t.newest, nowrap: true },
        ]}
        rows={missed.map(one => [
          one.application,
          `${language === 'ru' ? one.nameRu : one.nameKk}, ${one.group}`,
          formatCount(one.missed, language),
          formatDate(one.since, language),
          formatDate(one.newest, language),
        ])}
      />
    </>
  )
}
