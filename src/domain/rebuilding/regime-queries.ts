/** SQL that writes back what the log tells of the regime of referrals. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { RebuiltPause, RebuiltSwitch } from './regime-fold.ts'

const BY = 'system:rebuild'

/** Everybody reads it; the department's own words were in the private part of the leaf. */
const REASON_FROM_LOG = 'Журналдан қалпына келтірілді / Восстановлено из журнала'

export async function insertRebuiltPauses(tx: Tx, pauses: readonly RebuiltPause[]): Promise<void> {
  if (pauses.length === 0) return
  await sql`
    insert into publication_pause (programme, territory_code, starts_on, last_day, reason, decided_at, decided_by)
    select given.programme, given.territory, given.starts_on, given.last_day, ${REASON_FROM_LOG}, given.at, ${BY}
    from unnest(${pauses.map(one => one.programme)}::text[], ${pauses.map(one => one.territory)}::text[],
      ${pauses.map(one => one.startsOn)}::date[], ${pauses.map(one => one.lastDay)}::date[],
      ${pauses.map(one => one.at)}::timestamptz[])
      with ordinality given (programme, territory, starts_on, last_day, at, place)
    order by given.place`.execute(tx)
}

/** Without them a territory would be led over once more. Who stood where is not in the log, only its hash. */
export async function insertRebuiltSwitches(
  tx: Tx,
  switches: readonly RebuiltSwitch[],
): Promise<void> {
  if (switches.length === 0) return
  await tx
    .insertInto('referral_switch')
    .values(
      switches.map(one => ({
        programme: one.programme,
        territory_code: one.territory,
        starts_on: Temporal.PlainDate.from(one.startsOn),
        from_pack_id: one.from.id,
        from_pack_version: one.from.version,
        to_pack_id: one.to.id,
        to_pack_version: one.to.version,
        applications: one.applications,
        recategorised: one.recategorised,
        worse: one.worse,
        live_referrals: one.liveReferrals,
        positions_sha256: one.sha256,
        switched_at: one.at,
        switched_by: BY,
      })),
    )
    .execute()
}
