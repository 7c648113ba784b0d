/** Publishing: witnesses that come and go, and witnesses that know another history. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { standingClock } from '../clock.ts'
import { aFolder, aKeeper, memoryIn } from './keeper.fixture.ts'
import { appendFacts } from './log-facts.fixture.ts'
import { findPublishedCheckpoint } from './read-log.ts'
import { parseNote } from './signed-note.ts'
import { type LocalWitness, openLocalWitness } from './witness/local-witness.ts'
import type { Witness } from './witness/witness-client.ts'

const db = useDatabase()
const folders: string[] = []
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

let folder = ''
let clock = standingClock('2026-09-01T09:00')
let witnesses: LocalWitness[] = []
let isDown = false

async function emptyLog(): Promise<void> {
  await db.owner.connection().execute(async connection => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql`truncate journal_entry, journal_private, journal_outbox, log_leaf, log_node,
      log_checkpoint, log_publication, log_key, log_policy cascade`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}

beforeEach(async () => {
  folder = aFolder()
  folders.push(folder)
  clock = standingClock('2026-09-01T09:00')
  isDown = false
  await emptyLog()
  const { vkey } = await aKeeper(db.app, folder)
  witnesses = [1, 2].map(number =>
    openLocalWitness({
      number,
      name: `witness-${number}.test`,
      dataFolder: folder,
      logVkeys: [vkey],
      clock,
    }),
  )
})

/** The second witness can be switched off. */
function clients(): Witness[] {
  return witnesses.map((witness, index) => ({
    vkey: witness.vkey,
    submit: async body => {
      if (index === 1 && isDown) throw new Error('no answer')
      return witness.submit(body)
    },
  }))
}

async function aWitnessedKeeper(quorum: number) {
  return aKeeper(db.app, folder, {
    wallClock: clock,
    witnesses: clients(),
    isQuorate: vkeys => vkeys.length >= quorum,
  })
}

async function countersigned(): Promise<string[]> {
  const published = await findPublishedCheckpoint(db.app)
  const note = parseNote(published?.note ?? '')
  return note.ok ? note.value.signatures.slice(1).map(signature => signature.name) : []
}

const publications = async () =>
  (await sql`select from log_publication`.execute(db.app)).rows.length

test('a checkpoint is shown with the countersignatures of all witnesses', async () => {
  const { keeper } = await aWitnessedKeeper(2)
  await appendFacts(db.app, 3)
  await keeper.keep()
  expect(await countersigned()).toEqual(['witness-1.test', 'witness-2.test'])
  await appendFacts(db.app, 3)
  await keeper.keep()
  expect(await countersigned()).toEqual(['witness-1.test', 'witness-2.test'])
})

test('a witness that is down holds nothing up; it is asked again each minute, and then shown', async () => {
  const { keeper, told } = await aWitnessedKeeper(2)
  isDown = true
  await appendFacts(db.app, 3)
  expect(await keeper.keep()).toBe(true)
  expect(await countersigned()).toEqual(['witness-1.test'])
  expect(told.join()).toContain('unreachable')
  isDown = false
  clock.advance({ seconds: 30 })
  await keeper.keep()
  expect(await countersigned()).toEqual(['witness-1.test'])
  clock.advance({ seconds: 31 })
  await keeper.keep()
  expect(await countersigned()).toEqual(['witness-1.test', 'witness-2.test'])
  expect(await publications()).toBe(2)
})

test('without news it is countersigned anew each hour, and not more often', async () => {
  const { keeper } = await aWitnessedKeeper(2)
  await appendFacts(db.app, 3)
  await keeper.keep()
  const first = await findPublishedCheckpoint(db.app)
  clock.advance({ minutes: 50 })
  await keeper.keep()
  expect(await findPublishedCheckpoint(db.app)).toEqual(first)
  clock.advance({ minutes: 6 })
  await keeper.keep()
  const second = await findPublishedCheckpoint(db.app)
  expect(second?.size).toBe(first?.size)
  expect(second?.note).not.toBe(first?.note)
  expect(await publications()).toBe(2)
})

/** The whole installation is set back, its memory too: only the witnesses know better. */
async function setBack(): Promise<void> {
  const { keeper } = await aWitnessedKeeper(2)
  await appendFacts(db.app, 5)
  await keeper.keep()
  await emptyLog()
  rmSync(join(folder, 'signed.json'))
}

test('when the witnesses know a longer history, nothing more is signed', async () => {
  const before = await aKeeper(db.app, folder)
  await setBack()
  await sql`insert into log_key (vkey, origin, since_size) values (${before.vkey}, 'kezek.test/log', 0)`.execute(
    db.app,
  )
  await appendFacts(db.app, 2)
  const { keeper, told } = await aWitnessedKeeper(1)
  // The first look finds nothing signed; what it signs then is refused by both.
  expect(await keeper.keep()).toBe(false)
  expect(told.join()).toMatch(/halted.*rolled-back.*knows another history/)
  expect(await findPublishedCheckpoint(db.app)).toBeUndefined()
})

test('a process that is overtaken by another one of ours shows nothing and halts nothing', async () => {
  const slow = await aWitnessedKeeper(2)
  const quick = await aWitnessedKeeper(2)
  await appendFacts(db.app, 3)
  await quick.keeper.keep()
  // While the slow one asks about the next tree, the quick one has a larger one countersigned.
  let overtaken = false
  const [first, second] = clients() as [Witness, Witness]
  const late: Witness = {
    vkey: first.vkey,
    submit: async body => {
      if (!overtaken) {
        overtaken = true
        await appendFacts(db.app, 2)
        await quick.keeper.keep()
      }
      return first.submit(body)
    },
  }
  const other = await aKeeper(db.app, folder, {
    wallClock: clock,
    witnesses: [late, second],
    isQuorate: vkeys => vkeys.length === 2,
  })
  clock.advance({ minutes: 56 })
  expect(await other.keeper.keep()).toBe(true)
  expect([...slow.told, ...quick.told, ...other.told]).toEqual([])
  expect(overtaken).toBe(true)
  const shown = await findPublishedCheckpoint(db.app)
  expect(shown?.size).toBe(5)
  expect((await memoryIn(folder).read())?.size).toBe(5)
})

test('one witness alone that knows another history stops nobody when the others suffice', async () => {
  const { keeper } = await aWitnessedKeeper(1)
  const [first, second] = witnesses as [LocalWitness, LocalWitness]
  await appendFacts(db.app, 2)
  await keeper.keep()
  const liar: Witness = {
    vkey: second.vkey,
    submit: async () => ({ status: 409, contentType: 'text/x.tlog.size', body: '900\n' }),
  }
  const other = await aKeeper(db.app, folder, {
    wallClock: clock,
    witnesses: [first, liar],
    isQuorate: vkeys => vkeys.length >= 1,
  })
  await appendFacts(db.app, 2)
  clock.advance({ minutes: 2 })
  expect(await other.keeper.keep()).toBe(true)
  expect(await countersigned()).toEqual(['witness-1.test'])
  expect(other.told.join()).toContain('ahead')
})
