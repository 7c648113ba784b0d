/** SQL of the rooms in which clubs hold their lessons. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type RoomRow = {
  readonly id: bigint
  readonly providerId: bigint
  readonly name: string
  readonly capacity: number
  /** The first day on which it is shut; null: open. */
  readonly closedOn: Temporal.PlainDate | null
}

const ROOM = sql`select id, provider_id as "providerId", name, capacity, closed_on as "closedOn" from room`

/** Open ones first, by name. */
export async function selectRooms(read: Read, providerId: bigint): Promise<readonly RoomRow[]> {
  const result = await sql<RoomRow>`${ROOM} where provider_id = ${providerId}
    order by closed_on is not null, name, id`.execute(read)
  return result.rows
}

export async function lockRoom(tx: Tx, id: bigint): Promise<RoomRow | undefined> {
  const result = await sql<RoomRow>`${ROOM} where id = ${id} for no key update`.execute(tx)
  return result.rows[0]
}

export async function insertRoom(
  tx: Tx,
  room: Pick<RoomRow, 'providerId' | 'name' | 'capacity'>,
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into room (provider_id, name, capacity)
    values (${room.providerId}, ${room.name}, ${room.capacity}) returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

export async function updateRoom(
  tx: Tx,
  room: Pick<RoomRow, 'id' | 'name' | 'capacity' | 'closedOn'>,
): Promise<void> {
  await sql`update room set name = ${room.name}, capacity = ${room.capacity}, closed_on = ${room.closedOn}
    where id = ${room.id}`.execute(tx)
}

/** Lessons in the timetable that would be held in the room on the day or later. */
export async function countLessonsIn(
  read: Read,
  roomId: bigint,
  day: Temporal.PlainDate,
): Promise<number> {
  const result = await sql<{ count: number }>`
    select (select count(*) from timetable_slot
            where room_id = ${roomId} and (valid_to is null or valid_to >= ${day}))::integer
         + (select count(*) from lesson_change
            where room_id = ${roomId} and day >= ${day} and taken_back_at is null)::integer as count`.execute(
    read,
  )
  return result.rows[0]?.count ?? 0
}
