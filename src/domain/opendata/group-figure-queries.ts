/** SQL of the open data of groups. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

/** Groups of listed providers; what clubs have and kindergartens have not is null of a kindergarten's. */
export async function selectListedGroups(read: Read, day: Temporal.PlainDate) {
  const result = await sql<{
    provider_bin: string
    programme: string
    territory: string
    name: string
    cohort: number
    cohort_to: number | null
    language: string
    kind: string
    regime: string
    direction: string | null
    planned_lessons: number | null
    capacity: number
    enrolled: number
    free: number
  }>`
    select provider.bin as provider_bin, provider.programme, provider.territory_code as territory,
           provider_group.name, cohort, cohort_to, language, kind, regime, direction, planned_lessons,
           provider_group.capacity, enrolled,
           (select count(*)::integer from place where group_id = provider_group.id and state = 'published') as free
    from provider_group join provider on provider.id = provider_group.provider_id
    where provider.listed_from <= ${day} and (provider.listed_to is null or provider.listed_to >= ${day})
    order by provider.territory_code, provider.programme, provider.bin, provider_group.name`.execute(
    read,
  )
  return result.rows
}
