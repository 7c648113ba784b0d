/** CSV as departments send it: any separator, marks, quotes, wrong encodings, and very many rows. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTable } from './read-table.ts'

let folder = ''
const columns = { required: ['bin', 'name'], optional: ['phone'] } as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-table-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function aFile(content: string | Buffer): Promise<string> {
  const path = join(folder, 'table.csv')
  await writeFile(path, content)
  return path
}

async function read(content: string | Buffer) {
  return Array.fromAsync(readTable(await aFile(content), columns))
}

const rowOfTwo = [{ row: 2, cells: { bin: '1', name: 'Айгөлек', phone: '' } }]

test.each([
  ['commas', 'bin,name\n1,Айгөлек\n'],
  ['semicolons', 'bin;name\n1;Айгөлек\n'],
  ['a byte order mark', '\ufeffbin,name\n1,Айгөлек\n'],
  ['carriage returns', 'bin,name\r\n1,Айгөлек\r\n'],
  ['no line end after the last row', 'bin,name\n1,Айгөлек'],
  ['capitals and spaces in the header', ' BIN , Name \n1, Айгөлек \n'],
  ['columns in another order', 'name,bin\nАйгөлек,1\n'],
  ['quotes around everything', '"bin","name"\n"1","Айгөлек"\n'],
  ['trailing empty columns of a spreadsheet', 'bin,name,,\n1,Айгөлек,,\n'],
])('a file with %s is read alike', async (_name, content) => {
  expect(await read(content)).toEqual(rowOfTwo)
})

test('quotes keep separators, line ends and doubled quotes', async () => {
  const [row] = await read('bin,name\n1,"«Ай, ""Гүл""»;\nекі жол"\n')
  expect(row?.cells.name).toBe('«Ай, "Гүл"»;\nекі жол')
})

test('semicolons inside the cells of a comma file do not confuse it', async () => {
  const [row] = await read('bin,name\n1,military!;large-family\n')
  expect(row?.cells.name).toBe('military!;large-family')
})

test('rows are numbered as a spreadsheet numbers them, and empty ones are left out', async () => {
  const rows = await read('bin,name\n1,a\n\n,\n2,b\n')
  expect(rows.map(each => [each.row, each.cells.bin])).toEqual([
    [2, '1'],
    [5, '2'],
  ])
})

test('a row with too many or too few cells is marked, and the rows after it are read', async () => {
  const rows = await read('bin,name,phone\n1,a,b,c\n2\n3,c,d\n')
  expect(rows.map(each => each.fault)).toEqual(['too-many-cells', 'too-few-cells', undefined])
})

test('a file with only a header has no rows', async () => {
  expect(await read('bin,name\n')).toEqual([])
  expect(await read('bin,name')).toEqual([])
})

test.each([
  ['nothing', ''],
  ['a byte order mark alone', '\ufeff'],
  ['line ends alone', '\n\n\n'],
])('a file of %s is told to be empty', async (_name, content) => {
  await expect(read(content)).rejects.toMatchObject({ code: 'empty-file' })
})

test('missing, unknown and doubled columns are named', async () => {
  await expect(read('bin,nmae\n')).rejects.toMatchObject({
    code: 'missing-columns',
    facts: { columns: ['name'] },
    message: expect.stringContaining('unknown: nmae'),
  })
  await expect(read('bin,name,fax\n')).rejects.toMatchObject({
    code: 'unknown-columns',
    facts: { columns: ['fax'] },
  })
  await expect(read('bin,name,bin\n')).rejects.toMatchObject({
    code: 'duplicate-columns',
    facts: { columns: ['bin'] },
  })
})

test('a quote out of place or never closed is told with its line', async () => {
  await expect(read('bin,name\n1,a\n2,"b"c\n3,d\n')).rejects.toMatchObject({
    code: 'bad-quotes',
    facts: { line: 3 },
  })
  await expect(read('bin,name\n1,a\n2,b\n3,"c\n4,d\n')).rejects.toMatchObject({
    code: 'bad-quotes',
    facts: { line: 4 },
  })
})

test('an open quote in a huge file does not swallow it into memory', async () => {
  const content = `bin,name\n1,"a\n${'2,b\n'.repeat(1_000_000)}`
  await expect(read(content)).rejects.toMatchObject({
    code: 'too-long-row',
    facts: { line: 2 },
  })
})

test('a file that is one endless line is refused', async () => {
  await expect(read(`bin,name\n${'x'.repeat(3_000_000)}`)).rejects.toMatchObject({
    code: 'too-long-row',
    facts: { line: 2 },
  })
})

test('UTF-16 is named', async () => {
  const text = 'bin,name\n1,Айгөлек\n'
  const utf16 = { code: 'wrong-encoding', facts: { encoding: 'utf-16' } }
  const marked = Buffer.from(`\ufeff${text}`, 'utf16le')
  await expect(read(marked)).rejects.toMatchObject(utf16)
  await expect(read(marked.subarray(2))).rejects.toMatchObject(utf16)
  await expect(read(Buffer.from(marked).swap16())).rejects.toMatchObject(utf16)
})

test('Windows-1251 is named with the first line that has it', async () => {
  // «Балапан» in Windows-1251.
  const word = Buffer.from([0xc1, 0xe0, 0xeb, 0xe0, 0xef, 0xe0, 0xed])
  const file = Buffer.concat([Buffer.from('bin,name\n1,a\n2,'), word, Buffer.from('\n3,b\n')])
  await expect(read(file)).rejects.toMatchObject({
    code: 'wrong-encoding',
    facts: { encoding: 'windows-1251', line: 3 },
  })
})

test('a text cut in the middle of a letter is not UTF-8', async () => {
  const file = Buffer.from('bin,name\n1,Ай').subarray(0, -1)
  await expect(read(file)).rejects.toMatchObject({ code: 'wrong-encoding', facts: { line: 2 } })
})

test('letters at the border of two pieces of the file stay whole', async () => {
  const name = 'ә'.repeat(50_001)
  const rows = await read(`bin,name\n${`1,x${name}\n`.repeat(4)}`)
  expect(rows.map(each => each.cells.name)).toEqual(Array(4).fill(`x${name}`))
})

test('a reader who stops early closes the file', async () => {
  const path = await aFile(`bin,name\n${'1,a\n'.repeat(100_000)}`)
  for await (const row of readTable(path, columns)) if (row.row === 5) break
  await rm(path)
})

test('200 000 rows are read without holding the file in memory', async () => {
  const path = join(folder, 'large.csv')
  const line = (n: number) =>
    `${n},"Балалар бақшасы «Айгөлек», Тараз қаласы, Төле би көшесі, үй ${n}; ${'қосымша мәтін '.repeat(8)}",+7701\n`
  const lines = function* () {
    yield 'bin,name,phone\n'
    for (let n = 1; n <= 200_000; n++) yield line(n)
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  const before = process.memoryUsage.rss()
  let largest = 0
  let rows = 0
  for await (const row of readTable(path, columns)) {
    rows += 1
    if (row.row % 5000 === 0) largest = Math.max(largest, process.memoryUsage.rss() - before)
  }
  expect(rows).toBe(200_000)
  expect(largest / 1024 / 1024).toBeLessThan(150)
}, 60_000)
