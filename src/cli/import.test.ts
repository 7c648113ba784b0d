/** `kezek import` and `kezek export` as scripts call them: one JSON object on stdout, exit codes 0 and 2. */
import { readFileSync, statSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { aFolder } from '../domain/exchange/table-files.fixture.ts'
import { runCommand } from './run-command.ts'

const db = useDatabase()
const files = aFolder()
afterAll(() => files.remove())

/** Exit code and what stood on stdout. */
async function kezek(...words: string[]) {
  const out: string[] = []
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out.push(String(text))
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const environment = { DATABASE_URL: db.url, KEZEK_MODE: 'demo', KEZEK_DATA: files.path('var') }
    return { exit: await runCommand(words, environment), out: out.join('') }
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
}

const header = 'territory,programme,cohort,kind,from,tenge_per_month\n'
const good = 'kz,preschool,3,general,2026-01-01,68000\n'

test('a good file is 0, its repeat too, a bad row is 2 and keeps everything out', async () => {
  const path = files.write(header + good)
  const first = await kezek('import', 'norms', path, '--json')
  expect(first.exit).toBe(0)
  expect(first.out).toBe('{"rows":1,"written":1,"unchanged":0,"bad":[]}\n')
  expect((await kezek('import', 'norms', path, '--json')).out).toContain('"unchanged":1')
  const mixed = files.write(
    `${header}kz,preschool,4,general,2026-01-01,5\nkz,preschool,0,general,2026-01-01,5\n`,
  )
  const bad = await kezek('import', 'norms', mixed, '--json')
  expect(bad.exit).toBe(2)
  expect(JSON.parse(bad.out)).toEqual({
    rows: 2,
    written: 0,
    unchanged: 0,
    bad: [{ row: 3, column: 'cohort', code: 'number', message: 'write a whole number, 1–18' }],
  })
  const dry = await kezek('import', 'norms', mixed, '--json', '--dry-run', '--skip-bad-rows')
  expect([dry.exit, JSON.parse(dry.out).written]).toEqual([2, 1])
  const skipped = await kezek('import', 'norms', mixed, '--json', '--skip-bad-rows')
  expect([skipped.exit, JSON.parse(skipped.out).written]).toEqual([2, 1])
})

test('messages are in the language asked for', async () => {
  const path = files.write(`${header}kz,preschool,0,general,2026-01-01,5\n`)
  const { out } = await kezek('import', 'norms', path, '--language', 'kk')
  expect(out).toContain('бүтін сан жазыңыз')
  expect((await kezek('import', 'norms', path, '--language', 'de')).exit).toBe(2)
})

test('an unknown KIND or file is told without a database', async () => {
  expect((await kezek('import', 'children', 'x.csv', '--json')).exit).toBe(2)
  const missing = await kezek('import', 'norms', files.path('none.csv'), '--json')
  expect(JSON.parse(missing.out).error.code).toBe('usage')
  expect((await kezek('export', 'norms', '--json')).exit).toBe(2)
})

test('an export goes to stdout as CSV, or to a file that appears whole', async () => {
  expect((await kezek('export', 'norms')).out.replaceAll('\r\n', '\n')).toContain(header + good)
  const [csv, xlsx] = [files.path('norms.csv'), files.path('norms.XLSX')]
  expect((await kezek('export', 'norms', csv, '--json')).exit).toBe(0)
  expect(readFileSync(csv, 'utf8')).toContain('68000')
  expect((await kezek('export', 'norms', xlsx)).exit).toBe(0)
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK')
  expect(() => statSync(`${xlsx}.part`)).toThrow('')
  const nowhere = await kezek('export', 'norms', files.path('no/such/folder.csv'), '--json')
  expect([nowhere.exit, JSON.parse(nowhere.out).error.code]).toEqual([2, 'usage'])
})
