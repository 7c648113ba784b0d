/** SQL of pauses of publication. */
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'

type Scope = { readonly territory: string; readonly programme: Programme }

export async function insertPause(
  tx: Tx,
  pause: Scope & {
    readonly startsOn: Temporal.PlainDate
    readonly lastDay: Temporal.PlainDate
    readonly reason: string
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await tx
    .insertInto('publication_pause')
    .values({
      programme: pause.programme,
      territory_code: pause.territory,
      starts_on: pause.startsOn,
      last_day: pause.lastDay,
      reason: pause.reason,
      decided_at: pause.at,
      decided_by: pause.by,
    })
    .execute()
}

export type PauseRow = {
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  readonly reason: string
}

export async function selectPauseRows(read: Read, scope: Scope): Promise<readonly PauseRow[]> {
  const rows = await read
    .selectFrom('publication_pause')
    .select(['starts_on', 'last_day', 'reason'])
    .where('territory_code', '=', scope.territory)
    .where('programme', '=', scope.programme)
    .orderBy('starts_on', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => ({ startsOn: row.starts_on, lastDay: row.last_day, reason: row.reason }))
}
