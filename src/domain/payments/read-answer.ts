/** Reads an answer of the bank from a file of either kind: XML (pain.002) or a table (`payment,status,reason,amount`). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTable } from '../../platform/tabular/read-table.ts'
import { TableMistake } from '../../platform/tabular/table-row.ts'
import { type AnswerRow, AnswerUnreadable, type BankAnswer } from './bank-answer.ts'
import { readPain002 } from './read-pain002.ts'

/** A batch of a large city is a few hundred kilobytes. */
const MOST_BYTES = 10 * 1024 * 1024
const COLUMNS = { required: ['payment', 'status'], optional: ['reason', 'amount'] } as const

/** Throws AnswerUnreadable. */
export async function readAnswer(bytes: Uint8Array): Promise<BankAnswer> {
  if (bytes.length === 0) throw new AnswerUnreadable('empty')
  if (bytes.length > MOST_BYTES) throw new AnswerUnreadable('too-large')
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1').replaceAll('\0', '')
  return /^\W*</.test(start) ? readPain002(bytes) : readTableAnswer(bytes)
}

async function readTableAnswer(bytes: Uint8Array): Promise<BankAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-answer-'))
  try {
    const path = join(folder, 'answer')
    await writeFile(path, bytes, { mode: 0o600 })
    const rows: AnswerRow[] = []
    for await (const { row, cells } of readTable(path, COLUMNS)) {
      const { payment, status, reason } = cells
      rows.push({
        row,
        payment,
        status,
        reason,
        amount: cells.amount === '' ? undefined : cells.amount,
      })
    }
    if (rows.length === 0) throw new AnswerUnreadable('empty')
    return { form: 'csv', batch: null, count: undefined, controlSum: undefined, group: null, rows }
  } catch (error) {
    if (error instanceof TableMistake) throw new AnswerUnreadable('bad-table')
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
