/** Files of every kind: a dry run keeps nothing, a repeat changes nothing, out again as they came in. */
import { createWriteStream, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { writeCsv, writeXlsx } from '../../platform/tabular/write-table.ts'
import { exportTable } from './export-table.ts'
import { aSchool, GOOD, headerOf, kindergarten, linesOf } from './good-rows.fixture.ts'
import { aFolder, importFile, kindNamed, OPTIONS, SYSTEM } from './table-files.fixture.ts'
import { TABLE_KINDS } from './table-kinds.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const files = aFolder()
beforeAll(() => aSchool(db.app, setting))
afterAll(() => files.remove())

const take = (name: string, path: string, options = {}) =>
  importFile(db.app, setting, name, path, options)
const fileOf = (name: string, rows: readonly string[]) => files.write(linesOf(name, rows))

const UNCHANGED_BUDGET = { written: 1, unchanged: 1 } // Nothing allotted is what there was.

describe('every kind', () => {
  test('has two good rows here', () => {
    expect(Object.keys(GOOD)).toEqual(TABLE_KINDS.map(kind => kind.name))
  })

  test.each(Object.keys(GOOD))(
    '%s: a dry run keeps nothing, an import is kept, a repeat is unchanged',
    async name => {
      const path = fileOf(name, GOOD[name] ?? [])
      const taken = name === 'budgets' ? UNCHANGED_BUDGET : { written: 2, unchanged: 0 }
      expect(await take(name, path, { dryRun: true })).toMatchObject({ rows: 2, ...taken, bad: [] })
      expect(await take(name, path)).toMatchObject({ rows: 2, ...taken, bad: [] })
      expect(await take(name, path)).toMatchObject({ rows: 2, written: 0, unchanged: 2, bad: [] })
    },
  )

  test.each(Object.keys(GOOD))(
    '%s: what goes out as CSV or XLSX comes in again unchanged',
    async name => {
      const kind = kindNamed(name)
      const [csv, xlsx] = [files.path(`${name}.csv`), files.path(`${name}.xlsx`)]
      const rows = await exportTable(db.app, SYSTEM, kind, OPTIONS, (columns, given) =>
        writeCsv(createWriteStream(csv), columns, given, { bom: true }),
      )
      await exportTable(db.app, SYSTEM, kind, OPTIONS, (columns, given) =>
        writeXlsx(xlsx, columns, given),
      )
      expect(rows).toBeGreaterThanOrEqual(2)
      for (const path of [csv, xlsx]) {
        expect(await take(name, path)).toMatchObject({ rows, written: 0, unchanged: rows, bad: [] })
      }
      // What came in is in what goes out, to the letter of the columns.
      const [header = ''] = readFileSync(csv, 'utf8').replace('\ufeff', '').split('\r\n')
      const columns = header.split(',')
      expect(columns).toEqual(expect.arrayContaining(headerOf(name).split(',')))
    },
  )

  test.each(Object.keys(GOOD))(
    '%s: semicolons, a byte order mark, CRLF and empty lines change nothing',
    async name => {
      const rows = [headerOf(name), ...(GOOD[name] ?? [])].map(line =>
        (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? [])
          .map(cell => cell.replace(/,$/, ''))
          .map(cell => (cell.includes(';') && !cell.startsWith('"') ? `"${cell}"` : cell))
          .slice(0, kindNamed(name).columns.length)
          .join(';'),
      )
      const path = files.write(`\ufeff${rows.join('\r\n\r\n')}\r\n`)
      expect(await take(name, path)).toMatchObject({ rows: 2, unchanged: 2, bad: [] })
    },
  )

  test.each(Object.keys(GOOD))(
    '%s: a row that stands twice is unchanged the second time',
    async name => {
      const [row = ''] = GOOD[name] ?? []
      expect(await take(name, fileOf(name, [row, row]))).toMatchObject({
        rows: 2,
        unchanged: 2,
        bad: [],
      })
    },
  )
})
describe('free places', () => {
  const count = async () => {
    const rows = await sql<{ state: string; n: number }>`
      select state, count(*)::integer as n from place join provider_group on provider_group.id = group_id
      where name = 'Кіші топ' group by state order by state`.execute(db.app)
    return Object.fromEntries(rows.rows.map(row => [row.state, row.n]))
  }

  test('are published and taken back until the file is true, with a leaf for each change', async () => {
    expect(await count()).toEqual({ published: 5 })
    await take(
      'groups',
      fileOf('groups', [`${kindergarten},Кіші топ,3,kk,general,full-day,25,20,3`]),
    )
    expect(await count()).toEqual({ published: 3, withdrawn: 2 })
    const leaves = await sql<{
      kind: string
    }>`select kind from journal_entry where kind like 'place.%' order by id`.execute(db.app)
    expect(leaves.rows.map(row => row.kind)).toEqual(['place.published', 'place.withdrawn'])
    const jobs = await sql<{
      n: bigint
    }>`select count(*) as n from graphile_worker.jobs where key = 'automatic-iteration:preschool:taraz'`.execute(
      db.owner,
    )
    expect(jobs.rows).toEqual([{ n: 1n }])
  })
})
