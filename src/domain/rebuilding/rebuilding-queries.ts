/** SQL that writes a queue as the log tells it, with nobody's name, and gives the names back from receipts. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { GuardianshipSource } from '../people/person.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RebuiltApplication, RebuiltQueue } from './queue-fold.ts'

export type StateOfDatabase = {
  readonly applications: number
  readonly leaves: number
  readonly keys: number
}

export async function selectState(read: Read): Promise<StateOfDatabase> {
  const result = await sql<StateOfDatabase>`
    select (select count(*) from application)::integer as applications,
           (select count(*) from log_leaf)::integer as leaves,
           (select count(*) from log_key)::integer as keys`.execute(read)
  return result.rows[0] ?? { applications: 0, leaves: 0, keys: 0 }
}

export async function selectTerritoryCodes(read: Read): Promise<ReadonlySet<string>> {
  const result = await sql<{ code: string }>`select code from territory`.execute(read)
  return new Set(result.rows.map(row => row.code))
}

/** Ids in the order given, one person each: a number that stands must not hang on who claims it. */
async function insertUnclaimed(
  tx: Tx,
  birthYears: readonly number[],
  at: Temporal.Instant,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    insert into person (standing, full_name, birth_date, created_at)
    select 'unclaimed', '', make_date(given.year, 1, 1), ${at}
    from unnest(${birthYears}::integer[]) with ordinality given (year, place)
    order by given.place returning id`.execute(tx)
  return result.rows.map(row => row.id)
}

/** Nobody knows when an unclaimed guardian was born. */
const UNKNOWN_YEAR = 1900

export type PlacedApplication = RebuiltApplication & {
  readonly birthYear: number
  readonly restoreUntil: Temporal.Instant | null
}

/** In the order given; the queue's movements are written by its trigger. */
export async function insertRebuilt(
  tx: Tx,
  rows: readonly PlacedApplication[],
  at: Temporal.Instant,
): Promise<void> {
  const children = await insertUnclaimed(
    tx,
    rows.map(row => row.birthYear),
    at,
  )
  const guardians = await insertUnclaimed(
    tx,
    rows.map(() => UNKNOWN_YEAR),
    at,
  )
  await sql`
    with written as (
      insert into application (number, programme, territory_code, settlement_code, child_id, guardian_id,
        submitted_at, birth_year, cohort, tier, kind, form, state, last_change, changed_at, restorations,
        restore_until, stopped_until, stop_reason, guardianship_checked, created_at)
      select given.number, given.programme, given.territory, given.settlement, given.child_id,
             given.guardian_id, given.submitted_at, given.birth_year, given.cohort, given.tier, given.kind,
             case given.programme when 'club' then 'universal' end, given.state, 'rebuilt', ${at}, given.restorations, given.restore_until, given.stopped_until,
             case when given.state = 'stopped' then '' end, given.checked, ${at}
      from unnest(
        ${rows.map(row => row.number)}::text[], ${rows.map(row => row.programme)}::text[],
        ${rows.map(row => row.territory)}::text[], ${rows.map(row => row.settlement)}::text[],
        ${children}::bigint[], ${guardians}::bigint[], ${rows.map(row => row.submittedAt)}::timestamptz[],
        ${rows.map(row => row.birthYear)}::smallint[], ${rows.map(row => row.cohort)}::smallint[],
        ${rows.map(row => row.tier)}::text[], ${rows.map(row => row.kind)}::text[],
        ${rows.map(row => row.state)}::text[], ${rows.map(row => row.restorations)}::integer[],
        ${rows.map(row => row.restoreUntil)}::timestamptz[],
        ${rows.map(row => row.stoppedUntil)}::timestamptz[],
        ${rows.map(row => row.guardianshipChecked)}::boolean[])
        with ordinality given (number, programme, territory, settlement, child_id, guardian_id,
          submitted_at, birth_year, cohort, tier, kind, state, restorations, restore_until,
          stopped_until, checked, place)
      order by given.place
      returning id, submitted_at
    )
    insert into application_event (application_id, at, kind, actor, facts)
    select id, case kind when 'submitted' then submitted_at else ${at} end, kind, 'system:rebuild', '{}'
    from written cross join (values (1, 'submitted'), (2, 'rebuilt')) event (place, kind)
    order by id, place`.execute(tx)
}

export async function insertHeads(tx: Tx, queues: readonly RebuiltQueue[]): Promise<void> {
  const known = queues.filter(queue => queue.cohortYear !== undefined)
  await sql`
    insert into queue_head (territory_code, programme, iterations_held, rounds_held, cohort_year)
    select * from unnest(${known.map(queue => queue.territory)}::text[],
      ${known.map(queue => queue.programme)}::text[], ${known.map(queue => queue.iterationsHeld)}::integer[],
      ${known.map(queue => queue.roundsHeld)}::integer[],
      ${known.map(queue => queue.cohortYear)}::smallint[])`.execute(tx)
}

export async function countFamilies(
  read: Read,
): Promise<{ readonly claimed: number; readonly unclaimed: number }> {
  const result = await sql<{ claimed: number; unclaimed: number }>`
    select (count(*) filter (where child.standing = 'known'))::integer as claimed,
           (count(*) filter (where child.standing = 'unclaimed'))::integer as unclaimed
    from application join person child on child.id = application.child_id
    where application.state <> 'archived'`.execute(read)
  return result.rows[0] ?? { claimed: 0, unclaimed: 0 }
}

export type Claimable = {
  readonly id: bigint
  readonly number: string
  readonly programme: Programme
  readonly territory: string
  readonly state: string
  readonly childId: bigint
  readonly guardianId: bigint
  readonly childStanding: string
  readonly childIin: string | null
}

export async function lockClaimables(
  tx: Tx,
  numbers: readonly string[],
): Promise<readonly Claimable[]> {
  const result = await sql<Claimable>`
    select application.id, application.number, application.programme,
           application.territory_code as territory, application.state,
           application.child_id as "childId", application.guardian_id as "guardianId",
           child.standing as "childStanding", child.iin as "childIin"
    from application join person child on child.id = application.child_id
    where application.number = any(${numbers}::text[])
    order by application.id for no key update of application`.execute(tx)
  return result.rows
}

/** Programmes in which these children stand already, as "programme IIN". */
export async function selectStandingKeys(
  read: Read,
  childIins: readonly string[],
): Promise<ReadonlySet<string>> {
  const result = await sql<{ key: string }>`
    select application.programme || ' ' || child.iin as key
    from person child join application on application.child_id = child.id
    where child.iin = any(${childIins}::text[]) and application.state <> 'archived'`.execute(read)
  return new Set(result.rows.map(row => row.key))
}

export async function selectPersonIds(
  read: Read,
  iins: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const result = await sql<{ id: bigint; iin: string }>`
    select id, iin from person where iin = any(${iins}::text[])`.execute(read)
  return new Map(result.rows.map(row => [row.iin, row.id]))
}

export type NewIdentity = {
  readonly id: bigint
  readonly iin: string
  readonly fullName: string
  readonly birthDate: Temporal.PlainDate
  readonly phone: string | null
}

/** An unclaimed person becomes the one whom the receipt names. The phone is not proved: a code will do that. */
export async function updateIdentities(tx: Tx, persons: readonly NewIdentity[]): Promise<void> {
  await sql`
    update person
    set standing = 'known', iin = given.iin, full_name = given.full_name,
        birth_date = given.birth_date, phone = given.phone
    from unnest(${persons.map(one => one.id)}::bigint[], ${persons.map(one => one.iin)}::text[],
      ${persons.map(one => one.fullName)}::text[], ${persons.map(one => one.birthDate)}::date[],
      ${persons.map(one => one.phone)}::text[]) given (id, iin, full_name, birth_date, phone)
    where person.id = given.id and person.standing = 'unclaimed'`.execute(tx)
}

export type Repointing = { readonly from: bigint; readonly to: bigint }

/** An unclaimed person who turns out to be somebody known: all that hangs on it hangs on that one now. */
export async function mergePersons(tx: Tx, merges: readonly Repointing[]): Promise<void> {
  if (merges.length === 0) return
  const given = sql`unnest(${merges.map(one => one.from)}::bigint[],
    ${merges.map(one => one.to)}::bigint[]) given (from_id, to_id)`
  await sql`update application set child_id = given.to_id from ${given} where child_id = given.from_id`.execute(
    tx,
  )
  await sql`update application set guardian_id = given.to_id from ${given} where guardian_id = given.from_id`.execute(
    tx,
  )
  await sql`update voucher set child_id = given.to_id from ${given} where child_id = given.from_id`.execute(
    tx,
  )
  await sql`update message set person_id = given.to_id from ${given} where person_id = given.from_id`.execute(
    tx,
  )
  await sql`delete from person using ${given}
    where person.id = given.from_id and person.standing = 'unclaimed'`.execute(tx)
}

export async function updateClaimed(
  tx: Tx,
  rows: readonly {
    readonly id: bigint
    readonly birthYear: number
    readonly batchKey: string | null
    readonly guardianshipChecked: boolean
  }[],
): Promise<void> {
  await sql`
    update application
    set birth_year = given.birth_year, batch_key = given.batch_key,
        guardianship_checked = guardianship_checked or given.checked
    from unnest(${rows.map(row => row.id)}::bigint[], ${rows.map(row => row.birthYear)}::smallint[],
      ${rows.map(row => row.batchKey)}::text[], ${rows.map(row => row.guardianshipChecked)}::boolean[])
      given (id, birth_year, batch_key, checked)
    where application.id = given.id`.execute(tx)
}

export type RebuiltClaim = {
  readonly applicationId: bigint
  readonly code: string
  readonly state: string
  readonly dueAt: Temporal.Instant
}

export async function insertRebuiltClaims(
  tx: Tx,
  claims: readonly RebuiltClaim[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into benefit_claim (application_id, code, state, source, claimed_at, due_at, decided_at, decided_by)
    select given.application_id, given.code, given.state, 'imported', ${at},
           case when given.state = 'claimed' then given.due_at end,
           case when given.state <> 'claimed' then ${at}::timestamptz end,
           case when given.state <> 'claimed' then 'system:rebuild' end
    from unnest(${claims.map(one => one.applicationId)}::bigint[], ${claims.map(one => one.code)}::text[],
      ${claims.map(one => one.state)}::text[], ${claims.map(one => one.dueAt)}::timestamptz[])
      with ordinality given (application_id, code, state, due_at, place)
    order by given.place`.execute(tx)
}

export async function insertTies(
  tx: Tx,
  ties: readonly {
    readonly childId: bigint
    readonly guardianId: bigint
    readonly source: GuardianshipSource
  }[],
  since: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into guardianship (child_id, guardian_id, source, since)
    select given.child_id, given.guardian_id, given.source, ${since}
    from unnest(${ties.map(tie => tie.childId)}::bigint[], ${ties.map(tie => tie.guardianId)}::bigint[],
      ${ties.map(tie => tie.source)}::text[]) given (child_id, guardian_id, source)
    on conflict do nothing`.execute(tx)
}
