/** Measures what an XLSX file unpacks to before anything unpacks it into memory. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { TableMistake } from './table-row.ts'

/** 32 MiB of XML is about 55 000 rows of twelve columns and costs about 250 MB while it is read. */
const LARGEST_UNPACKED = 32 * 1024 * 1024

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const DEFLATED = 8

interface Entry {
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * Sizes that the file states are believed when they are too large already, else the parts are inflated
 * and counted: a small file that swells without end is found out here.
 * @throws TableMistake `too-large` or `damaged-file`
 */
export async function checkWorkbookSize(path: string, limit = LARGEST_UNPACKED): Promise<void> {
  const file = await open(path)
  try {
    const entries = await readEntries(file)
    refuseAbove(
      entries.reduce((sum, entry) => sum + entry.unpacked, 0),
      limit,
    )
    let total = 0
    for (const entry of entries) {
      total += await measure(file, path, entry, limit - total)
      refuseAbove(total, limit)
    }
  } finally {
    await file.close()
  }
}

function refuseAbove(size: number, limit: number): void {
  if (size <= limit) return
  const most = `${Math.round(limit / 1024 / 1024)} MB`
  const message = `the workbook is too large (more than ${most} unpacked): save the sheet as "CSV UTF-8"`
  throw new TableMistake('too-large', message, { limit: most })
}

function damaged(): TableMistake {
  return new TableMistake('damaged-file', 'the workbook is damaged: open it and save it again')
}

/** The central directory, PKWARE APPNOTE 4.3.12 and 4.3.16. */
async function readEntries(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - END_LENGTH - LONGEST_COMMENT), size)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + END_LENGTH > tail.length || tail.readUInt32LE(end) !== END_SIGNATURE) {
    throw damaged()
  }
  const start = tail.readUInt32LE(end + 16)
  const directory = await readAt(file, start, start + tail.readUInt32LE(end + 12))
  const entries: Entry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE) {
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    const names = [28, 30, 32].map(field => directory.readUInt16LE(at + field))
    at += names.reduce((sum, length) => sum + length, 46)
  }
  if (entries.length === 0) throw damaged()
  return entries
}

/** Stops counting as soon as the rest of the bound is passed. */
async function measure(
  file: FileHandle,
  path: string,
  { method, packed, offset }: Entry,
  left: number,
): Promise<number> {
  if (method !== DEFLATED) return packed
  const local = await readAt(file, offset, offset + 30)
  if (local.length < 30) throw damaged()
  const start = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  if (packed === 0) return 0
  const source = createReadStream(path, { start, end: start + packed - 1 })
  const inflated = source.pipe(createInflateRaw())
  source.once('error', fault => inflated.destroy(fault))
  let size = 0
  try {
    for await (const chunk of inflated) {
      size += (chunk as Buffer).length
      if (size > left) break
    }
  } catch {
    throw damaged()
  } finally {
    source.destroy()
  }
  return size
}

async function readAt(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const { size } = await file.stat()
  const length = Math.min(end, size) - start
  if (length < 0) throw damaged()
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start)
  return buffer.subarray(0, bytesRead)
}
