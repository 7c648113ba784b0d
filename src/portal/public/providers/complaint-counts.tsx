/** How many complaints a kindergarten had in a year, and whether they were answered: counts, never words. */
import type { Language } from '../../../base/language.ts'
import type { ComplaintCounts } from '../../../domain/cases/find-cases.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { StatCards } from '../../layout/stat-card.tsx'

export function Complaints({ counts, language }: { counts: ComplaintCounts; language: Language }) {
  const t = texts(language).kindergartens.complaints
  const count = (value: number) => formatCount(value, language)
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      {counts.received === 0 ? (
        <p class="kz-quiet">{t.none}</p>
      ) : (
        <>
          <p>{t.lead}</p>
          <StatCards
            stats={[
              { label: t.received, value: count(counts.received) },
              { label: t.inTime, value: count(counts.answeredInTime) },
              { label: t.late, value: count(counts.answeredLate) },
              { label: t.open, value: count(counts.open) },
            ]}
          />
        </>
      )}
    </>
  )
}
