/** SQL of coaches, what an officer recorded about them, and what their club says of their papers. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { CoachEvidence, CoachEvidenceKind } from './activity.ts'

export type CoachRow = {
  readonly id: bigint
  readonly providerId: bigint
  readonly fullName: string
  readonly startedOn: Temporal.PlainDate
  /** The last day; null: still there. */
  readonly leftOn: Temporal.PlainDate | null
}

const COACH = sql`select id, provider_id as "providerId", full_name as "fullName", started_on as "startedOn",
  left_on as "leftOn" from coach`

/** Those still there first, by name. */
export async function selectCoaches(
  read: Read,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<readonly CoachRow[]> {
  const result = await sql<CoachRow>`${COACH} where provider_id = ${providerId}
    order by coalesce(left_on < ${day}, false), full_name, id`.execute(read)
  return result.rows
}

export async function lockCoach(tx: Tx, id: bigint): Promise<CoachRow | undefined> {
  const result = await sql<CoachRow>`${COACH} where id = ${id} for no key update`.execute(tx)
  return result.rows[0]
}

export async function insertCoach(
  tx: Tx,
  coach: Pick<CoachRow, 'providerId' | 'fullName' | 'startedOn'>,
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into coach (provider_id, full_name, started_on)
    values (${coach.providerId}, ${coach.fullName}, ${coach.startedOn}) returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

export async function updateLeft(tx: Tx, id: bigint, leftOn: Temporal.PlainDate): Promise<void> {
  await sql`update coach set left_on = ${leftOn} where id = ${id}`.execute(tx)
}

/** Lessons in the timetable that the coach would give after the day. */
export async function countLessonsOf(
  read: Read,
  coachId: bigint,
  after: Temporal.PlainDate,
): Promise<number> {
  const result = await sql<{ count: number }>`
    select (select count(*) from timetable_slot
            where coach_id = ${coachId} and (valid_to is null or valid_to > ${after}))::integer
         + (select count(*) from lesson_change
            where coach_id = ${coachId} and day > ${after} and taken_back_at is null)::integer as count`.execute(
    read,
  )
  return result.rows[0]?.count ?? 0
}

export async function insertCoachEvidence(
  tx: Tx,
  evidence: CoachEvidence & { readonly coachId: bigint },
  at: Temporal.Instant,
  by: string,
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into coach_evidence (coach_id, kind, reference, checked_on, valid_to, recorded_at, recorded_by)
    values (${evidence.coachId}, ${evidence.kind}, ${evidence.reference}, ${evidence.checkedOn},
            ${evidence.validTo}, ${at}, ${by})
    returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

/** Of every coach of the provider and every kind what was recorded last. */
export async function selectCoachEvidence(
  read: Read,
  providerId: bigint,
): Promise<readonly (CoachEvidence & { readonly coachId: bigint })[]> {
  const result = await sql<CoachEvidence & { readonly coachId: bigint }>`
    select distinct on (coach_id, kind) coach_id as "coachId", kind, reference, checked_on as "checkedOn",
           valid_to as "validTo"
    from coach_evidence where coach_id in (select id from coach where provider_id = ${providerId})
    order by coach_id, kind, id desc`.execute(read)
  return result.rows
}

export type PaperRow = {
  readonly id: bigint
  readonly coachId: bigint
  readonly kind: CoachEvidenceKind
  readonly reference: string
  readonly issuedOn: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate | null
  readonly state: 'waiting' | 'recorded' | 'refused'
  /** Why it was refused, for the club to read. */
  readonly words: string | null
}

const PAPER = sql`select id, coach_id as "coachId", kind, reference, issued_on as "issuedOn", valid_to as "validTo",
  state, words from coach_paper`

/** Of every coach and kind the newest one. */
export async function selectPapers(read: Read, providerId: bigint): Promise<readonly PaperRow[]> {
  const result = await sql<PaperRow>`
    select distinct on (coach_id, kind) id, coach_id as "coachId", kind, reference, issued_on as "issuedOn",
           valid_to as "validTo", state, words
    from coach_paper where coach_id in (select id from coach where provider_id = ${providerId})
    order by coach_id, kind, id desc`.execute(read)
  return result.rows
}

export async function lockPaper(tx: Tx, id: bigint): Promise<PaperRow | undefined> {
  const result = await sql<PaperRow>`${PAPER} where id = ${id} for update`.execute(tx)
  return result.rows[0]
}

export async function insertPaper(
  tx: Tx,
  paper: Omit<PaperRow, 'id' | 'state' | 'words'>,
  at: Temporal.Instant,
  by: string,
): Promise<bigint> {
  const result = await sql<{ id: bigint }>`
    insert into coach_paper (coach_id, kind, reference, issued_on, valid_to, state, entered_at, entered_by)
    values (${paper.coachId}, ${paper.kind}, ${paper.reference}, ${paper.issuedOn}, ${paper.validTo}, 'waiting',
            ${at}, ${by})
    returning id`.execute(tx)
  return result.rows[0]?.id ?? 0n
}

/** Recorded with its evidence, or refused with words. */
export async function updatePaper(
  tx: Tx,
  id: bigint,
  answer: { readonly evidenceId: bigint } | { readonly words: string },
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  const evidenceId = 'evidenceId' in answer ? answer.evidenceId : null
  const words = 'words' in answer ? answer.words : null
  await sql`
    update coach_paper set state = ${words === null ? 'recorded' : 'refused'}, evidence_id = ${evidenceId},
           words = ${words}, answered_at = ${at}, answered_by = ${by}
    where id = ${id}`.execute(tx)
}
