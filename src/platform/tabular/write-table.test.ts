/** What is written is read back the same, and nothing in it runs as a formula. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { guardFormula, unguardFormula } from './formula-guard.ts'
import { readTable } from './read-table.ts'
import { checkWorkbookSize } from './workbook-size.ts'
import { MOST_XLSX_ROWS, writeCsv, writeXlsx } from './write-table.ts'

let folder = ''
const names = ['bin', 'name', 'phone'] as const
const columns = { required: names }
const rows = [
  { bin: '050412345678', name: 'Ай, "Гүл"; екі\nжол', phone: '+77012345678' },
  { bin: '-43.25', name: '=HYPERLINK("http://x")', phone: '@sum' },
  { bin: "'=1", name: '-2+3', phone: "'ok" },
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-write-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const readBack = async (path: string) =>
  (await Array.fromAsync(readTable(path, columns))).map(each => each.cells)

test.each([true, false])('CSV with a byte order mark (%s) comes back the same', async bom => {
  const path = join(folder, 'a.csv')
  await writeCsv(createWriteStream(path), names, rows, { bom })
  expect(await readBack(path)).toEqual(rows)
  expect((await readFile(path))[0] === 0xef).toBe(bom)
})

test('no cell of a written CSV starts a formula, and numbers with a sign stay plain', async () => {
  const path = join(folder, 'b.csv')
  await writeCsv(createWriteStream(path), names, rows)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(text).toContain(',+77012345678\r\n')
  expect(text).toContain("\r\n''=1,'-2+3,'ok\r\n")
})

test('the guard against formulas loses nothing, whatever the text', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', 'ә', ',') })
  fc.assert(
    fc.property(text, value => {
      expect(unguardFormula(guardFormula(value))).toBe(value)
      expect(guardFormula(value)).not.toMatch(/^[=@\t]/)
    }),
  )
})

test('a workbook comes back the same, with its leading zeros', async () => {
  const path = join(folder, 'a.xlsx')
  await writeXlsx(path, names, rows)
  expect(await readBack(path)).toEqual(rows)
})

test('numbers, dates and truth values of a spreadsheet become the text that a person sees', async () => {
  const path = join(folder, 'typed.xlsx')
  const day = new Date(Date.UTC(2024, 4, 6))
  const moment = new Date(Date.UTC(2024, 4, 6, 9, 30))
  const date = (value: Date) => ({ value, type: Date, format: 'yyyy-mm-dd' })
  const sheet = [
    names.map(value => ({ value })),
    [{ value: 180412512345, type: Number }, { value: true, type: Boolean }, date(day)],
    [{ value: 0.1 + 0.2, type: Number }, { value: false, type: Boolean }, date(moment)],
    [null, null, null],
    [{ value: 7, type: Number }, { value: 'x' }, null],
  ]
  await writeXlsxFile(sheet).toFile(path)
  expect(await Array.fromAsync(readTable(path, columns))).toEqual([
    { row: 2, cells: { bin: '180412512345', name: 'yes', phone: '2024-05-06' } },
    { row: 3, cells: { bin: '0.3', name: 'no', phone: '2024-05-06T09:30:00' } },
    { row: 5, cells: { bin: '7', name: 'x', phone: '' } },
  ])
})

test('a workbook without the right columns is told so, as a CSV is', async () => {
  const path = join(folder, 'wrong.xlsx')
  await writeXlsx(path, ['bin', 'nmae'], [])
  await expect(readBack(path)).rejects.toMatchObject({ code: 'missing-columns' })
})

test('a workbook that unpacks to more than the bound is refused before it is read', async () => {
  const path = join(folder, 'swollen.xlsx')
  const name = 'x'.repeat(30_000)
  const swollen = Array.from({ length: 1200 }, (_, n) => ({
    bin: `${n}`,
    name: name + n,
    phone: '',
  }))
  await writeXlsx(path, names, swollen)
  await expect(readBack(path)).rejects.toMatchObject({
    code: 'too-large',
    facts: { limit: '32 MB' },
  })
}, 60_000)

test('a workbook that states small sizes and swells all the same is refused', async () => {
  const path = join(folder, 'lying.xlsx')
  await writeXlsx(path, names, [{ bin: '1', name: 'x'.repeat(32_000), phone: '' }])
  const bytes = await readFile(path)
  const entry = Buffer.from([0x50, 0x4b, 1, 2])
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 1)) {
    bytes.writeUInt32LE(10, at + 24)
  }
  await writeFile(path, bytes)
  await expect(checkWorkbookSize(path, 20_000)).rejects.toMatchObject({ code: 'too-large' })
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), 'damaged-file'],
  ['spoilt inside', (bytes: Buffer) => bytes.fill(0xff, 60, 400), 'damaged-file'],
  ['an old Excel file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unknown-format'],
] as const)('a workbook that is %s is told so', async (_name, spoil, code) => {
  const path = join(folder, 'spoilt.xlsx')
  await writeXlsx(path, names, rows)
  await writeFile(path, spoil(await readFile(path)))
  await expect(readBack(path)).rejects.toMatchObject({ code })
})

test('more rows than a workbook holds are refused with the advice to take CSV', async () => {
  const many = function* () {
    for (let n = 0; n <= MOST_XLSX_ROWS; n++) yield { bin: '1' }
  }
  const written = writeXlsx(join(folder, 'many.xlsx'), ['bin'], many())
  await expect(written).rejects.toMatchObject({ code: 'too-large' })
})
