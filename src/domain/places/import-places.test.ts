/** Publishing the places of many groups at once does what publishing those of each does. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aKindergarten, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { importPlaces, lockQueues } from './import-places.ts'
import { publishPlaces } from './publish-places.ts'

const one = useDatabase()
const other = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const startsOn = Temporal.PlainDate.from('2026-09-01')
const withdrawalReason = 'repair'

/** Free places that the groups of the cohorts 2, 3 and 4 have, and shall have: fewer, the same, more. */
const BEFORE = { 2: 5, 3: 4, 4: 0 }
const AFTER = [2, 4, 7]

async function describePlaces(database: Database) {
  const places = await sql`
    select name, admission, place.starts_on, state, published_at, changed_at, withdrawal_reason,
           row_number() over (partition by group_id order by place.id) as place
    from place join provider_group on provider_group.id = group_id order by name, place.id`.execute(
    database,
  )
  const leaves = await sql<{ leaf: string }>`
    select leaf::jsonb -> 'facts' ->> 'group' as name, leaf::jsonb -> 'facts' -> 'count' as count,
           kind, leaf::jsonb -> 'facts' ->> 'reason' as reason, leaf::jsonb -> 'facts' ->> 'startsOn' as starts_on
    from journal_entry where kind like 'place.%' order by 1, journal_entry.id`.execute(database)
  return { places: places.rows, leaves: leaves.rows }
}

async function groupsOf(database: Database) {
  return [...(await aKindergarten(database, setting, { places: BEFORE })).values()]
}

const queue = { territory: 'taraz', programme: 'preschool' } as const

test('many at once leave the same places and leaves as one by one', async () => {
  const [inBulk, oneByOne] = [await groupsOf(one.app), await groupsOf(other.app)]
  setting.clock.advance({ hours: 1 })
  const places = inBulk.map((groupId, index) => ({ groupId, free: AFTER[index] ?? 0 }))
  const changes = await inTransaction(one.app, async tx => {
    await lockQueues(tx, setting, [queue, queue])
    return importPlaces(tx, SYSTEM, setting, { places, startsOn, withdrawalReason })
  })
  expect(changes).toEqual([-3, 0, 7])
  for (const [index, groupId] of oneByOne.entries()) {
    const free = AFTER[index] ?? 0
    const input = { groupId, free, startsOn, withdrawalReason }
    await inTransaction(other.app, tx => publishPlaces(tx, SYSTEM, setting, input))
  }
  const imported = await describePlaces(one.app)
  expect(imported.places).toHaveLength(16)
  expect(imported).toEqual(await describePlaces(other.app))
})

test('more than a group has free, a group that is not there and a visitor are refused', async () => {
  const [groupId = 0n] = await groupsOf(one.app)
  const run = (places: readonly { groupId: bigint; free: number }[], actor = SYSTEM) =>
    inTransaction(one.app, tx =>
      importPlaces(tx, actor, setting, { places, startsOn, withdrawalReason }),
    )
  await expect(run([{ groupId, free: 51 }])).rejects.toMatchObject({ code: 'place/over-capacity' })
  await expect(run([{ groupId: 9999n, free: 1 }])).rejects.toMatchObject({ name: 'NotFound' })
  await expect(run([{ groupId, free: 1 }], VISITOR)).rejects.toMatchObject({ name: 'SignInNeeded' })
})
