/** Files of every kind: taken whole or not at all, every bad row told, out again as they came in. */
import { createWriteStream, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { writeCsv, writeXlsx } from '../../platform/tabular/write-table.ts'
import { exportTable } from './export-table.ts'
import { importTable } from './import-table.ts'
import {
  aFolder,
  applicationLines,
  binOf,
  iinOf,
  importFile,
  kindNamed,
  OPTIONS,
  SYSTEM,
} from './table-files.fixture.ts'
import { TABLE_KINDS } from './table-kinds.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const files = aFolder()
afterAll(() => files.remove())

const take = (name: string, path: string, options = {}) =>
  importFile(db.app, setting, name, path, options)

const [kindergarten, second] = [binOf(1), binOf(2)]
const [child, guardian] = [iinOf('2023-03-01', 7, 1), iinOf('1990-05-05', 9, 1)]

/** Two good rows of each kind, in the order in which an empty installation takes them. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  territories: [
    'jana-audan,zhambyl,district,Жаңа аудан,Новый район,New District',
    'jana-auyl,jana-audan,settlement,Жаңа ауыл,Новое село,New Village',
  ],
  rollout: [
    'jana-audan,preschool,voucher,2026-01-01,"Әкімдік; білім бөлімі"',
    'jana-audan,club,single-voucher,2026-01-01,Әкімдік',
  ],
  providers: [
    `${kindergarten},preschool,taraz,«Айгөлек» балабақшасы,Детский сад «Айголек»,state,"Төле би көшесі, 1",42.9,71.36,+7 7262 12 34 56,120,2024-09-01`,
    `${second},preschool,jana-auyl,=1+1,@балабақша,private,-,,,,0,2024-09-01`,
  ],
  groups: [
    `${kindergarten},Кіші топ,3,kk,general,full-day,25,20,5`,
    `${kindergarten},+Үлкен топ,5,ru,special,half-day,25,25,0`,
  ],
  budgets: ['taraz,preschool,2026,125000000.50', 'shymkent,preschool,2026,0'],
  norms: [
    'kz,preschool,3,general,2026-01-01,68000',
    'taraz,preschool,3,special,2026-01-01,98000.25',
  ],
  applications: [
    `${child},Бала Сынақ,2023-03-01,${guardian},Ата-ана Сынақ,+77012345678,taraz,2026-01-05T09:00:00.123456+05:00,military!;large-family,no,`,
    `${iinOf('2022-12-31', 7, 2)},Ақ Сынақ,2022-12-31,${guardian},Ата-ана Сынақ,,jana-auyl,2025-01-05 09:00Z,,yes,"егіз; 1"`,
  ],
  'register-persons': [`${child},Бала Сынақ,2023-03-01`, `${guardian},Ата-ана Сынақ,1990-05-05`],
  'register-guardianships': [`${child},${guardian}`, `${iinOf('2022-12-31', 7, 2)},${guardian}`],
  'register-benefits': [`${child},orphan,2027-01-01`, `${child},large-family,`],
}

const headerOf = (name: string) => kindNamed(name).columns.join(',')
const fileOf = (name: string, rows: readonly string[]) =>
  files.write(`${headerOf(name)}\n${rows.join('\n')}\n`)

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
      expect(readFileSync(csv, 'utf8').replace('\ufeff', '').split('\r\n')[0]).toBe(headerOf(name))
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

/** Kind, column, what stands there instead, code. */
const WRONG: readonly (readonly [string, string, string, string])[] = [
  ['territories', 'code', 'Жаңа', 'code-form'],
  ['territories', 'parent', 'atlantis', 'unknown-territory'],
  ['territories', 'parent', 'kz', 'parent-kind'],
  ['territories', 'parent', '', 'parent-kind'],
  ['territories', 'kind', 'village', 'one-of'],
  ['territories', 'name_kk', '', 'missing'],
  ['rollout', 'territory', 'atlantis', 'unknown-territory'],
  ['rollout', 'programme', 'school', 'one-of'],
  ['rollout', 'regime', 'single-voucher', 'one-of'],
  ['rollout', 'starts_on', '01.01.2026', 'day'],
  ['rollout', 'starts_on', '2026-02-30', 'day'],
  ['rollout', 'responsible', '', 'missing'],
  ['providers', 'bin', kindergarten.slice(1), 'lost-zero'],
  [
    'providers',
    'bin',
    `${kindergarten.slice(0, 11)}${(Number(kindergarten[11]) + 1) % 10}`,
    'bin-check-digit',
  ],
  ['providers', 'territory', 'zhambyl', 'not-a-queue-territory'],
  ['providers', 'territory', 'atlantis', 'unknown-territory'],
  ['providers', 'ownership', 'public', 'one-of'],
  ['providers', 'lat', '', 'coordinates-half'],
  ['providers', 'lat', '142.9', 'coordinate'],
  ['providers', 'lon', 'шығыс', 'coordinate'],
  ['providers', 'capacity', '-1', 'number'],
  ['providers', 'capacity', '12.5', 'number'],
  ['providers', 'listed_from', '2024-9-1', 'day'],
  ['providers', 'name_kk', 'a\u0007b', 'characters'],
  ['providers', 'name_ru', 'x'.repeat(301), 'too-long'],
  ['providers', 'phone', '+7 495 123 45 67', 'contact-phone'],
  ['groups', 'provider_bin', binOf(999), 'unknown-provider'],
  ['groups', 'cohort', '0', 'number'],
  ['groups', 'kind', 'ordinary', 'one-of'],
  ['groups', 'regime', '', 'missing'],
  ['groups', 'enrolled', '26', 'overfull'],
  ['groups', 'free', '6', 'free-over'],
  ['budgets', 'territory', 'atlantis', 'unknown-territory'],
  ['budgets', 'year', '26', 'number'],
  ['budgets', 'amount_tenge', '-5', 'amount'],
  ['budgets', 'amount_tenge', '1.234', 'amount'],
  ['norms', 'cohort', '3 жас', 'number'],
  ['norms', 'from', '', 'missing'],
  ['norms', 'tenge_per_month', '0', 'amount'],
  ['applications', 'child_iin', child.slice(1), 'lost-zero'],
  ['applications', 'child_iin', `${child}1`, 'iin-length'],
  ['applications', 'child_name', '12345', 'name'],
  ['applications', 'child_birth_date', '2023-03-02', 'birth-date-differs'],
  ['applications', 'guardian_iin', child, 'guardian-is-child'],
  ['applications', 'guardian_name', '', 'missing'],
  ['applications', 'phone', '+7 701 12', 'phone'],
  ['applications', 'phone', '+7 7262 45 12 34', 'phone'],
  ['applications', 'settlement', 'zhambyl', 'not-a-queue-territory'],
  ['applications', 'submitted_at', '2026-01-05T09:00:00', 'time-without-offset'],
  ['applications', 'submitted_at', '2026-01-05T09:00:00.1234567+05:00', 'time-too-fine'],
  ['applications', 'submitted_at', '2026-01-05T25:00:00+05:00', 'time'],
  ['applications', 'submitted_at', '2026-01-05', 'time'],
  ['applications', 'submitted_at', '2030-01-05T09:00:00+05:00', 'in-future'],
  ['applications', 'submitted_at', '2026-01-05T09:00:00.123457+05:00', 'contradicts'],
  ['applications', 'claims', 'military!,orphan', 'benefit'],
  ['applications', 'claims', 'orphan;orphan!', 'benefit-twice'],
  ['applications', 'special', 'maybe', 'one-of'],
  ['register-persons', 'iin', 'abc', 'iin-length'],
  ['register-persons', 'birth_date', '2023-03-02', 'birth-date-differs'],
  ['register-guardianships', 'guardian_iin', child, 'guardian-is-child'],
  ['register-benefits', 'code', 'rich', 'one-of'],
  ['register-benefits', 'valid_to', 'soon', 'day'],
]

/** The first good row of a kind with one cell changed; every cell quoted. */
function wrongRow(name: string, column: string, value: string): string {
  const cells = (GOOD[name]?.[0] ?? '').match(/("[^"]*"|[^,]*)(,|$)/g) ?? []
  const { columns } = kindNamed(name)
  return columns
    .map((one, index) => {
      const cell = (cells[index] ?? '').replace(/,$/, '').replaceAll('"', '')
      return `"${one === column ? value : cell}"`
    })
    .join(',')
}

describe('a bad row', () => {
  test.each(WRONG)(
    'of %s with a wrong %s (%s) is told as %s, and nothing of the file is kept',
    async (name, column, value, code) => {
      const path = fileOf(name, [wrongRow(name, column, value)])
      const report = await take(name, path)
      expect(report).toMatchObject({
        rows: 1,
        written: 0,
        unchanged: 0,
        bad: [{ row: 2, column, code }],
      })
      expect(report.bad[0]?.message).not.toBe('')
    },
  )

  test('keeps the rest of the file out, or only itself when told so', async () => {
    const good = `${binOf(11)},preschool,taraz,Жұлдыз,Звезда,state,Абай 1,,,,10,2024-09-01`
    const path = fileOf('providers', [good, wrongRow('providers', 'capacity', 'көп'), 'x'])
    const bad = [
      { row: 3, column: 'capacity', code: 'number' },
      { row: 4, column: null, code: 'too-few-cells' },
    ]
    expect(await take('providers', path)).toMatchObject({ rows: 3, written: 0, badRows: 2, bad })
    expect(await take('providers', path, { dryRun: true })).toMatchObject({ written: 0, bad })
    expect(await take('providers', path, { dryRun: true, skipBadRows: true })).toMatchObject({
      written: 1,
      bad,
    })
    expect(await take('providers', path, { skipBadRows: true })).toMatchObject({ written: 1, bad })
    expect(await take('providers', path, { skipBadRows: true })).toMatchObject({
      unchanged: 1,
      bad,
    })
  })

  test('says all that is wrong with it, in the language asked for', async () => {
    const path = fileOf('norms', ['atlantis!,preschool,99,general,x,1'])
    const messages = await Promise.all(
      (['kk', 'ru', 'en'] as const).map(
        async language => (await take('norms', path, { language })).bad[0]?.message,
      ),
    )
    expect(messages[2]).toContain('cohort: write a whole number, 1–18; from: write the day')
    expect(messages[0]).toContain('бүтін сан')
    expect(messages[1]).toContain('целое число')
  })

  test('may be one that says otherwise than a row before it', async () => {
    const [row = ''] = GOOD.budgets ?? []
    const path = fileOf('budgets', [row, row.replace('125000000.50', '1')])
    expect(await take('budgets', path)).toMatchObject({
      bad: [{ row: 3, column: null, code: 'duplicate', message: expect.stringContaining('row 2') }],
    })
  })

  test('that only the database refuses is found among good ones, without a stack trace', async () => {
    const good = ['aktau', 'aktobe', 'atyrau'].map(code => `${code},preschool,2027,5`)
    await take('budgets', fileOf('budgets', ['taraz,preschool,2027,100']))
    await sql`update ledger_account set balance_tiyn = 0 where kind = 'available' and year = 2027`.execute(
      db.owner,
    )
    const path = fileOf('budgets', [...good, 'taraz,preschool,2027,1', 'oral,preschool,2027,5'])
    expect(await take('budgets', path, { skipBadRows: true })).toMatchObject({
      rows: 5,
      written: 4,
      bad: [{ row: 5, column: null }],
    })
    await sql`update ledger_account set balance_tiyn = 10000 where kind = 'available' and year = 2027 and territory_code = 'taraz'`.execute(
      db.owner,
    )
  })

  test('is a demonstration number in production', async () => {
    const path = fileOf('register-persons', GOOD['register-persons'] ?? [])
    const report = await take('register-persons', path, { demonstrationAllowed: false })
    expect(report.bad.map(row => row.code)).toEqual(['iin-demo', 'iin-demo'])
  })
})

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
