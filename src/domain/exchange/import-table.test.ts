/** A file: taken whole or not at all, by whom it may be, and once when two bring it. */
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { headerOf } from './good-rows.fixture.ts'
import { importTable } from './import-table.ts'
import {
  aFolder,
  applicationLines,
  binOf,
  iinOf,
  importFile,
  kindNamed,
  OPTIONS,
} from './table-files.fixture.ts'
import { TABLE_KINDS } from './table-kinds.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const files = aFolder()
afterAll(() => files.remove())

const take = (name: string, path: string, options = {}) =>
  importFile(db.app, setting, name, path, options)
describe('a file', () => {
  test('that cannot be taken as a whole is one bad row, also when it breaks off in the middle', async () => {
    const report = await take('norms', files.write('territory,programme\nkz,preschool\n'))
    expect(report).toMatchObject({ rows: 0, bad: [{ row: 1, code: 'missing-columns' }] })
    const path = files.write(`${headerOf('norms')}\nkz,preschool,4,general,2026-01-01,5\n"kz,x\n`)
    expect(await take('norms', path, { skipBadRows: true })).toMatchObject({
      written: 0,
      badRows: 1,
      bad: [{ row: 3, code: 'bad-quotes' }],
    })
    const norms = await sql`select from norm where cohort = 4`.execute(db.app)
    expect(norms.rows).toEqual([])
  })

  test('from a spreadsheet may hold real dates and numbers, but a number has lost the zero of an IIN', async () => {
    const path = files.path('spreadsheet.xlsx')
    const born = iinOf('2005-06-07', 7, 3)
    const text = (value: string) => ({ value, type: String })
    await writeXlsxFile([
      ['iin', 'full_name', 'birth_date'].map(text),
      [
        { value: Number(born), type: Number },
        text('Аружан Сынақ'),
        { value: new Date('2005-06-07'), type: Date, format: 'dd.mm.yyyy' },
      ],
      [
        text(born),
        text('Аружан Сынақ'),
        { value: new Date('2005-06-07'), type: Date, format: 'dd.mm.yyyy' },
      ],
    ]).toFile(path)
    const report = await take('register-persons', path, { skipBadRows: true })
    expect(report).toMatchObject({
      written: 1,
      bad: [{ row: 2, column: 'iin', code: 'lost-zero' }],
    })
    expect(report.bad[0]?.message).toContain('leading zero')
  })

  test('is refused to a visitor before it is read', async () => {
    const rows = (async function* () {
      yield await Promise.reject(new Error('read'))
    })()
    for (const kind of TABLE_KINDS) {
      await expect(
        importTable(db.app, { kind: 'visitor' }, setting, kind, rows, OPTIONS),
      ).rejects.toMatchObject({ name: 'SignInNeeded' })
    }
  })

  test('of an officer writes in the territory of the post only', async () => {
    const officer = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'shymkent' } as const
    const kind = kindNamed('providers')
    const cells = {
      bin: binOf(21),
      programme: 'preschool',
      name_kk: 'А',
      name_ru: 'Б',
      ownership: 'state',
      address: 'В',
      lat: '',
      lon: '',
      phone: '',
      capacity: '1',
      listed_from: '2025-01-01',
    }
    const rows = (async function* () {
      yield { row: 2, cells: { ...cells, territory: 'shymkent' } }
      yield { row: 3, cells: { ...cells, bin: binOf(22), territory: 'taraz' } }
    })()
    const options = { ...OPTIONS, skipBadRows: true }
    expect(await importTable(db.app, officer, setting, kind, rows, options)).toMatchObject({
      written: 1,
      bad: [{ row: 3, column: 'territory', code: 'not-allowed' }],
    })
  })

  test('imported by two at once is written once', async () => {
    const path = files.write([...applicationLines(3000)].join(''))
    const reports = await Promise.all([take('applications', path), take('applications', path)])
    expect(reports.map(report => report.written).sort()).toEqual([0, 3000])
    expect(reports.map(report => report.unchanged).sort()).toEqual([0, 3000])
  })
})
