/** A club opens a group of its programme, or changes one: direction, ages, language, lessons a month, seats. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { ProviderById } from '../providers/get-provider.ts'
import type { Direction } from '../providers/provider.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { ActivityRefusal } from './activity.ts'
import { activityAccess } from './activity-access.ts'
import { type ActivityWords, readActivity } from './activity-words.ts'
import { type Club, getClub, requireClub } from './get-club.ts'
import {
  type Activity,
  countSeatsTaken,
  insertActivity,
  lockActivity,
  updateActivity,
} from './group-queries.ts'

/** Where no pack says how many lessons a direction has a month. */
const LEAST_LESSONS = 1

/** Returns the group's id. Refuses `activity/no-club`, `activity/name-taken`, `activity/lessons-too-few`. */
export async function keepActivity(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: ActivityWords & { readonly providerId: bigint },
): Promise<bigint> {
  const club = await getClub(tx, input.providerId)
  authorize(actor, activityAccess.keepGroups, club.relation)
  requireClub(club)
  const words = readActivity(input)
  await requireLessons(tx, actor, setting, club, words)
  const id = await insertActivity(tx, club.provider.id, words)
  await journal(tx, setting, club.provider, words)
  return id
}

/**
 * Throws NotFound. Refuses `activity/lessons-too-few`, `activity/overfull` below the seats that are taken or published,
 * and `activity/children-enrolled` where a club would change what its children's months are paid by.
 */
export async function changeActivity(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: ActivityWords & { readonly groupId: bigint },
): Promise<void> {
  const group = await lockActivity(tx, input.groupId)
  if (group === undefined) throw new NotFound('group')
  const club = await getClub(tx, group.providerId)
  authorize(actor, activityAccess.keepGroups, club.relation)
  const words = readActivity(input)
  if (group.planned !== words.planned || group.direction !== words.direction) {
    await requireLessons(tx, actor, setting, club, words)
    requireUnpaid(actor, group)
  }
  const taken = await countSeatsTaken(tx, group.id)
  if (words.capacity < group.capacity && words.capacity < taken) {
    throw new Refusal<ActivityRefusal>('activity/overfull', { taken })
  }
  await updateActivity(tx, group.id, words)
  await journal(tx, setting, club.provider, words)
}

/** The norm is by direction, and a lesson's worth is the norm over the planned lessons: a club does not set its own price. */
function requireUnpaid(actor: Actor, group: Activity): void {
  if (actor.kind === 'provider' && group.enrolled > 0) {
    throw new Refusal<ActivityRefusal>('activity/children-enrolled', { children: group.enrolled })
  }
}

/** Fewer planned lessons than the rules name would make each lesson dearer; an officer may allow it. */
async function requireLessons(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { provider }: Club,
  words: ActivityWords,
): Promise<void> {
  if (actor.kind !== 'provider') return
  const today = setting.clock.today()
  const found = await findRulesInForce(tx, provider.territory, 'club', today)
  const least = leastLessons(found?.pack, words.direction)
  if (words.planned < least) {
    throw new Refusal<ActivityRefusal>('activity/lessons-too-few', { least })
  }
}

type Pack = NonNullable<Awaited<ReturnType<typeof findRulesInForce>>>['pack']

function leastLessons(pack: Pack, direction: Direction): number {
  if (pack?.programme !== 'club') return LEAST_LESSONS
  // No source names a number for additional education; it is taken as creative clubs are.
  const key = direction === 'sport' ? 'club.plannedLessonsSport' : 'club.plannedLessonsCreative'
  return pack.values[key].value
}

async function journal(
  tx: Tx,
  setting: Setting,
  provider: ProviderById,
  words: ActivityWords,
): Promise<void> {
  const { name, direction, from, to, planned, capacity } = words
  await appendToJournal(tx, setting, [
    {
      kind: 'group.kept',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        group: name,
        direction,
        from,
        to,
        planned,
        capacity,
      },
    },
  ])
}
