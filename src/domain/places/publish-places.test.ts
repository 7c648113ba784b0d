/** Places of a group change one at a time, and nobody who holds the queue is made to wait forever. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aKindergarten, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { importPlaces, lockQueues } from './import-places.ts'
import { publishPlaces } from './publish-places.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const terms = { startsOn: Temporal.PlainDate.from('2026-09-01'), withdrawalReason: 'repair' }
const queue = { territory: 'taraz', programme: 'preschool' } as const

async function aGroup(): Promise<bigint> {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 2 } })
  return groups.get(3) ?? 0n
}

/** Until another transaction of this test waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db.owner)
    if (waiting.rows.length > 0) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

test('publishing waits for the head of the queue before it takes the group, so an import gets both', async () => {
  const groupId = await aGroup()
  const publish = (free: number) =>
    inTransaction(db.app, tx => publishPlaces(tx, SYSTEM, setting, { groupId, free, ...terms }))
  const { publishing, imported } = await inTransaction(db.app, async tx => {
    await lockQueues(tx, setting, [queue])
    const later = publish(5)
    await untilSomebodyWaits()
    const changes = await importPlaces(tx, SYSTEM, setting, {
      places: [{ groupId, free: 4 }],
      ...terms,
    })
    return { publishing: later, imported: changes }
  })
  expect(imported).toEqual([2])
  expect(await publishing).toBe(1)
})

test('a group that is not there, too many places and a stranger are refused', async () => {
  const groupId = await aGroup()
  const publish = (input: { groupId: bigint; free: number }, actor = SYSTEM) =>
    inTransaction(db.app, tx => publishPlaces(tx, actor, setting, { ...input, ...terms }))
  await expect(publish({ groupId: 999_999n, free: 1 })).rejects.toMatchObject({ name: 'NotFound' })
  await expect(publish({ groupId, free: 51 })).rejects.toMatchObject({
    code: 'place/over-capacity',
    facts: { free: 51, possible: 50 },
  })
  await expect(publish({ groupId, free: 1 }, VISITOR)).rejects.toMatchObject({
    name: 'SignInNeeded',
  })
  expect(await publish({ groupId, free: 2 })).toBe(0)
  expect(await publish({ groupId, free: 0 })).toBe(-2)
})
