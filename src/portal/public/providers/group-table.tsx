/** Groups of a provider: for whom, what is open and from when, and how many families wait. */
import type { Language } from '../../../base/language.ts'
import type { WeekLesson } from '../../../domain/lessons/find-weeks.ts'
import type { GroupForChoice, OpenPlaces } from '../../../domain/providers/catalogue.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount, formatDate, formatDateRange, formatDayOfWeek } from '../../layout/format.ts'
import { Table } from '../../layout/table.tsx'
import { hourText } from '../../provider/lesson-hour.ts'
import { agesOf } from './group-age.ts'

export type Weeks = ReadonlyMap<bigint, readonly WeekLesson[]>

export function GroupTable(props: {
  groups: readonly GroupForChoice[]
  /** Of clubs. */
  weeks: Weeks
  language: Language
}) {
  const { groups, weeks, language } = props
  const all = texts(language)
  const t = all.kindergartens.page
  const words = all.publicReading.providers
  // A provider is a kindergarten or a club; all its groups are of one sort.
  const isClub = groups.some(group => group.direction !== null)
  const showsKind = !isClub || groups.some(group => group.kind === 'special')
  return (
    <Table
      caption={words.groups}
      captionHidden
      columns={[
        { header: words.group },
        { header: words.age, nowrap: true },
        { header: t.open, nowrap: true },
        { header: t.waitingFamilies, numeric: true },
        { header: words.language },
        ...(showsKind ? [{ header: words.kind }] : []),
        { header: isClub ? all.activities.direction : words.regime },
        ...(isClub ? [{ header: all.timetable.week }] : []),
        { header: t.seats, numeric: true },
      ]}
      rows={groups.map(group => [
        group.name,
        agesOf(group, language),
        <Open places={group.open} language={language} />,
        formatCount(group.waiting, language),
        words.languages[group.language] ?? group.language,
        ...(showsKind ? [words.kinds[group.kind] ?? group.kind] : []),
        group.direction === null
          ? (words.regimes[group.regime] ?? group.regime)
          : all.activities.directions[group.direction],
        ...(isClub ? [<Week group={group} week={weeks.get(group.id)} language={language} />] : []),
        `${formatCount(group.enrolled, language)} / ${formatCount(group.capacity, language)}`,
      ])}
    />
  )
}

function Week(props: {
  group: GroupForChoice
  week: readonly WeekLesson[] | undefined
  language: Language
}) {
  const { group, week = [], language } = props
  const t = texts(language)
  return (
    <ul class="kz-open">
      {week.map(lesson => (
        <li>
          <span class="kz-nowrap">
            {formatDayOfWeek(lesson.weekday, language, 'short')}, {hourText(lesson)}
          </span>
          {lesson.from === null ? null : (
            <span class="kz-quiet">
              {t.kindergartens.page.from(formatDate(lesson.from, language))}
            </span>
          )}
        </li>
      ))}
      <li class="kz-quiet">
        {week.length === 0 ? t.timetable.empty : null}
        {week.length > 0 ? t.timetable.planned(formatCount(group.planned ?? 0, language)) : null}
      </li>
    </ul>
  )
}

function Open(props: { places: readonly OpenPlaces[]; language: Language }) {
  const { places, language } = props
  const t = texts(language).kindergartens.page
  if (places.length === 0) return <span class="kz-quiet">{t.none}</span>
  return (
    <ul class="kz-open">
      {places.map(one => (
        <li>
          <strong>
            {t.openLine(t.admissions[one.admission], formatCount(one.count, language))}
          </strong>
          <span class="kz-quiet">{daysOf(one, language)}</span>
          {one.restriction === null ? null : <span class="kz-quiet">{one.restriction}</span>}
        </li>
      ))}
    </ul>
  )
}

function daysOf(places: OpenPlaces, language: Language): string {
  const t = texts(language).kindergartens.page
  const { startsOn, lastDay } = places
  if (lastDay === null) return t.from(formatDate(startsOn, language))
  return formatDateRange(startsOn, lastDay, language)
}
