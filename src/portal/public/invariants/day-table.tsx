/** The thirty days as text: for each day that was checked, whether all was kept, or what was not. */
import type { Language } from '../../../base/language.ts'
import type { InvariantOverview } from '../../../domain/opendata/find-invariants.ts'
import { texts } from '../../../locales/texts.ts'
import { Details } from '../../layout/details.tsx'
import { formatDate } from '../../layout/format.ts'
import { Table } from '../../layout/table.tsx'

export function DayTable({
  language,
  overview,
}: {
  language: Language
  overview: InvariantOverview
}) {
  const t = texts(language).invariants
  const days = overview.invariants[0]?.days ?? []
  const rows = days.map(({ day }, index) => {
    const marks = overview.invariants.map(one => ({
      name: one.name,
      outcome: one.days[index]?.outcome ?? null,
    }))
    const amiss = marks.filter(({ outcome }) => outcome === 'broken' || outcome === 'unchecked')
    const words = amiss.map(
      ({ name, outcome }) =>
        `${t.promises[name].title} – ${t.outcomes[outcome === 'broken' ? 'broken' : 'unchecked']}`,
    )
    const checked = marks.some(({ outcome }) => outcome !== null)
    const quiet = checked ? t.dayHolds : t.legend.none
    return [formatDate(day, language), words.length > 0 ? words.join('; ') : quiet]
  })
  return (
    <Details summary={t.table}>
      <Table
        caption={t.table}
        captionHidden
        columns={[
          { header: t.day, nowrap: true },
          { header: t.result, wide: true },
        ]}
        rows={rows.toReversed()}
      />
    </Details>
  )
}
