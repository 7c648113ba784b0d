/** A bad row: told with its column and code, and what it does to the rest of the file. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aSchool, child, GOOD, kindergarten, linesOf } from './good-rows.fixture.ts'
import { aFolder, binOf, importFile, kindNamed } from './table-files.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const files = aFolder()
// A wrong row may refer to, or contradict, what the good rows wrote.
beforeAll(async () => {
  await aSchool(db.app, setting)
  for (const [name, rows] of Object.entries(GOOD)) await take(name, fileOf(name, rows))
})
afterAll(() => files.remove())

const take = (name: string, path: string, options = {}) =>
  importFile(db.app, setting, name, path, options)
const fileOf = (name: string, rows: readonly string[]) => files.write(linesOf(name, rows))

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
  ['targeted', 'group', 'Дойбы', 'unknown-group'],
  ['targeted', 'child_iin', 'abc', 'iin-length'],
  ['targeted', 'settlement', 'taraz', 'no-rules'],
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
