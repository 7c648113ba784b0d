/** The sequencer: dense, in the order of commit, honest to every tree it ever signed, killed at any point. */
import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../db/database.ts'
import { appendToJournal } from './append.ts'
import { checkLog } from './check-log.ts'
import { aFolder, aKeeper, memoryIn } from './keeper.fixture.ts'
import { appendFacts } from './log-facts.fixture.ts'
import { logKeyFiles } from './log-key-files.ts'
import { selectLastCheckpoint } from './log-queries.ts'
import { findLogSize, findPublishedCheckpoint } from './read-log.ts'
import { retireKey, rotateKey } from './rotate-key.ts'
import { parseNote } from './signed-note.ts'

const db = useDatabase()
const folders: string[] = []
let folder = ''

async function withoutGuards(statement: string): Promise<void> {
  await db.owner.connection().execute(async connection => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql.raw(statement).execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

beforeEach(async () => {
  folder = aFolder()
  folders.push(folder)
  await withoutGuards(`truncate journal_entry, journal_private, journal_outbox, log_leaf, log_node,
    log_checkpoint, log_publication, log_key, log_policy cascade`)
})
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const remembered = () => memoryIn(folder).read()

describe('placing', () => {
  test('every committed fact has one place, without gaps, and the tree is signed and published', async () => {
    const { keeper } = await aKeeper(db.app, folder)
    await appendFacts(db.app, 300)
    await appendFacts(db.app, 1)
    await keeper.keep()
    const published = await findPublishedCheckpoint(db.app)
    expect(published?.size).toBe(301)
    expect((await remembered())?.size).toBe(301)
    expect(await checkLog(db.app, await remembered())).toEqual({ size: 301, checkpoints: 1 })
    const waiting = await sql`select from journal_outbox`.execute(db.app)
    expect(waiting.rows).toHaveLength(0)
  })

  test('a transaction that is open does not hold the others up, and stands after what it could see', async () => {
    const { keeper } = await aKeeper(db.app, folder)
    await inTransaction(db.app, async tx => {
      const setting = aSetting('2026-09-01T09:00', 'slow')
      await appendToJournal(tx, setting, [{ kind: 'override', facts: { who: 'slow' } }])
      await appendFacts(db.app, 2)
      await keeper.keep()
      expect(await findLogSize(db.app)).toBe(2)
    })
    await keeper.keep()
    const last = await sql<{ leaf: string }>`select leaf from journal_entry
      join log_leaf on entry_id = id order by index desc limit 1`.execute(db.app)
    expect(last.rows[0]?.leaf).toContain('slow')
  })

  test('nothing new is no new checkpoint, also when asked often', async () => {
    const { keeper } = await aKeeper(db.app, folder)
    await appendFacts(db.app, 1)
    await keeper.keep()
    const first = await findPublishedCheckpoint(db.app)
    await keeper.keep()
    await keeper.keep()
    expect(await findPublishedCheckpoint(db.app)).toEqual(first)
  })

  test('many keepers at once place each fact once', async () => {
    const keepers = await Promise.all(
      Array.from({ length: 4 }, () => aKeeper(db.app, folder).then(({ keeper }) => keeper)),
    )
    const appending = Array.from({ length: 40 }, (_, count) => appendFacts(db.app, 1 + (count % 7)))
    const keeping = keepers.flatMap(keeper => [keeper.keep(), keeper.keep(), keeper.keep()])
    await Promise.all([...appending, ...keeping])
    await keepers[0]?.keep()
    const total = Array.from({ length: 40 }, (_, count) => 1 + (count % 7)).reduce((a, b) => a + b)
    expect((await checkLog(db.app, await remembered())).size).toBe(total)
  })
})

describe('damage', () => {
  async function aLog(): Promise<void> {
    const { keeper } = await aKeeper(db.app, folder)
    for (let step = 0; step < 3; step += 1) {
      await appendFacts(db.app, 400)
      await keeper.keep()
    }
  }

  /** What a keeper says that starts now, over a damaged log: it must sign nothing. */
  async function sayOfKeeper(): Promise<string> {
    const before = await selectLastCheckpoint(db.app)
    const { keeper, told } = await aKeeper(db.app, folder)
    await appendFacts(db.app, 1)
    expect(await keeper.keep()).toBe(false)
    expect(await selectLastCheckpoint(db.app)).toEqual(before)
    return told.join('\n')
  }

  test.each([
    [
      'a leaf edited by a superuser',
      `update journal_entry set leaf = replace(leaf, '"index":7,', '"index":8,') where id = (select entry_id from log_leaf where index = 407)`,
      /leaf 407 was changed/,
    ],
    [
      'a leaf deleted',
      'delete from journal_entry where id = (select entry_id from log_leaf where index = 5)',
      /the text of leaf 5 is gone/,
    ],
    ['a place deleted', 'delete from log_leaf where index = 900', /leaf 900 is missing/],
    ['the last places deleted', 'delete from log_leaf where index >= 1100', /older backup/],
    [
      'two leaves exchanged',
      `update log_leaf set index = index + 100000 where index in (3, 4);
       update log_leaf set index = case index when 100003 then 4 else 3 end where index >= 100000`,
      /had another root|differs from its leaves/,
    ],
    [
      'a leaf and its hash edited together',
      `update journal_entry set leaf = '{}' where id = (select entry_id from log_leaf where index = 10);
       update log_leaf set hash = sha256('\\x00' || '{}'::bytea) where index = 10`,
      /had another root|differs from its leaves/,
    ],
    [
      'a node edited',
      `update log_node set hash = sha256('x') where index = 2`,
      /node 2 of level 1/,
    ],
    [
      'a checkpoint rewritten',
      `update log_checkpoint set root = sha256('x') where size = 800`,
      /800 leaves had another root/,
    ],
    [
      'a signature forged',
      `update log_checkpoint set note = replace(note, '— ', '— x') where size = 400`,
      /400 leaves is not signed/,
    ],
    [
      'everything taken back to an older state',
      `delete from log_leaf where index >= 800; delete from log_checkpoint where size > 800;
       delete from log_publication where size > 800; delete from log_node where index >= 3`,
      /1200 leaves was signed before, the database holds 800: it was restored from an older backup/,
    ],
  ])('%s is found and named, and nothing more is signed', async (_what, statement, message) => {
    await aLog()
    for (const one of statement.split(';')) await withoutGuards(one)
    expect(await sayOfKeeper()).toMatch(message)
  })
})

describe('keys', () => {
  test('a rotation is itself a leaf, both keys sign until the old one is retired', async () => {
    const { keeper, vkey } = await aKeeper(db.app, folder)
    await appendFacts(db.app, 3)
    await keeper.keep()
    const keyFiles = logKeyFiles(`${folder}/keys`)
    const setting = aSetting('2026-09-01T09:00', 'rotation')
    const fresh = await inTransaction(db.app, tx => rotateKey(tx, setting, keyFiles))
    await keeper.keep()
    expect(await signers()).toHaveLength(2)
    const [, oldId = ''] = vkey.split('+')
    const retired = await inTransaction(db.app, tx => retireKey(tx, oldId))
    expect(retired).toMatchObject({ retired: { vkey } })
    await appendFacts(db.app, 1)
    await keeper.keep()
    expect(await signers()).toEqual([fresh?.split('+')[1]])
    expect((await checkLog(db.app, await remembered())).size).toBe(5)
    const only = await inTransaction(db.app, tx => retireKey(tx, fresh?.split('+')[1] ?? ''))
    expect(only).toEqual({ hindrance: 'it is the only key; rotate first' })
  })

  async function signers(): Promise<string[]> {
    const published = await findPublishedCheckpoint(db.app)
    const note = parseNote(published?.note ?? '')
    return note.ok ? note.value.signatures.map(signature => signature.keyId) : []
  }

  test('a keeper without the private key says so and signs nothing', async () => {
    const { keeper } = await aKeeper(db.app, folder)
    await appendFacts(db.app, 1)
    await keeper.keep()
    const elsewhere = aFolder()
    folders.push(elsewhere)
    await expect(aKeeper(db.app, elsewhere)).rejects.toThrow(
      /private key of .* is not in this data folder/,
    )
  })
})
