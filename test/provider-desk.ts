/** A kindergarten's own person in front of the portal, with the kindergarten and its groups. */
import { sql } from 'kysely'
import { inTransaction } from '../src/platform/db/database.ts'
import { aClub, aKindergarten } from './city.ts'
import type { TestDatabase } from './database.ts'
import { type Portal, signInStaff } from './portal.ts'

export async function aProviderStaffId(
  db: TestDatabase,
  providerId: bigint,
  territory = 'taraz',
): Promise<bigint> {
  const row = await inTransaction(db.owner, tx =>
    tx
      .insertInto('staff')
      .values({
        full_name: `Балабақша ${providerId} басшысы`,
        role: 'provider',
        territory_code: territory,
        provider_id: providerId,
        created_at: Temporal.Instant.from('2026-01-05T04:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

/** `places`: published ones by cohort, each in a group of 50 seats. */
export async function aProviderDesk(
  db: TestDatabase,
  portal: Portal,
  places: Readonly<Record<number, number>>,
) {
  const groups = await aKindergarten(db.app, portal.setting, { places })
  const [first = 0n] = groups.values()
  const found = await sql<{ provider_id: bigint }>`
    select provider_id from provider_group where id = ${first}`.execute(db.owner)
  const providerId = found.rows[0]?.provider_id ?? 0n
  const visitor = portal.visitor()
  const staffId = await aProviderStaffId(db, providerId)
  await signInStaff(portal, visitor, staffId)
  return Object.assign(visitor, { staffId, providerId, groups })
}

/** As `aProviderDesk`, of a club in Aktobe with one group, a room and a coach. */
export async function aClubDesk(
  db: TestDatabase,
  portal: Portal,
  options: Parameters<typeof aClub>[2] = {},
) {
  const club = await aClub(db.app, portal.setting, options)
  const { rows } = await sql<{ roomId: bigint; coachId: bigint }>`
    with place as (insert into room (provider_id, name, capacity) values (${club.providerId}, 'Үлкен зал', 20) returning id),
    person as (insert into coach (provider_id, full_name, started_on)
      values (${club.providerId}, 'Жаттықтырушы Сынақ', '2026-01-01') returning id)
    select place.id as "roomId", person.id as "coachId" from place, person`.execute(db.owner)
  const { roomId = 0n, coachId = 0n } = rows[0] ?? {}
  const visitor = portal.visitor()
  const staffId = await aProviderStaffId(db, club.providerId, options.territory ?? 'aktobe')
  await signInStaff(portal, visitor, staffId)
  return Object.assign(visitor, { ...club, staffId, roomId, coachId })
}
