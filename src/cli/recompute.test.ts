/** `kezek recompute`: a kindergarten's own spreadsheet, worked out by hand, comes to the same sums to the tenge. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { runCommand } from './run-command.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-recompute-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/**
 * Worked out on paper. September 2026 has 22 working days; its days are Tu 1 - W 30.
 *
 * Алия: there on every working day. 68 000 x 22 / 22 = 68 000.
 * Ербол: ill with a certificate on 1 - 4 (paid), absent on 7 - 11 (not paid): 17 days. 68 000 x 17 / 22 = 52 545.45 -> 52 545.
 * Дана: the norm rises on the 16th. Working days 1 - 15: 11 (1-4, 7-11, 14, 15), from 16 on: 11.
 *   (68 000 x 11 + 70 000 x 11) / 22 = 69 000.
 * Нұрлан: in one kindergarten on 1 - 4 and 7 - 9 (7 days), from the 10th in ours (15 days).
 *   There 68 000 x 7 / 22 = 21 636.36 -> 21 636; both 68 000; ours is the rest: 46 364.
 * Сәуле: norm 1 001, one day of two working days (a group that was open for two days): 500.5 -> 501.
 * Тимур: disputed 2 days were paid for 20 of 22 before (61 818.18 -> 61 818); all 22 now: 68 000 - 61 818 = 6 182.
 * Together 68 000 + 52 545 + 69 000 + 46 364 + 501 + 6 182 = 242 592.
 */
const WHOLE = 'pppp--ppppp--ppppp--ppppp--ppp'
const HEADER = 'child,month,working_days,norms,days,days_elsewhere,previous,amount'
const DAY = (day: number) => `${'.'.repeat(day - 1)}p${'.'.repeat(30 - day)}`
const ROWS = [
  `Алия,2026-09,22,68000,${WHOLE},,,68000`,
  `Ербол,2026-09,22,68 000,iiii--aaaaa--ppppp--ppppp--ppp,,,52545`,
  `Дана,2026-09,22,2026-09-01:68000 2026-09-16:70000,${WHOLE},,,69000`,
  `Нұрлан,2026-09,22,68000,.........pp--ppppp--ppppp--ppp,pppp--ppp.....................,0,46364`,
  `Сәуле,2026-09,2,1001,${DAY(1)},,,501`,
  `Тимур,2026-09,22,68000,${WHOLE},,61818,6182`,
]

async function run(file: string, ...options: string[]) {
  let stdout = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    stdout += String(text)
    return true
  })
  const quiet = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  try {
    const code = await runCommand(['recompute', file, ...options], {})
    return { code, stdout }
  } finally {
    out.mockRestore()
    quiet.mockRestore()
  }
}

async function aFile(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}

test('sums made by hand are the sums of the open function, line by line and together', async () => {
  const path = await aFile('act.csv', [HEADER, ...ROWS])
  const { code, stdout } = await run(path, '--json')
  const report = JSON.parse(stdout)
  expect(report.lines.map((line: { amountTenge: string }) => line.amountTenge)).toEqual([
    '68000',
    '52545',
    '69000',
    '46364',
    '501',
    '6182',
  ])
  expect(report).toMatchObject({ same: true, totalTenge: '242592' })
  expect(code).toBe(0)
  const words = await run(path)
  expect(words.stdout).toContain('Total: 242592 tenge in 6 lines')
}, 60_000)

test('a workbook is read like a table, and columns that say nothing may be left out', async () => {
  const path = join(folder, 'act.xlsx')
  const cell = (value: string) => ({ value, type: String })
  const names = ['child', 'month', 'working_days', 'norms', 'days'].map(cell)
  const row = ['Алия', '2026-09', '22', '68000', WHOLE].map(cell)
  await writeXlsxFile([names, row]).toFile(path)
  expect(JSON.parse((await run(path, '--json')).stdout)).toMatchObject({
    same: true,
    totalTenge: '68000',
  })
}, 60_000)

test('a sum that differs by a tenge ends with code 2 and is named; so does a row that cannot be read', async () => {
  const wrong = await run(await aFile('b.csv', [HEADER, ROWS[0]?.replace(/68000$/, '68001') ?? '']))
  expect(wrong.code).toBe(2)
  expect(wrong.stdout).toContain('DIFFERENT: the file says 68001')
  const bad = [
    `А,2026-13,22,68000,${WHOLE},,,`,
    `А,2026-09,0,68000,${WHOLE},,,`,
    `А,2026-09,22,x,${WHOLE},,,`,
    `А,2026-09,22,68000,ppp,,,`,
    `А,2026-09,3,68000,${WHOLE},,,`,
    `А,2026-09,22,68000,${WHOLE},,,x`,
  ]
  const { code, stdout } = await run(await aFile('c.csv', [HEADER, ...bad]), '--json')
  expect(code).toBe(2)
  expect(JSON.parse(stdout).bad.map((one: { column: string }) => one.column)).toEqual([
    'month',
    'working_days',
    'norms',
    'days',
    'working_days',
    'amount',
  ])
  expect((await run(join(folder, 'nothing.csv'))).code).toBe(2)
}, 60_000)
