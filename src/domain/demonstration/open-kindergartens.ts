/** Opens the kindergartens of the demonstration; a handful of them have room for their first children at once. */
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { publishPlaces } from '../places/publish-places.ts'
import { keepGroups, keepProvider } from '../providers/keep-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { drawKindergartens } from './demo-kindergartens.ts'
import { type DemoPost, insertStaff } from './demonstration-queries.ts'
import type { Draw } from './draw.ts'
import { type AttendedKindergarten, GROUPS_AT_FIRST, SEATS_AT_FIRST } from './live-enrolled.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
/** Every kindergarten has a head who signs. */
const HEADS = 157
/** By their numbers in the city, from 0: private ones without a story of their own (open-provider-files.ts). */
const ATTENDED = { first: 60, count: 5 }

export type OpenedCity = {
  readonly attended: readonly AttendedKindergarten[]
  /** What the others publish when their time comes. */
  readonly later: readonly { readonly groupId: bigint; readonly free: number }[]
}

export async function openKindergartens(
  database: Database,
  story: Setting,
  draw: Draw,
): Promise<OpenedCity> {
  const attended: AttendedKindergarten[] = []
  const later: { groupId: bigint; free: number }[] = []
  await inTransaction(database, async tx => {
    const heads: DemoPost[] = []
    for (const [index, { provider, groups }] of drawKindergartens(draw).entries()) {
      const { id } = await keepProvider(tx, SYSTEM, story, provider)
      const { territory } = provider
      if (heads.length < HEADS) {
        const name = `${provider.nameKk} басшысы`
        heads.push({ name, role: 'provider', territory, providerId: id })
      }
      const place = index - ATTENDED.first
      const isAttended = place >= 0 && place < ATTENDED.count
      const seated = new Map<number, bigint>()
      const begins = (group: { readonly kind: string; readonly cohort: number }) =>
        group.kind === 'general' && GROUPS_AT_FIRST[group.cohort]?.includes(place) === true
      const kept = await keepGroups(
        tx,
        SYSTEM,
        { id, territory },
        groups.map(({ free: _, ...group }) => ({
          ...group,
          enrolled: begins(group) ? group.capacity - SEATS_AT_FIRST : group.enrolled,
        })),
      )
      for (const [at, { id: groupId }] of kept.entries()) {
        const group = groups[at]
        if (group === undefined) continue
        if (begins(group)) seated.set(group.cohort, groupId)
        else if (group.free > 0) later.push({ groupId, free: group.free })
      }
      if (isAttended) attended.push({ id, groups: seated })
    }
    await insertStaff(tx, heads, story.clock.now())
  })
  const first = attended.flatMap(one => [...one.groups.values()])
  await publish(
    database,
    story,
    first.map(groupId => ({ groupId, free: SEATS_AT_FIRST })),
  )
  return { attended, later }
}

export async function publish(
  database: Database,
  story: Setting,
  places: OpenedCity['later'],
): Promise<void> {
  const startsOn = story.clock.today()
  await inTransaction(database, async tx => {
    for (const { groupId, free } of places) {
      const place = { groupId, free, startsOn, withdrawalReason: 'other' }
      await publishPlaces(tx, SYSTEM, story, place)
    }
  })
}
