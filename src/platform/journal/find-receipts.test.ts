/** Receipts out of the database: not before the world sees the tree, and without what was erased. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSealedLog, type SealedLog } from '../../../test/sealed-log.ts'
import { aSetting } from '../../../test/setting.ts'
import { assertDefined } from '../../base/assert.ts'
import { inTransaction } from '../db/database.ts'
import { appendToJournal } from './append.ts'
import { checkReceipt } from './check-receipt.ts'
import {
  agreesWithLog,
  composeReceiptOf,
  findFactsAbout,
  findPublishedLeaf,
} from './find-receipts.ts'
import { findSeal } from './find-seal.ts'

const db = useDatabase()
let log: SealedLog
beforeAll(async () => {
  log = await aSealedLog(db.app)
})
afterAll(() => log.close())

const setting = aSetting('2026-11-20T10:00', 'receipts')
const append = (about: string, privateFields: Record<string, string>) =>
  inTransaction(db.app, tx =>
    appendToJournal(tx, setting, [
      { kind: 'override', about, facts: { what: about }, privateFields },
    ]),
  )

test('a fact that is not under the seal yet has no receipt, and says so', async () => {
  await append('waiting', { reason: 'x' })
  const [fact] = await findFactsAbout(db.app, ['waiting'])
  expect(fact).toMatchObject({ index: undefined, isPublished: false, isErased: false })
  const id = assertDefined(fact, 'found').id
  expect(await composeReceiptOf(db.app, id)).toBe('not-yet')
  await log.keep()
  const receipt = await composeReceiptOf(db.app, id)
  const verdict = checkReceipt(receipt, log.policy)
  expect(verdict.findings).toEqual([])
  expect(verdict.read?.receipt.opened?.privateFields).toEqual({ reason: 'x' })
  const read = assertDefined(verdict.read, 'read')
  expect(await agreesWithLog(db.app, { ...read.receipt, ...read.checkpoint })).toBe(true)
  const elsewhere = { ...read.receipt, ...read.checkpoint, index: read.receipt.index + 1 }
  expect(await agreesWithLog(db.app, elsewhere)).toBe(false)
  const otherRoot = { ...read.receipt, ...read.checkpoint, root: Buffer.alloc(32) }
  expect(await agreesWithLog(db.app, otherRoot)).toBe(false)
})

test('when its private part was erased the receipt proves the rest', async () => {
  await append('erased', { name: 'gone' })
  await log.keep()
  const [before] = await findFactsAbout(db.app, ['erased'])
  const { id } = assertDefined(before, 'found')
  await db.owner.deleteFrom('journal_private').where('entry_id', '=', id).execute()
  const [fact] = await findFactsAbout(db.app, ['erased'])
  expect(fact?.isErased).toBe(true)
  const receipt = await composeReceiptOf(db.app, id)
  expect(receipt).not.toContain('gone')
  const verdict = checkReceipt(receipt, log.policy)
  expect(verdict.findings).toEqual([])
  expect(verdict.read?.receipt.opened).toBeUndefined()
})

test('facts about several subjects come in the order in which they were written', async () => {
  for (const about of ['one', 'two', 'one', 'three']) await append(about, {})
  await log.keep()
  const facts = await findFactsAbout(db.app, ['one', 'two'])
  expect(facts.map(fact => fact.about)).toEqual(['one', 'two', 'one'])
  const [first, second] = facts
  expect(second?.index).toBeGreaterThan(first?.index ?? Number.POSITIVE_INFINITY)
  const leaf = await findPublishedLeaf(db.app, second?.index ?? -1)
  expect(leaf?.facts).toEqual({ what: 'two' })
})

test('the seal tells who signed it, and whether that is enough', async () => {
  await append('seal', {})
  await log.keep()
  const whole = await findSeal(db.app)
  expect(whole?.isQuorate).toBe(true)
  expect(whole?.signers.witnesses.map(({ at }) => at !== undefined)).toEqual([true, true])
  log.silence(1)
  await append('seal', {})
  await log.keep()
  const partial = await findSeal(db.app)
  expect(partial?.checkpoint.size).toBe((whole?.checkpoint.size ?? 0) + 1)
  expect(partial?.isQuorate).toBe(false)
  expect(partial?.signers.witnesses.map(({ at }) => at !== undefined)).toEqual([true, false])
})
