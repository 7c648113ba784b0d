/** The data directory as a whole: it loads, and every mistake in it is named at once. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeMistake } from './data-mistake.ts'
import { loadTerritoryData } from './load-data.ts'

const rooms: string[] = []

/** A copy of our data with one file changed; null removes the file. */
function mistakesWith(file: string, text: string | null): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'kezek-data-'))
  rooms.push(directory)
  cpSync('data', directory, { recursive: true })
  if (text === null) rmSync(join(directory, file))
  else writeFileSync(join(directory, file), text)
  const loaded = loadTerritoryData(directory)
  return loaded.ok ? [] : loaded.error.map(describeMistake)
}

afterAll(() => {
  for (const directory of rooms) rmSync(directory, { recursive: true })
})

describe('our data directory', () => {
  it('has the country, 17 regions, 20 cities and the ten districts of Zhambyl Region', () => {
    const loaded = loadTerritoryData('data')
    if (!loaded.ok) throw new Error(loaded.error.map(describeMistake).join('\n'))
    const all = [...loaded.value.territories.values()]
    const count = (kind: string) => all.filter(one => one.kind === kind).length
    expect([count('country'), count('region'), count('city'), count('district')]).toEqual([
      1, 17, 20, 10,
    ])
    expect(all.filter(one => one.parent === 'baizak').length).toBeGreaterThan(3)
    expect([...loaded.value.calendar.years.keys()]).toEqual([2024, 2025, 2026, 2027])
    expect(loaded.value.calendar.years.get(2027)?.mark).toBe('assumed')
  })
})

describe('a data directory with a mistake', () => {
  it('names a missing file', () => {
    expect(mistakesWith('rollout.csv', null)[0]).toContain('rollout.csv: the whole file: expected')
    expect(mistakesWith('territories.csv', null)).toHaveLength(1)
  })

  it('names a calendar day of another year, a day twice and a working weekday', () => {
    const one = (day: string) => ({
      day,
      name: { kk: 'Күн', ru: 'День', en: 'Day' },
      mark: 'sourced',
      source: 'test',
    })
    const year = {
      year: 2027,
      mark: 'assumed',
      source: 'test',
      daysOff: [one('2027-05-01'), one('2027-05-01'), one('2028-05-01')],
      workingWeekends: [one('2027-05-03')],
    }
    expect(mistakesWith('calendar/kz-2027.json', JSON.stringify(year))).toEqual([
      'calendar/kz-2027.json: daysOff[1].day: expected each day once; found "2027-05-01"',
      'calendar/kz-2027.json: daysOff[2].day: expected a day of 2027; found "2028-05-01"',
      'calendar/kz-2027.json: workingWeekends[0].day: expected a Saturday or a Sunday; found "2027-05-03"',
    ])
  })

  it('names two calendar files for one year', () => {
    const year = { year: 2026, mark: 'sourced', source: 'test', daysOff: [], workingWeekends: [] }
    expect(mistakesWith('calendar/again.json', JSON.stringify(year))).toEqual([
      'calendar: year: expected one file for a year; found 2026',
    ])
  })

  it('names every mistake of a broken file and never throws', () => {
    expect(mistakesWith('rule-packs/new.json', '[]')).toHaveLength(1)
    expect(mistakesWith('rule-packs/new.json', 'null')).toHaveLength(1)
    expect(mistakesWith('rule-packs/new.json', '{"regime":"referral"}').length).toBeGreaterThan(5)
    expect(loadTerritoryData('no/such/folder').ok).toBe(false)
  })
})
