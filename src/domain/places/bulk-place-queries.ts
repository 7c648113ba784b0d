/** SQL that publishes and takes back the places of very many groups at once. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { type GroupOfPlace, OCCUPANCY } from './place-queries.ts'

/** Locked in the order of ids, with how many general places each has published. */
export async function lockGroups(tx: Tx, ids: readonly bigint[]) {
  await sql`select id from provider_group where id = any(${ids}::bigint[]) order by id for no key update`.execute(
    tx,
  )
  // A statement of its own: it counts what those who held the locks before us have written.
  const result = await sql<GroupOfPlace & { readonly published: number }>`
    select provider_group.id, provider_group.name, provider_group.provider_id as "providerId",
           ${OCCUPANCY}, provider.bin, provider.programme, provider.territory_code as territory, provider.listed_to as "listedTo",
           (select count(*)::integer from place where place.group_id = provider_group.id
              and place.state = 'published' and place.admission = 'general') as published
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider_group.id = any(${ids}::bigint[])`.execute(tx)
  return new Map(result.rows.map(row => [row.id, row]))
}

type PlaceChange = {
  readonly groupId: bigint
  readonly count: number
}

export async function insertPlacesOfMany(
  tx: Tx,
  changes: readonly PlaceChange[],
  startsOn: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into place (group_id, admission, starts_on, state, published_at, changed_at)
    select given.group_id, 'general', ${startsOn}, 'published', ${at}, ${at}
    from unnest(${changes.map(one => one.groupId)}::bigint[],
                ${changes.map(one => one.count)}::integer[])
      with ordinality given (group_id, count, place)
    cross join generate_series(1, given.count) order by given.place`.execute(tx)
}

/** Takes back the newest published ones of each group. */
export async function withdrawNewestOfMany(
  tx: Tx,
  changes: readonly PlaceChange[],
  reason: string,
  at: Temporal.Instant,
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    with numbered as (
      select place.id, given.count, row_number() over (partition by place.group_id order by place.id desc) as newest
      from unnest(${changes.map(one => one.groupId)}::bigint[],
                  ${changes.map(one => one.count)}::integer[]) given (group_id, count)
      join place on place.group_id = given.group_id
        and place.state = 'published' and place.admission = 'general'
    )
    update place set state = 'withdrawn', withdrawal_reason = ${reason}, changed_at = ${at}
    from numbered where place.id = numbered.id and numbered.newest <= numbered.count`.execute(tx)
}
