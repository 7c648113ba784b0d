/** Reads the data directory: territories, roll-out calendar, rule packs and working calendar, all checked, or every mistake. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { joinCalendarYears, parseCalendar } from './calendar-file.ts'
import { type DataMistake, showFound } from './data-mistake.ts'
import type { RolloutRow } from './rollout.ts'
import { parseRollout } from './rollout-file.ts'
import type { RulePack } from './rule-pack.ts'
import { parseRulePack } from './rule-pack-file.ts'
import { validateRulePacks } from './rule-pack-resolution.ts'
import type { Territory } from './territory.ts'
import { parseTerritories } from './territory-file.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export type TerritoryData = {
  readonly territories: ReadonlyMap<string, Territory>
  readonly rollout: readonly RolloutRow[]
  readonly packs: readonly RulePack[]
  readonly calendar: WorkingCalendar
}

function missing(file: string, allowed: string, error: unknown): DataMistake {
  const found = error instanceof Error ? error.message : String(error)
  return { file, field: 'the whole file', allowed, found }
}

/** The JSON files of a folder as `folder/name.json`, in the order of their names. */
function jsonFilesIn(directory: string, folder: string): Result<readonly string[], DataMistake> {
  try {
    const names = readdirSync(join(directory, folder)).filter(name => name.endsWith('.json'))
    return ok(names.sort().map(name => `${folder}/${name}`))
  } catch (error) {
    return err(missing(folder, 'a folder that can be read', error))
  }
}

/** Reads the data directory (`data/` of the checkout, or another of the same shape). Never throws for bad data. */
export function loadTerritoryData(
  directory: string,
): Result<TerritoryData, readonly DataMistake[]> {
  const mistakes: DataMistake[] = []

  function parseFile<Parsed>(
    file: string,
    parse: (file: string, text: string) => Result<Parsed, readonly DataMistake[]>,
  ): Parsed | undefined {
    let text: string
    try {
      text = readFileSync(join(directory, file), 'utf8')
    } catch (error) {
      mistakes.push(missing(file, 'a file that can be read', error))
      return undefined
    }
    const parsed = parse(file, text)
    if (parsed.ok) return parsed.value
    mistakes.push(...parsed.error)
    return undefined
  }

  function parseFolder<Parsed>(
    folder: string,
    parse: (file: string, text: string) => Result<Parsed, readonly DataMistake[]>,
  ): Parsed[] {
    const files = jsonFilesIn(directory, folder)
    if (!files.ok) mistakes.push(files.error)
    return (files.ok ? files.value : []).flatMap(file => parseFile(file, parse) ?? [])
  }

  const territories = parseFile('territories.csv', parseTerritories) ?? new Map<string, Territory>()
  const codes = new Set(territories.keys())
  const rollout =
    codes.size === 0
      ? []
      : (parseFile('rollout.csv', (file, text) => parseRollout(file, text, codes)) ?? [])
  const packs = parseFolder('rule-packs', parseRulePack)
  if (codes.size > 0) mistakes.push(...validateRulePacks(packs, codes))
  const years = parseFolder('calendar', parseCalendar)
  for (const [index, { year }] of years.entries()) {
    if (years.findIndex(other => other.year === year) !== index) {
      const allowed = 'one file for a year'
      mistakes.push({ file: 'calendar', field: 'year', allowed, found: showFound(year) })
    }
  }
  if (mistakes.length > 0) return err(mistakes)
  return ok({ territories, rollout, packs, calendar: joinCalendarYears(years) })
}
