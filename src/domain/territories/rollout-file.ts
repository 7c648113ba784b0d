/** Parses `rollout.csv`, the calendar by which territories change their regime. */
import { err, ok, type Result } from '../../base/result.ts'
import { parseCsvTable } from './csv-table.ts'
import { type DataMistake, showFound } from './data-mistake.ts'
import { parsePlainDate } from './plain-date-text.ts'
import { PROGRAMMES, REGIMES, REGIMES_OF, type RolloutRow } from './rollout.ts'

const COLUMNS = ['territory', 'programme', 'regime', 'starts_on', 'responsible'] as const

/** @param codes the known territory codes, to which every row must point */
export function parseRollout(
  file: string,
  text: string,
  codes: ReadonlySet<string>,
): Result<readonly RolloutRow[], readonly DataMistake[]> {
  const table = parseCsvTable(file, text, COLUMNS)
  if (!table.ok) return table
  const mistakes: DataMistake[] = []
  const rows: RolloutRow[] = []
  const seen = new Set<string>()
  for (const { line, cells } of table.value) {
    const count = mistakes.length
    const wrong = (column: (typeof COLUMNS)[number], allowed: string) => {
      const found = showFound(cells[column] || undefined)
      mistakes.push({ file, field: `line ${line}, ${column}`, allowed, found })
    }
    const programme = PROGRAMMES.find(known => known === cells.programme)
    const regime = REGIMES.find(known => known === cells.regime)
    const startsOn = parsePlainDate(cells.starts_on)
    if (!codes.has(cells.territory)) wrong('territory', 'a code of territories.csv')
    if (programme === undefined) wrong('programme', `one of ${PROGRAMMES.join(', ')}`)
    if (regime === undefined) wrong('regime', `one of ${REGIMES.join(', ')}`)
    else if (programme !== undefined && !REGIMES_OF[programme].includes(regime)) {
      wrong('regime', `for ${programme}: ${REGIMES_OF[programme].join(', ')}`)
    }
    if (startsOn === undefined) wrong('starts_on', 'a day written YYYY-MM-DD')
    if (cells.responsible === '') wrong('responsible', 'the responsible bodies')
    const key = `${cells.territory} ${cells.programme} ${cells.starts_on}`
    if (seen.has(key)) wrong('starts_on', 'one row for a territory, programme and day')
    seen.add(key)
    if (mistakes.length === count && programme && regime && startsOn) {
      const { territory, responsible } = cells
      rows.push({ territory, programme, regime, startsOn, responsible })
    }
  }
  return mistakes.length > 0 ? err(mistakes) : ok(rows)
}
