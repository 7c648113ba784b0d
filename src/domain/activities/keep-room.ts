/** A club (or an officer for it) keeps its rooms: adds one, changes its name or capacity, closes it from a day. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { ProviderById } from '../providers/get-provider.ts'
import type { Setting } from '../territories/setting.ts'
import type { ActivityRefusal } from './activity.ts'
import { activityAccess } from './activity-access.ts'
import { getClub, requireClub } from './get-club.ts'
import { countLessonsIn, insertRoom, lockRoom, type RoomRow, updateRoom } from './room-queries.ts'

const MOST_LETTERS = 100
const MOST_SEATS = 10_000

type RoomWords = { readonly name: string; readonly capacity: number }

/** Returns the room's id. Refuses `activity/no-club`, `activity/name-taken`. */
export async function addRoom(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RoomWords & { readonly providerId: bigint },
): Promise<bigint> {
  const club = await getClub(tx, input.providerId)
  authorize(actor, activityAccess.keepRooms, club.relation)
  requireClub(club)
  const words = readRoom(input)
  const id = await insertRoom(tx, { ...words, providerId: club.provider.id })
  await journal(tx, setting, club.provider, { ...words, closedOn: null })
  return id
}

/** Throws NotFound. Refuses `activity/name-taken`. */
export async function changeRoom(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RoomWords & { readonly roomId: bigint },
): Promise<void> {
  const { room, provider } = await lockOwn(tx, actor, input.roomId)
  const changed = { ...room, ...readRoom(input) }
  await updateRoom(tx, changed)
  await journal(tx, setting, provider, changed)
}

/**
 * From `closedOn` on no lesson is held there. Throws NotFound; refuses `activity/room-in-use` while the timetable holds
 * lessons there on that day or later.
 */
export async function closeRoom(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly roomId: bigint; readonly closedOn: Temporal.PlainDate },
): Promise<void> {
  const { room, provider } = await lockOwn(tx, actor, input.roomId)
  const lessons = await countLessonsIn(tx, room.id, input.closedOn)
  if (lessons > 0) throw new Refusal<ActivityRefusal>('activity/room-in-use', { lessons })
  const changed = { ...room, closedOn: input.closedOn }
  await updateRoom(tx, changed)
  await journal(tx, setting, provider, changed)
}

async function lockOwn(tx: Tx, actor: Actor, roomId: bigint) {
  const room = await lockRoom(tx, roomId)
  if (room === undefined) throw new NotFound('room')
  const { provider, relation } = await getClub(tx, room.providerId)
  authorize(actor, activityAccess.keepRooms, relation)
  return { room, provider }
}

function readRoom(input: RoomWords): RoomWords {
  const name = input.name.trim().replaceAll(/\s+/g, ' ')
  const { capacity } = input
  const mistakes: Record<string, string> = {}
  if (name === '' || name.length > MOST_LETTERS) mistakes.name = 'length'
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > MOST_SEATS) {
    mistakes.capacity = 'range'
  }
  if (Object.keys(mistakes).length > 0) throw new BadInput(mistakes)
  return { name, capacity }
}

async function journal(
  tx: Tx,
  setting: Setting,
  provider: ProviderById,
  room: Pick<RoomRow, 'name' | 'capacity' | 'closedOn'>,
): Promise<void> {
  const facts = {
    provider: provider.bin,
    territory: provider.territory,
    room: room.name,
    capacity: room.capacity,
    ...(room.closedOn && { closedOn: room.closedOn.toString() }),
  }
  await appendToJournal(tx, setting, [{ kind: 'room.kept', facts }])
}
