/** SQL that reads and writes very many applications at once. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Benefit } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Application } from './application.ts'
import {
  asApplication,
  type NewApplication,
  type StoredApplication,
} from './application-queries.ts'
import type { ClaimState, NewClaim } from './claim-queries.ts'
import type { StandingApplication } from './imported-application.ts'

type StandingRow = StandingApplication & {
  readonly programme: Programme
  readonly childIin: string
}

/**
 * Every application of these children, archived ones too, newest last. The `offset 0` keeps the planner to
 * the index: in the middle of a large import it has no statistics of what came in (measured: 0.2 s -> 0.02 s).
 */
export async function selectStanding(
  read: Read,
  childIins: readonly string[],
): Promise<readonly StandingRow[]> {
  const result = await sql<StandingRow & { readonly claimTexts: readonly string[] | null }>`
    select child.iin as "childIin", guardian.iin as "guardianIin", application.programme,
           application.number, application.state, application.settlement_code as settlement,
           application.submitted_at as "submittedAt", application.kind,
           application.batch_key as "batchKey", claim.texts as "claimTexts"
    from person child
    cross join lateral (
      -- A targeted voucher has no queue: its application is none of a queue's file.
      select * from application where child_id = child.id and form is distinct from 'targeted' offset 0) application
    join person guardian on guardian.id = application.guardian_id
    left join lateral (
      select array_agg(code || ':' || state order by id) as texts
      from benefit_claim where application_id = application.id
    ) claim on true
    where child.iin = any(${childIins}::text[])
    order by application.id`.execute(read)
  return result.rows.map(({ claimTexts, ...row }) => ({
    ...row,
    claims: (claimTexts ?? []).map(asClaim),
  }))
}

function asClaim(text: string) {
  const [code, state] = text.split(':')
  return { code: code as Benefit, state: state as ClaimState }
}

/** Returns those written: a number that is taken, or a child that stands already, is left out. */
export async function insertApplications(
  tx: Tx,
  rows: readonly NewApplication[],
  at: Temporal.Instant,
): Promise<readonly Application[]> {
  const result = await sql<StoredApplication>`
    insert into application (number, programme, territory_code, settlement_code, child_id,
      guardian_id, submitted_at, birth_year, cohort, tier, kind, form, batch_key, state, last_change,
      changed_at, guardianship_checked, created_at)
    select given.number, given.programme, given.territory, given.settlement, given.child_id,
           given.guardian_id, given.submitted_at, given.birth_year, given.cohort, given.tier,
           given.kind, case given.programme when 'club' then 'universal' end, given.batch_key, 'queued', given.last_change, ${at}, given.checked, ${at}
    from unnest(
      ${rows.map(row => row.number)}::text[], ${rows.map(row => row.programme)}::text[],
      ${rows.map(row => row.territory)}::text[], ${rows.map(row => row.settlement)}::text[],
      ${rows.map(row => row.childId)}::bigint[], ${rows.map(row => row.guardianId)}::bigint[],
      ${rows.map(row => row.submittedAt)}::timestamptz[],
      ${rows.map(row => row.birthYear)}::smallint[], ${rows.map(row => row.cohort)}::smallint[],
      ${rows.map(row => row.tier)}::text[], ${rows.map(row => row.kind)}::text[],
      ${rows.map(row => row.batchKey)}::text[], ${rows.map(row => row.lastChange)}::text[],
      ${rows.map(row => row.guardianshipChecked)}::boolean[])
      with ordinality given (number, programme, territory, settlement, child_id, guardian_id,
        submitted_at, birth_year, cohort, tier, kind, batch_key, last_change, checked, place)
    order by given.place
    on conflict do nothing
    returning *`.execute(tx)
  return result.rows.map(asApplication)
}

type ClaimOfApplication = NewClaim & {
  readonly applicationId: bigint
  /** For claims that somebody has to check. */
  readonly dueAt: Temporal.Instant
}

export async function insertClaimsOfMany(
  tx: Tx,
  claims: readonly ClaimOfApplication[],
  at: Temporal.Instant,
): Promise<void> {
  if (claims.length === 0) return
  await sql`
    insert into benefit_claim (application_id, code, state, source, claimed_at, due_at, decided_at, decided_by)
    select given.application_id, given.code, given.state, given.source, ${at},
           case when given.state = 'claimed' then given.due_at end,
           case when given.state <> 'claimed' then ${at}::timestamptz end,
           case when given.state <> 'claimed' then given.source end
    from unnest(
      ${claims.map(claim => claim.applicationId)}::bigint[], ${claims.map(claim => claim.code)}::text[],
      ${claims.map(claim => claim.state)}::text[], ${claims.map(claim => claim.source)}::text[],
      ${claims.map(claim => claim.dueAt)}::timestamptz[])
      with ordinality given (application_id, code, state, source, due_at, place)
    order by given.place`.execute(tx)
}

export type SiblingRow = {
  readonly id: bigint
  readonly number: string
  readonly batchKey: string | null
  readonly guardianId: bigint
  readonly programme: Programme
  readonly territory: string
  readonly birthDate: Temporal.PlainDate
}

/** Queued applications of guardians who have more than one, in the order of ids. */
export async function selectSiblingsOfMany(
  read: Read,
  guardianIds: readonly bigint[],
): Promise<readonly SiblingRow[]> {
  const result = await sql<SiblingRow>`
    with several as (
      select guardian_id from application
      where guardian_id = any(${guardianIds}::bigint[]) and state = 'queued'
      group by guardian_id having count(*) > 1
    )
    select queued.id, queued.number, queued.batch_key as "batchKey", queued.guardian_id as "guardianId",
           queued.programme, queued.territory_code as territory, child.birth_date as "birthDate"
    from several join application queued using (guardian_id)
    join person child on child.id = queued.child_id
    where queued.state = 'queued' order by queued.id`.execute(read)
  return result.rows
}

/** Only applications that are in no batch yet. */
export async function updateBatchKeys(tx: Tx, keys: ReadonlyMap<bigint, string>): Promise<void> {
  if (keys.size === 0) return
  await sql`
    update application set batch_key = given.batch_key
    from unnest(${[...keys.keys()]}::bigint[], ${[...keys.values()]}::text[]) given (id, batch_key)
    where application.id = given.id and application.batch_key is null`.execute(tx)
}

export type ExportedApplication = StandingApplication & {
  readonly id: bigint
  readonly childIin: string
  readonly childName: string
  readonly childBirthDate: Temporal.PlainDate
  readonly guardianName: string
  readonly phone: string | null
}

/** The last id of the next so many applications after one; undefined when there are no more. */
export async function findPageEnd(
  read: Read,
  after: bigint,
  limit: number,
): Promise<bigint | undefined> {
  const result = await sql<{ last: bigint | null }>`
    select max(id) as last
    from (select id from application where id > ${after} order by id limit ${limit}) page`.execute(
    read,
  )
  return result.rows[0]?.last ?? undefined
}

/** Of families that are not claimed yet: a file that names people has no line for them. */
export async function countNameless(read: Read, programme: Programme): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from application
    join person child on child.id = application.child_id and child.standing <> 'known'
    where application.programme = ${programme} and application.state not in ('archived', 'served')`.execute(
    read,
  )
  return result.rows[0]?.count ?? 0
}

export async function selectForExport(
  read: Read,
  programme: Programme,
  page: { readonly after: bigint; readonly last: bigint },
): Promise<readonly ExportedApplication[]> {
  const result = await sql<ExportedApplication & { readonly claimTexts: readonly string[] | null }>`
    with page as materialized (
      select * from application where id > ${page.after} and id <= ${page.last}
    )
    select page.id, child.iin as "childIin", child.full_name as "childName",
           child.birth_date as "childBirthDate", guardian.iin as "guardianIin",
           guardian.full_name as "guardianName", guardian.phone, page.number, page.state,
           page.settlement_code as settlement, page.submitted_at as "submittedAt", page.kind,
           page.batch_key as "batchKey", claim.texts as "claimTexts"
    from page
    join person child on child.id = page.child_id and child.standing = 'known'
    join person guardian on guardian.id = page.guardian_id and guardian.standing = 'known'
    left join lateral (
      select array_agg(code || ':' || state order by id) as texts
      from benefit_claim where application_id = page.id
    ) claim on true
    where page.programme = ${programme} and page.state not in ('archived', 'served')
      and page.form is distinct from 'targeted'
    order by page.id`.execute(read)
  return result.rows.map(({ claimTexts, ...row }) => ({
    ...row,
    claims: (claimTexts ?? []).map(asClaim),
  }))
}
