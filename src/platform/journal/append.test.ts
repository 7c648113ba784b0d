/** The journal's outbox: committed leaves, salted and never rewritten, without anything personal. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../db/database.ts'
import { appendToJournal, type JournalFact } from './append.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')

type Stored = { leaf: string; salt: Buffer; fields: unknown }

async function stored(): Promise<Stored[]> {
  const result = await sql<Stored>`
    select leaf, salt, fields from journal_entry join journal_private on entry_id = id order by id`.execute(
    db.app,
  )
  return result.rows
}

test('a leaf is canonical JSON and commits to its private part under its salt, as another program computes it', async () => {
  const facts: JournalFact[] = Array.from({ length: 50 }, (_, index) => ({
    kind: 'override',
    facts: { number: index },
    privateFields: { reason: `себеп ${index}` },
  }))
  await inTransaction(db.app, tx => appendToJournal(tx, setting, facts))
  const rows = (await stored()).filter(row => row.leaf.includes('"override"'))
  expect(rows).toHaveLength(50)
  for (const [index, row] of rows.entries()) {
    const leaf = JSON.parse(row.leaf)
    expect(canonicalize(leaf)).toBe(row.leaf)
    expect(leaf).toMatchObject({
      format: 'kezek.leaf/1',
      kind: 'override',
      facts: { number: index },
    })
    const commitment = createHash('sha256')
      .update(
        Buffer.concat([Buffer.from([2]), row.salt, Buffer.from(canonicalize(row.fields) ?? '')]),
      )
      .digest('hex')
    expect(leaf.commitment).toBe(commitment)
  }
  expect(new Set(rows.map(row => row.salt.toString('hex'))).size).toBe(50)
})

test('what rolls back leaves no leaf', async () => {
  const before = (await stored()).length
  const failing = inTransaction(db.app, async tx => {
    await appendToJournal(tx, setting, [{ kind: 'override', facts: {} }])
    throw new Error('changed our mind')
  })
  await expect(failing).rejects.toThrow('changed our mind')
  expect(await stored()).toHaveLength(before)
})

test('a submission leaves no IIN, name, phone or hash of an IIN in the leaf', async () => {
  const application = await submit(db.app, setting, { registeredBenefits: ['military'] })
  const people = await sql<{ iin: string; full_name: string; phone: string | null }>`
    select iin, full_name, phone from person where id in (${application.childId}, ${application.guardianId})`.execute(
    db.app,
  )
  const leaves = (await stored()).map(row => row.leaf).join('\n')
  expect(leaves).toContain(application.number)
  for (const { iin, full_name, phone } of people.rows) {
    const hashes = ['sha256', 'sha1', 'md5'].map(name => createHash(name).update(iin).digest('hex'))
    for (const secret of [iin, full_name, phone ?? iin, ...hashes])
      expect(leaves).not.toContain(secret)
  }
  expect(leaves).not.toContain('military')
})

/** Every table that the guard stands before, as the live catalogue names them. */
/** `changes`: rows stay for ever, but may change (an exchange has a state). */
async function guardedTables(): Promise<{ name: string; changes: boolean }[]> {
  const found = await sql<{ name: string; changes: boolean }>`
    select relname as name, tgtype & 16 = 0 as changes from pg_trigger join pg_class on pg_class.oid = tgrelid
    where tgfoid = 'refuse_rewriting'::regproc order by relname`.execute(db.owner)
  return found.rows
}

test('the application cannot change, delete or empty what must only grow, nor can the owner by oversight', async () => {
  const tables = await guardedTables()
  expect(tables.filter(table => !table.changes).map(table => table.name)).toEqual(
    expect.arrayContaining([
      'application_event',
      'iteration',
      'iteration_decision',
      'journal_entry',
      'ledger_entry',
      'ledger_posting',
      'log_checkpoint',
      'log_leaf',
      'log_node',
      'log_policy',
      'log_publication',
      'queue_movement',
    ]),
  )
  for (const { name: table, changes } of tables) {
    const column = await sql<{ name: string }>`
      select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and attidentity = '' limit 1`.execute(
      db.owner,
    )
    const name = sql.ref(column.rows[0]?.name ?? '')
    const attempts = [
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)} cascade`,
      ...(changes ? [] : [sql`update ${sql.table(table)} set ${name} = ${name}`]),
    ]
    for (const attempt of attempts) {
      // The first wall for the application: its role has no right to it at all.
      await expect(attempt.execute(db.app), table).rejects.toThrow(/permission denied/)
      await expect(attempt.execute(db.owner), table).rejects.toThrow(/only grows/)
    }
  }
})

test('salts and private parts can be erased but not exchanged', async () => {
  await submit(db.app, setting)
  const exchange = sql`update journal_private set fields = '{}'`
  await expect(exchange.execute(db.app)).rejects.toThrow(/permission denied/)
})
