/** Files of clubs: optional columns, in and out again, and what does not go together is told by its column. */
import { createWriteStream, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { writeCsv } from '../../platform/tabular/write-table.ts'
import { exportTable } from './export-table.ts'
import { headerOf, kindergarten, linesOf } from './good-rows.fixture.ts'
import { aFolder, binOf, importFile, kindNamed, OPTIONS, SYSTEM } from './table-files.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const files = aFolder()
afterAll(() => files.remove())

const club = binOf(21)
const CLUB = `${club},club,aktobe,«Алтын доп» үйірмесі,Секция «Золотой мяч»,private,Абай 2,,,,60,2024-09-01`
const GARDEN = `${kindergarten},preschool,aktobe,Балабақша,Детский сад,state,Абай 1,,,,60,2024-09-01`
const wide = (name: string, extra: string, rows: readonly string[]) =>
  files.write(`${headerOf(name)},${extra}\n${rows.join('\n')}\n`)
const take = (name: string, path: string) => importFile(db.app, setting, name, path)
const GROUP = 'direction,cohort_to,planned_lessons'

async function headerOut(name: string): Promise<string> {
  const path = files.path(`${name}-out.csv`)
  await exportTable(db.app, SYSTEM, kindNamed(name), OPTIONS, (columns, rows) =>
    writeCsv(createWriteStream(path), columns, rows, { bom: false }),
  )
  return readFileSync(path, 'utf8').split('\r\n')[0] ?? ''
}

test('a city without clubs gives out the columns that it always gave', async () => {
  await take('providers', files.write(linesOf('providers', [GARDEN])))
  await take(
    'groups',
    files.write(linesOf('groups', [`${kindergarten},Топ,3,kk,general,full-day,25,20,5`])),
  )
  await take('norms', files.write(linesOf('norms', ['kz,club,7,general,2026-01-01,21000'])))
  for (const name of ['providers', 'groups', 'norms']) {
    expect(await headerOut(name)).toBe(headerOf(name))
  }
})

test('a file without the kind of club is read as before: private, or state', async () => {
  expect(await take('providers', files.write(linesOf('providers', [CLUB])))).toMatchObject({
    written: 1,
  })
  const kind = await sql<{ club_kind: string }>`
    select club_kind from provider where bin = ${club}`.execute(db.app)
  expect(kind.rows[0]?.club_kind).toBe('private-club')
})

test('kind, direction, ages and lessons come in, go out, and come in again unchanged', async () => {
  const taken = [
    ['providers', wide('providers', 'club_kind', [`${CLUB},other-club`])],
    ['groups', wide('groups', GROUP, [`${club},Доп,7,kk,general,lessons,20,0,5,sport,12,12`])],
    ['norms', wide('norms', 'direction', ['kz,club,7,general,2026-01-01,18500,creative'])],
  ] as const
  for (const [name, path] of taken) {
    expect(await take(name, path)).toMatchObject({ written: 1, bad: [] })
    expect(await take(name, path)).toMatchObject({ unchanged: 1, bad: [] })
    expect(await headerOut(name)).not.toBe(headerOf(name))
    const all = await take(name, files.path(`${name}-out.csv`))
    expect(all).toMatchObject({ written: 0, unchanged: all.rows, bad: [] })
  }
  expect(await headerOut('groups')).toContain(GROUP)
})

test.each([
  ['providers', 'club_kind', `${GARDEN},private-club`, 'club_kind', 'clubs-only'],
  ['providers', 'club_kind', `${CLUB},disco`, 'club_kind', 'one-of'],
  ['groups', GROUP, `${club},А,7,kk,general,lessons,20,0,5,,12,12`, 'direction', 'missing'],
  ['groups', GROUP, `${club},А,7,kk,general,lessons,20,0,5,sport,6,12`, 'cohort_to', 'number'],
  [
    'groups',
    GROUP,
    `${club},А,7,kk,general,lessons,20,0,5,sport,9,32`,
    'planned_lessons',
    'number',
  ],
  ['groups', GROUP, `${club},А,7,kk,general,full-day,20,0,5,,,`, 'regime', 'regime-of-programme'],
  [
    'groups',
    GROUP,
    `${kindergarten},А,3,kk,general,full-day,20,0,5,sport,,`,
    'direction',
    'clubs-only',
  ],
  [
    'groups',
    GROUP,
    `${kindergarten},А,3,kk,general,lessons,20,0,5,sport,5,12`,
    'regime',
    'regime-of-programme',
  ],
  [
    'norms',
    'direction',
    'kz,preschool,3,general,2026-01-01,68000,sport',
    'direction',
    'clubs-only',
  ],
])('of %s with %s: a wrong row is told with its column', async (name, extra, row, column, code) => {
  const report = await take(name, wide(name, extra, [row]))
  expect(report).toMatchObject({ written: 0, bad: [{ row: 2, column, code }] })
})
