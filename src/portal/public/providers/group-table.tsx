/** Groups of a provider: for whom, what is open and from when, and how many families wait. */
import type { Language } from '../../../base/language.ts'
import type { GroupForChoice, OpenPlaces } from '../../../domain/providers/catalogue.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Table } from '../../layout/table.tsx'
import { agesOf } from './group-age.ts'

export function GroupTable(props: { groups: readonly GroupForChoice[]; language: Language }) {
  const { groups, language } = props
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
        ...(isClub ? [{ header: all.activities.planned, numeric: true }] : []),
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
        ...(isClub ? [formatCount(group.planned ?? 0, language)] : []),
        `${formatCount(group.enrolled, language)} / ${formatCount(group.capacity, language)}`,
      ])}
    />
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
  const from = formatDate(places.startsOn, language)
  return places.lastDay === null ? t.from(from) : t.span(from, formatDate(places.lastDay, language))
}
