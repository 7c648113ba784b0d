/** The promises about attendance, as queries that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

/**
 * A child is marked while it is enrolled, and on no other day. Where an enrolment was cut short afterwards (a family said
 * that this is not its child, a kindergarten left the list), marks up to that moment stay as evidence: never paid,
 * since the month shows these days as not enrolled.
 */
export const marksWithinEnrolment = sql<Row>`
  select application.number || ' ' || mark.day as what
  from attendance_mark mark join enrolment on enrolment.id = mark.enrolment_id
  join application on application.id = enrolment.application_id
  join contract on contract.id = enrolment.contract_id
  where (enrolment.never_began or mark.day < enrolment.starts_on or mark.day > enrolment.last_day)
    and (contract.end_reason is null or contract.end_reason not in ('not-my-child', 'provider-excluded')
      or mark.day < enrolment.starts_on or mark.marked_at > contract.changed_at)`

/**
 * A day of a group with a mark has its sum: who marks a group on whose day nothing stands in the sums takes it that no child
 * of it is marked.
 */
export const marksInTheirSums = sql<Row>`
  select distinct provider.bin || ' ' || provider_group.name || ' ' || mark.day as what
  from attendance_mark mark join enrolment on enrolment.id = mark.enrolment_id
  join provider_group on provider_group.id = enrolment.group_id
  join provider on provider.id = provider_group.provider_id
  where not exists (
    select from attendance_day where attendance_day.group_id = enrolment.group_id and attendance_day.day = mark.day)`

/** Confirmed, disputed, refused or settled by a legal representative or by an officer with words: by nobody else. */
export const monthsAnsweredBySomebody = sql<Row>`
  select application.number || ' ' || to_char(line.month, 'YYYY-MM') as what
  from sheet_line line join enrolment on enrolment.id = line.enrolment_id
  join application on application.id = enrolment.application_id
  where line.state in ('confirmed', 'disputed', 'refused', 'settled') and not coalesce(
    (line.answered_by = 'guardian' and line.person_id is not null)
    or (line.answered_by like 'staff:%' and line.words is not null), false)`

/** A month is disputed exactly as long as somebody has to say something about one of its days. */
export const noDisputeLeftBehind = sql<Row>`
  select application.number || ' ' || to_char(line.month, 'YYYY-MM') as what
  from sheet_line line join enrolment on enrolment.id = line.enrolment_id
  join application on application.id = enrolment.application_id
  where (line.state = 'disputed') <> exists (
    select from sheet_dispute dispute where dispute.line_id = line.id
      and dispute.state in ('open', 'contested', 'unanswered'))`
