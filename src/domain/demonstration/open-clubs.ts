/** Opens the clubs of the demonstration: listed with evidence, groups, rooms, coaches with papers, a week of lessons. */
import { assertDefined } from '../../base/assert.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { addCoach } from '../activities/keep-coach.ts'
import { addRoom } from '../activities/keep-room.ts'
import { recordCoachEvidence } from '../activities/record-coach-evidence.ts'
import { addSlot } from '../lessons/add-slot.ts'
import { importPlaces, lockQueues } from '../places/import-places.ts'
import {
  findProvidersOfBins,
  importGroups,
  importProviders,
} from '../providers/import-providers.ts'
import { recordAllEvidence } from '../providers/record-evidence.ts'
import type { Setting } from '../territories/setting.ts'
import { COACH_NAMES } from './demo-club-names.ts'
import { type ClubPlan, type DemoClub, drawClubs } from './demo-clubs.ts'
import type { DemoGroup } from './demo-groups.ts'
import { insertStaff } from './demonstration-queries.ts'
import type { Draw } from './draw.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const QUEUE = { territory: 'aktobe', programme: 'club' } as const
const LESSON_MINUTES = 75
/** Clubs of one transaction. */
const CHUNK = 20

export type OpenedGroup = DemoGroup & { readonly id: bigint }

export type OpenedClub = {
  readonly id: bigint
  readonly club: DemoClub
  readonly groups: readonly OpenedGroup[]
}

export async function openClubs(
  database: Database,
  story: Setting,
  draw: Draw,
  plan: ClubPlan,
): Promise<readonly OpenedClub[]> {
  const clubs = drawClubs(draw, plan)
  const opened: OpenedClub[] = []
  for (let start = 0; start < clubs.length; start += CHUNK) {
    const some = clubs.slice(start, start + CHUNK)
    opened.push(...(await inTransaction(database, tx => openSome(tx, story, draw, some))))
  }
  return opened
}

async function openSome(
  tx: Tx,
  story: Setting,
  draw: Draw,
  clubs: readonly DemoClub[],
): Promise<readonly OpenedClub[]> {
  const today = story.clock.today()
  await importProviders(
    tx,
    SYSTEM,
    story,
    clubs.map(one => one.provider),
  )
  const known = await findProvidersOfBins(
    tx,
    clubs.map(one => one.provider.bin),
  )
  const ids = new Map(known.map(one => [one.bin, one.id]))
  const idOf = ({ provider }: DemoClub) => assertDefined(ids.get(provider.bin), 'a club just kept')
  const rows = clubs.flatMap(club =>
    club.groups.map(({ free: _, coach: _coach, weekdays: _days, startsAt: _time, ...group }) => ({
      ...group,
      providerId: idOf(club),
      territory: QUEUE.territory,
    })),
  )
  const kept = (await importGroups(tx, SYSTEM, rows)).map(one => one.id).values()
  const opened = clubs.map(club => ({
    id: idOf(club),
    club,
    groups: club.groups.map(group => ({ ...group, id: kept.next().value ?? 0n })),
  }))
  const staff = await insertStaff(
    tx,
    opened.map(({ id, club: { provider } }) => ({
      name: `${provider.nameKk}: басшысы`,
      role: 'provider',
      territory: provider.territory,
      providerId: id,
    })),
    story.clock.now(),
  )
  const premises = opened.map(({ id }, index) => ({
    providerId: id,
    requirement: 'premises' as const,
    reference: `Тексеру актісі № ${1000 + index}`,
    checkedOn: today.subtract({ days: 20 + draw.integer(200) }),
    validTo: null,
  }))
  await recordAllEvidence(tx, SYSTEM, story, premises)
  for (const [index, one] of opened.entries()) {
    await teach(tx, story, draw, one, staff[index] ?? 0n)
  }
  return opened
}

/** A room and papers for each coach, lessons for each group. */
async function teach(
  tx: Tx,
  story: Setting,
  draw: Draw,
  { id: providerId, club, groups }: OpenedClub,
  staffId: bigint,
): Promise<void> {
  const head: Actor = { kind: 'provider', staffId, providerId, territory: QUEUE.territory }
  const today = story.clock.today()
  for (const [coach, own] of Map.groupBy(groups, one => one.coach)) {
    const capacity = Math.max(...own.map(one => one.capacity)) + draw.integer(6)
    const name = `${coach + 1}-зал`
    const roomId = await addRoom(tx, SYSTEM, story, { providerId, name, capacity })
    const startedOn = today.subtract({ days: 100 + draw.integer(700) })
    const fullName = `${draw.pick(COACH_NAMES)} ${providerId}-${coach + 1}`
    const coachId = await addCoach(tx, SYSTEM, story, { providerId, fullName, startedOn })
    for (const kind of ['no-conviction', 'medical'] as const) {
      if (kind === 'no-conviction' && club.isShut && coach === 0) continue
      await recordCoachEvidence(tx, SYSTEM, story, {
        coachId,
        kind,
        reference: `Анықтама № ${10_000 + draw.integer(90_000)}`,
        checkedOn: today.subtract({ days: 10 + draw.integer(60) }),
        validTo: today.add({ days: 300 + draw.integer(60) }),
      })
    }
    for (const { id: groupId, weekdays, startsAt } of own) {
      for (const weekday of weekdays) {
        const endsAt = startsAt.add({ minutes: LESSON_MINUTES })
        const slot = { groupId, weekday, validFrom: today, startsAt, endsAt, roomId, coachId }
        await addSlot(tx, head, story, slot)
      }
    }
  }
}

/** What the groups of these clubs have free, in bulk. */
export async function publishFree(
  database: Database,
  story: Setting,
  clubs: readonly OpenedClub[],
): Promise<void> {
  const places = clubs.flatMap(one =>
    one.groups.filter(group => group.free > 0).map(({ id: groupId, free }) => ({ groupId, free })),
  )
  await inTransaction(database, async tx => {
    await lockQueues(tx, story, [QUEUE])
    const startsOn = story.clock.today()
    await importPlaces(tx, SYSTEM, story, { places, startsOn, withdrawalReason: 'other' })
  })
}
