/** SQL of figures of attendance: each kindergarten's days of a period. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { OfficeScope } from './office-queries.ts'

export type DayFigure = {
  readonly day: Temporal.PlainDate
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  /** Groups that were marked. */
  readonly groups: number
  readonly present: number
  readonly absent: number
}

export async function selectDayFigures(
  read: Read,
  scope: OfficeScope,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly DayFigure[]> {
  const result = await sql<DayFigure>`
    select day, bin, name_kk as "nameKk", name_ru as "nameRu", count(*)::integer as groups,
           sum(present)::integer as present, sum(absent)::integer as absent
    from attendance_day join provider_group on provider_group.id = group_id
    join provider on provider.id = provider_id
    where day between ${from}::date and ${to}::date and territory_code = ${scope.territory}
      and programme = ${scope.programme}
    group by day, provider.id order by day, name_kk, bin`.execute(read)
  return result.rows
}
