/** SQL that reads and changes applications; claims and documents have files of their own. */
import { type Selectable, sql } from 'kysely'
import { ahead, type Read, type Tx } from '../../platform/db/database.ts'
import type { ApplicationRow } from '../../platform/db/tables.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type {
  Application,
  ApplicationForm,
  ApplicationKind,
  ApplicationState,
  ArchiveReason,
} from './application.ts'

export type StoredApplication = Selectable<ApplicationRow>

export function asApplication(row: StoredApplication): Application {
  return {
    id: row.id,
    number: row.number,
    programme: row.programme as Programme,
    territory: row.territory_code,
    settlement: row.settlement_code,
    childId: row.child_id,
    guardianId: row.guardian_id,
    submittedAt: row.submitted_at,
    birthYear: row.birth_year,
    cohort: row.cohort,
    tier: row.tier as Tier,
    kind: row.kind as ApplicationKind,
    form: row.form as ApplicationForm | null,
    batchKey: row.batch_key,
    state: row.state as ApplicationState,
    archivedReason: row.archived_reason as ArchiveReason | null,
    restorations: row.restorations,
    restoreUntil: row.restore_until,
    stoppedUntil: row.stopped_until,
    guardianshipChecked: row.guardianship_checked,
  }
}

export async function findByNumber(read: Read, number: string): Promise<Application | undefined> {
  const row = await read
    .selectFrom('application')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  return row && asApplication(row)
}

export async function findById(read: Read, id: bigint): Promise<Application | undefined> {
  const row = await read
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asApplication(row)
}

/** `for no key update`, in the order of ids: two actions over the same rows never deadlock. */
export async function lockApplications(
  tx: Tx,
  ids: readonly bigint[],
): Promise<readonly Application[]> {
  if (ids.length === 0) return []
  const result = await sql<StoredApplication>`/* prepare: lock-applications */
    select * from application where id = any(${ids}::bigint[]) order by id for no key update`.execute(
    tx,
  )
  return result.rows.map(asApplication)
}

export async function lockByNumber(tx: Tx, number: string): Promise<Application | undefined> {
  const result = await sql<StoredApplication>`/* prepare: lock-application */
    select * from application where number = ${number} for no key update`.execute(tx)
  const [row] = result.rows
  return row && asApplication(row)
}

export async function selectOfGuardian(read: Read, guardianId: bigint) {
  const result = await sql<StoredApplication>`
    select application.* from application
    join guardianship using (child_id)
    where guardianship.guardian_id = ${guardianId}
    order by application.submitted_at desc`.execute(read)
  return result.rows.map(asApplication)
}

/** In which this person is the child or the guardian who applied, newest first. */
export async function selectOfPerson(read: Read, personId: bigint): Promise<Application[]> {
  const result = await sql<StoredApplication>`
    select * from application where child_id = ${personId}
    union select * from application where guardian_id = ${personId}
    order by submitted_at desc limit 50`.execute(read)
  return result.rows.map(asApplication)
}

/** The one with which it stands in a queue: a targeted voucher of clubs has none. */
export async function findActiveOfChild(
  read: Read,
  childId: bigint,
  programme: Programme,
): Promise<Application | undefined> {
  const row = await read
    .selectFrom('application')
    .selectAll()
    .where('child_id', '=', childId)
    .where('programme', '=', programme)
    .where('form', 'is distinct from', 'targeted')
    .where('state', '<>', 'archived')
    .executeTakeFirst()
  return row && asApplication(row)
}

export type NewApplication = {
  readonly number: string
  readonly programme: Programme
  readonly territory: string
  readonly settlement: string
  readonly childId: bigint
  readonly guardianId: bigint
  readonly submittedAt: Temporal.Instant
  readonly birthYear: number
  readonly cohort: number
  readonly tier: Tier
  readonly kind: ApplicationKind
  readonly batchKey: string | null
  readonly lastChange: 'submitted' | 'imported'
  readonly guardianshipChecked: boolean
  readonly at: Temporal.Instant
}

/** Undefined when the number is taken already: the caller draws another. */
export async function insertApplication(tx: Tx, given: NewApplication) {
  const row = await tx
    .insertInto('application')
    .values({
      number: given.number,
      programme: given.programme,
      territory_code: given.territory,
      settlement_code: given.settlement,
      child_id: given.childId,
      guardian_id: given.guardianId,
      submitted_at: given.submittedAt,
      birth_year: given.birthYear,
      cohort: given.cohort,
      tier: given.tier,
      kind: given.kind,
      // Who stands in a queue of clubs stands there for a universal voucher.
      form: given.programme === 'club' ? 'universal' : null,
      batch_key: given.batchKey,
      state: 'queued',
      last_change: given.lastChange,
      changed_at: given.at,
      guardianship_checked: given.guardianshipChecked,
      created_at: given.at,
    })
    .onConflict(conflict => conflict.column('number').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && asApplication(row)
}

export type ApplicationUpdate = {
  readonly id: bigint
  readonly tier: Tier
  readonly cohort: number
  readonly from: ApplicationState
  readonly to: ApplicationState
  readonly lastChange: string
  readonly archivedReason: ArchiveReason | null
  readonly restored: boolean
  readonly restoreUntil: Temporal.Instant | null
  readonly stoppedUntil: Temporal.Instant | null
  readonly stopReason: string | null
}

/** One statement for any number of rows; returns how many were still as they were read. */
export async function updateStates(
  tx: Tx,
  updates: readonly ApplicationUpdate[],
  at: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    update application
    set state = given.to_state, last_change = given.last_change, changed_at = ${at},
        archived_reason = given.archived_reason,
        restorations = restorations + given.restored,
        restore_until = given.restore_until, stopped_until = given.stopped_until,
        stop_reason = given.stop_reason
    from unnest(
      ${updates.map(u => u.id)}::bigint[], ${updates.map(u => u.from)}::text[],
      ${updates.map(u => u.to)}::text[], ${updates.map(u => u.lastChange)}::text[],
      ${updates.map(u => u.archivedReason)}::text[],
      ${updates.map(u => (u.restored ? 1 : 0))}::integer[],
      ${updates.map(u => u.restoreUntil)}::timestamptz[],
      ${updates.map(u => u.stoppedUntil)}::timestamptz[], ${updates.map(u => u.stopReason)}::text[],
      ${updates.map(u => u.tier)}::text[], ${updates.map(u => u.cohort)}::smallint[]
    ) given (id, from_state, to_state, last_change, archived_reason, restored, restore_until,
             stopped_until, stop_reason, tier, cohort)
    where application.id = given.id and application.state = given.from_state
      and application.tier = given.tier and application.cohort = given.cohort`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}

export async function updateCategory(
  tx: Tx,
  change: {
    readonly id: bigint
    readonly tier: Tier
    readonly lastChange: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('application')
    .set({ tier: change.tier, last_change: change.lastChange, changed_at: change.at })
    .where('id', '=', change.id)
    .execute()
}

type EventRecord = {
  readonly applicationId: bigint
  readonly kind: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  /** In the officer's own words: kept where it can be erased, the record itself only grows. */
  readonly note?: string | null
}

export async function insertEvents(
  tx: Tx,
  actor: string,
  at: Temporal.Instant,
  events: readonly EventRecord[],
): Promise<void> {
  const insertion = sql<{ id: bigint }>`/* prepare: application-events */
    insert into application_event (application_id, at, kind, actor, facts)
    select given.application_id, ${at}, given.kind, ${actor}, given.facts::jsonb
    from unnest(${events.map(e => e.applicationId)}::bigint[], ${events.map(e => e.kind)}::text[],
      ${events.map(e => JSON.stringify(e.facts))}::text[])
      with ordinality given (application_id, kind, facts, place)
    order by given.place
    returning id`
  if (events.every(({ note }) => note === undefined || note === null)) return ahead(tx, insertion)
  const inserted = await insertion.execute(tx)
  // Identities are drawn in the order of the rows.
  const notes = events.flatMap(({ note }, place) => {
    const row = inserted.rows[place]
    return row === undefined || note === undefined || note === null ? [] : [{ id: row.id, note }]
  })
  await sql`
    insert into application_note (event_id, reason)
    select * from unnest(${notes.map(note => note.id)}::bigint[], ${notes.map(note => note.note)}::text[])`.execute(
    tx,
  )
}

/** The facts with the reason in them, while it is not erased. */
export async function selectEvents(read: Read, applicationId: bigint) {
  return read
    .selectFrom('application_event')
    .leftJoin('application_note', 'application_note.event_id', 'application_event.id')
    .select(['at', 'kind', 'actor'])
    .select(
      sql<unknown>`facts || jsonb_strip_nulls(jsonb_build_object('reason', application_note.reason))`.as(
        'facts',
      ),
    )
    .where('application_id', '=', applicationId)
    .orderBy('application_event.id')
    .execute()
}

export async function selectDueRestorations(read: Read, now: Temporal.Instant, limit: number) {
  const rows = await read
    .selectFrom('application')
    .select('id')
    .where('state', '=', 'inactive')
    .where('restore_until', '<=', now)
    .orderBy('restore_until')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

export async function selectDueReleases(read: Read, now: Temporal.Instant, limit: number) {
  const rows = await read
    .selectFrom('application')
    .select('id')
    .where('state', '=', 'stopped')
    .where('stopped_until', '<=', now)
    .orderBy('stopped_until')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}
