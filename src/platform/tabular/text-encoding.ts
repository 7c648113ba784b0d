/** Decodes UTF-8 text piece by piece; another encoding is named instead of becoming garbage. */
import { isUtf8 } from 'node:buffer'
import { TableMistake } from './table-row.ts'

/** Pieces end at line ends. A byte order mark is dropped. @throws TableMistake `wrong-encoding` with the line. */
export async function* decodeUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let lines = 0
  let carried: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    if (lines === 0 && carried.length === 0) refuseUtf16(chunk)
    const piece = Buffer.concat([carried, chunk])
    // Cut after the last whole line, so that no letter is ever torn; a very long line is kept whole.
    const end = piece.lastIndexOf(10) + 1
    carried = piece.subarray(end)
    const whole = piece.subarray(0, end)
    if (end > 0) yield decode(decoder, whole, lines)
    lines += countLines(whole)
    if (carried.length > LONGEST_LINE) {
      const line = lines + 1
      throw new TableMistake('too-long-row', `line ${line} is longer than 1 MB`, { line })
    }
  }
  if (carried.length > 0) yield decode(decoder, carried, lines)
}

const LONGEST_LINE = 1_000_000

function decode(decoder: TextDecoder, bytes: Buffer, linesBefore: number): string {
  try {
    return decoder.decode(bytes)
  } catch {
    const line = linesBefore + findWrongLine(bytes)
    const encoding = looksCyrillic(bytes) ? 'windows-1251' : 'unknown'
    const words = encoding === 'unknown' ? 'not UTF-8' : 'in Windows-1251, not in UTF-8'
    const advice = 'save it as "CSV UTF-8"'
    throw new TableMistake('wrong-encoding', `line ${line} is ${words}: ${advice}`, {
      line,
      encoding,
    })
  }
}

/** Spreadsheets call it "Unicode text": a mark at the start, or a zero in every second octet. */
function refuseUtf16(chunk: Buffer): void {
  const start = chunk.subarray(0, 2).toString('hex')
  if (start === 'fffe' || start === 'feff' || chunk.subarray(0, 1000).includes(0)) {
    const message = 'the file is in UTF-16, not in UTF-8: save it as "CSV UTF-8"'
    throw new TableMistake('wrong-encoding', message, { line: 1, encoding: 'utf-16' })
  }
}

function findWrongLine(bytes: Buffer): number {
  let line = 1
  let start = 0
  for (;;) {
    const end = bytes.indexOf(10, start)
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end)) || end < 0) return line
    start = end + 1
    line += 1
  }
}

/** In Windows-1251 the Cyrillic letters are C0-FF; words of them stand without the 80-BF of UTF-8. */
function looksCyrillic(bytes: Buffer): boolean {
  let letters = 0
  let others = 0
  for (const byte of bytes) {
    if (byte >= 0xc0) letters += 1
    else if (byte >= 0x80) others += 1
  }
  return letters > others
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1
  return lines
}
