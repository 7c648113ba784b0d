/** SQL of the figures that everybody may see: sums over all rooms, nothing about one person. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'

export type QueueSize = {
  readonly territory: string
  readonly programme: Programme
  readonly waiting: number
}

/** Every queue in which somebody waits, the longest first; read from the index of the queue's order. */
export async function selectQueueSizes(read: Read): Promise<readonly QueueSize[]> {
  const result = await sql<QueueSize>`
    select territory_code as territory, programme, count(*)::integer as waiting
    from application where state = 'queued'
    group by territory_code, programme
    order by waiting desc, territory_code, programme`.execute(read)
  return result.rows
}

export type LiveFigures = {
  readonly waiting: number
  readonly freePlaces: number
  readonly vouchersOffered: number
  readonly iterations: number
}

export async function selectLiveFigures(read: Read, day: Temporal.PlainDate): Promise<LiveFigures> {
  const result = await sql<LiveFigures>`
    select (select count(*)::integer from application where state = 'queued') as waiting,
           (select count(*)::integer from place
              join provider_group on provider_group.id = place.group_id
              join provider on provider.id = provider_group.provider_id
            where place.state = 'published' and provider.listed_from <= ${day}
              and (provider.listed_to is null or provider.listed_to >= ${day})) as "freePlaces",
           (select coalesce(sum(offered), 0)::integer from iteration) as "vouchersOffered",
           (select count(*)::integer from iteration) as iterations`.execute(read)
  return result.rows[0] ?? { waiting: 0, freePlaces: 0, vouchersOffered: 0, iterations: 0 }
}

/** The published iteration with these hashes. */
export async function selectPublishedByHash(read: Read, inputHash: string, resultHash: string) {
  return read
    .selectFrom('iteration')
    .select(['id', 'number', 'territory_code as territory'])
    .where('input_hash', '=', inputHash)
    .where('result_hash', '=', resultHash)
    .orderBy('id')
    .executeTakeFirst()
}
