/** SQL that sees what hangs on a family, across the rooms, and takes its words out of messages. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'

export type FamilyApplication = {
  readonly id: bigint
  readonly number: string
  readonly territory: string
  readonly state: string
  readonly guardianId: bigint
  readonly isErased: boolean
}

/** The child's row first, so that nobody applies for the child while we look. */
export async function lockFamily(tx: Tx, childId: bigint): Promise<readonly FamilyApplication[]> {
  await sql`select id from person where id = ${childId} for update`.execute(tx)
  await sql`select id from application where child_id = ${childId} order by id for no key update`.execute(
    tx,
  )
  return selectFamily(tx, childId)
}

export async function selectFamily(
  read: Read,
  childId: bigint,
): Promise<readonly FamilyApplication[]> {
  const result = await sql<FamilyApplication>`
    select id, number, territory_code as territory, state, guardian_id as "guardianId",
           erased_at is not null as "isErased"
    from application where child_id = ${childId} order by id`.execute(read)
  return result.rows
}

export type FamilyVouchers = {
  readonly numbers: readonly string[]
  readonly hasLive: boolean
  readonly reservedTiyn: bigint
}

export async function selectVouchers(
  read: Read,
  applicationIds: readonly bigint[],
): Promise<FamilyVouchers> {
  const result = await sql<{ number: string; live: boolean; reserved: bigint }>`
    select voucher.number, voucher.state not in ('lapsed', 'closed') as live,
           coalesce((
             select sum(entry.amount_tiyn) from ledger_entry entry
             join ledger_account account on account.id = entry.account_id
             where entry.voucher_id = voucher.id and account.kind = 'reserved'), 0)::bigint as reserved
    from voucher where application_id = any(${applicationIds}::bigint[]) order by voucher.id`.execute(
    read,
  )
  return {
    numbers: result.rows.map(row => row.number),
    hasLive: result.rows.some(row => row.live),
    reservedTiyn: result.rows.reduce((sum, row) => sum + row.reserved, 0n),
  }
}

export type FamilyMember = {
  readonly id: bigint
  readonly iin: string | null
  readonly fullName: string
  readonly phone: string | null
  /** Has another child whom we know: then this person stays known. */
  readonly isNeeded: boolean
}

/** Child and guardians, by id; those erased already are left out. */
export async function lockMembers(tx: Tx, childId: bigint): Promise<readonly FamilyMember[]> {
  const result = await sql<FamilyMember>`
    with guardian as (
      select guardian_id as id from guardianship where child_id = ${childId}
      union select guardian_id from application where child_id = ${childId}
    ), other as (
      select guardian_id as id, child_id from guardianship
      union select guardian_id, child_id from application
      where guardian_id in (select id from guardian) and erased_at is null
    )
    select person.id, person.iin, person.full_name as "fullName", person.phone,
           person.id <> ${childId} and exists (
             select from other join person child on child.id = other.child_id
             where other.id = person.id and other.child_id <> ${childId} and child.standing = 'known'
           ) as "isNeeded"
    from person
    where (person.id = ${childId} or person.id in (select id from guardian))
      and person.standing <> 'erased'
    order by person.id for update of person`.execute(tx)
  return result.rows
}

/** Texts and facts of messages to these people and about these applications; what was not sent is not sent. */
export async function eraseMessages(
  tx: Tx,
  given: {
    readonly applicationIds: readonly bigint[]
    readonly personIds: readonly bigint[]
    readonly phones: readonly string[]
  },
): Promise<void> {
  await sql`
    update message
    set text = null, facts = '{}',
        failure = case when state = 'planned' then 'no-phone' else failure end,
        state = case when state = 'planned' then 'failed' else state end
    where application_id = any(${given.applicationIds}::bigint[])
       or person_id = any(${given.personIds}::bigint[])`.execute(tx)
  // Codes went to a number and not to a person: no voucher's clock hangs on them.
  await sql`delete from message where phone = any(${given.phones}::text[])`.execute(tx)
}

/**
 * Texts, signatures and words of contracts and cases, wishes: what was signed is gone, its hash stays. An attached
 * signature holds the text itself, so those of the kindergarten go too.
 */
export async function eraseContracts(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  const ids = sql`any(${applicationIds}::bigint[])`
  const contracts = sql`(select id from contract where application_id = ${ids})`
  await sql`delete from contract_signature where contract_id in ${contracts}`.execute(tx)
  await sql`delete from contract_document where contract_id in ${contracts}`.execute(tx)
  await sql`update family_case set words = '', answer = null where application_id = ${ids}`.execute(
    tx,
  )
  await eraseWordsOfAttendance(tx, applicationIds)
  await sql`delete from wish where application_id = ${ids}`.execute(tx)
  await sql`delete from swap_wish where application_id = ${ids}`.execute(tx)
  await sql`delete from choice_preference where application_id = ${ids}`.execute(tx)
}

/** What clubs wrote for themselves beside a child that they named, and what its family answered. */
export async function eraseNamingWords(tx: Tx, childId: bigint): Promise<void> {
  await sql`
    update naming set label = null, words = case when words is not null then '***' end
    where child_id = ${childId}`.execute(tx)
}

/** Why a child was away or there, in the words of its family, its kindergarten and the department. */
async function eraseWordsOfAttendance(tx: Tx, applicationIds: readonly bigint[]): Promise<void> {
  const enrolments = sql`(select id from enrolment where application_id = any(${applicationIds}::bigint[]))`
  await sql`
    update long_absence set objection = null, reason = case when reason is not null then '***' end
    where enrolment_id in ${enrolments}`.execute(tx)
  await sql`update lesson_answer set words = null where enrolment_id in ${enrolments} and words is not null`.execute(
    tx,
  )
  await sql`
    update sheet_correction set words = null
    where line_id in (select id from sheet_line where enrolment_id in ${enrolments})`.execute(tx)
  await sql`
    update sheet_dispute
    set words = '***', answer_words = null, decision_words = case when decision_words is not null then '***' end
    where line_id in (select id from sheet_line where enrolment_id in ${enrolments})`.execute(tx)
}

/**
 * What the family wrote of kindergartens, what was answered to it and why it was hidden; the scores stay, nobody's.
 * Returns the numbers of the ratings.
 */
export async function eraseRatingWords(
  tx: Tx,
  applicationIds: readonly bigint[],
): Promise<readonly string[]> {
  const result = await sql<{ id: bigint; number: string }>`
    select rating.id, rating.number from rating join sheet_line on sheet_line.id = rating.line_id
    join enrolment on enrolment.id = sheet_line.enrolment_id
    where enrolment.application_id = any(${applicationIds}::bigint[]) order by rating.id`.execute(
    tx,
  )
  const texts = sql`(select id from rating_text where rating_id = any(${result.rows.map(row => row.id)}::bigint[]))`
  await sql`update rating_answer set words = null where text_id in ${texts}`.execute(tx)
  await sql`update rating_ruling set words = null where text_id in ${texts}`.execute(tx)
  await sql`update rating_text set words = null where id in ${texts}`.execute(tx)
  return result.rows.map(row => row.number)
}

export type PastApplication = {
  readonly id: bigint
  readonly territory: string
  readonly programme: Programme
  readonly since: Temporal.Instant
}

type Cursor = { readonly since: Temporal.Instant; readonly id: bigint }

/** Archived before a moment and not erased, the oldest first. */
export async function selectArchivedBefore(
  read: Read,
  before: Temporal.Instant,
  after: Cursor | undefined,
  limit: number,
): Promise<readonly PastApplication[]> {
  const result = await sql<PastApplication>`
    select id, territory_code as territory, programme, changed_at as since from application
    where state = 'archived' and erased_at is null and changed_at <= ${before}
      and (${after === undefined}::boolean
        or (changed_at, id) > (${after?.since ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by changed_at, id limit ${limit}`.execute(read)
  return result.rows
}

/** Claims decided before a moment whose paper is still here, the oldest first. */
export async function selectDecidedBefore(
  read: Read,
  before: Temporal.Instant,
  after: Cursor | undefined,
  limit: number,
): Promise<readonly PastApplication[]> {
  const result = await sql<PastApplication>`
    select claim.id, application.territory_code as territory, application.programme,
           claim.decided_at as since
    from benefit_claim claim join application on application.id = claim.application_id
    where claim.document_id is not null and claim.state <> 'claimed' and claim.decided_at <= ${before}
      and (${after === undefined}::boolean
        or (claim.decided_at, claim.id) > (${after?.since ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by claim.decided_at, claim.id limit ${limit}`.execute(read)
  return result.rows
}

export async function selectPapersOfClaim(read: Read, claimId: bigint) {
  const result = await sql<{ id: bigint; sha256: string }>`
    select document.id, document.sha256 from benefit_claim claim
    join document on document.id = claim.document_id where claim.id = ${claimId}`.execute(read)
  return result.rows
}

export async function selectChildOf(read: Read, applicationId: bigint) {
  const result = await sql<{ child_id: bigint }>`
    select child_id from application where id = ${applicationId}`.execute(read)
  return result.rows[0]?.child_id
}
