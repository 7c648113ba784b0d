/** The one row that says what this installation is: its mode, its clock, its cluster. */
import { sql } from 'kysely'
import type { Database, Read, Tx } from './database.ts'

type InstallationRow = {
  readonly mode: 'demo' | 'production'
  /** Seconds that the demonstration clock runs ahead. */
  readonly clockOffsetSeconds: number
  readonly clusterId: string
}

export async function findInstallation(read: Read): Promise<InstallationRow | undefined> {
  const result = await sql<{ mode: InstallationRow['mode']; seconds: number; cluster_id: string }>`
    select mode, extract(epoch from clock_offset)::float8 as seconds, cluster_id from installation`.execute(
    read,
  )
  const row = result.rows[0]
  return row && { mode: row.mode, clockOffsetSeconds: row.seconds, clusterId: row.cluster_id }
}

/** The identity of the database cluster; a restore into another one changes it. */
export async function findClusterId(owner: Database): Promise<string> {
  const result = await sql<{ id: string }>`
    select system_identifier::text || '/' || current_database() as id from pg_control_system()`.execute(
    owner,
  )
  return result.rows[0]?.id ?? ''
}

export async function keepInstallation(
  tx: Tx,
  mode: InstallationRow['mode'],
  clusterId: string,
): Promise<void> {
  await sql`
    insert into installation (mode, cluster_id) values (${mode}, ${clusterId})
    on conflict (singleton) do update set cluster_id = excluded.cluster_id`.execute(tx)
}

/** Moves the demonstration clock; the constraint refuses it in production. */
export async function advanceClock(tx: Tx, bySeconds: number): Promise<void> {
  await sql`update installation set clock_offset = clock_offset + ${bySeconds} * interval '1 second'`.execute(
    tx,
  )
}
