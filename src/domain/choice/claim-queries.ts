/** SQL of choosing at once: one look and one claim, both planned once a connection, since a rush asks them 100 000 times. */
import { sql } from 'kysely'
import { type ClientRequest, inputHashOf } from '../../platform/db/client-request.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type { VoucherState } from '../vouchers/voucher.ts'

export type ClaimBasis = {
  readonly application_id: bigint
  readonly number: string
  readonly guardian_id: bigint
  readonly guardian_ids: readonly bigint[]
  readonly acting_child_id: bigint | null
  readonly programme: Programme
  readonly territory: string
  readonly voucher_id: bigint | null
  readonly voucher_number: string | null
  readonly voucher_state: VoucherState | null
  readonly confirm_until: Temporal.Instant | null
  readonly choose_until: Temporal.Instant | null
  readonly club_kind: string | null
  /** Whether the group is of the child's programme, territory, age and kind, in a listed kindergarten. */
  readonly suits: boolean | null
  readonly bin: string | null
  readonly group_name: string | null
  /** Whether a place was published a moment ago that no waiting list is due. */
  readonly free: boolean
}

/** Looks without locks: who finds nothing free has cost one statement. Undefined for an unknown application. */
export async function selectClaimBasis(
  read: Read,
  number: string,
  groupId: bigint,
  admissions: readonly Admission[],
  today: Temporal.PlainDate,
): Promise<ClaimBasis | undefined> {
  const result = await sql<ClaimBasis>`/* prepare: claim-basis */
    select application.id as application_id, application.number, application.guardian_id,
           application.programme, application.territory_code as territory,
           array(select guardian_id from guardianship where guardianship.child_id = application.child_id)
             as guardian_ids,
           (select consent.child_id from own_action_consent consent
            join guardianship on guardianship.child_id = consent.child_id
              and guardianship.guardian_id = consent.given_by
            where consent.child_id = application.child_id and consent.ended_at is null) as acting_child_id,
           voucher.id as voucher_id, voucher.number as voucher_number, voucher.state as voucher_state,
           voucher.confirm_until, voucher.choose_until, provider.bin, provider_group.name as group_name,
           provider.club_kind, provider.programme = voucher.programme and provider.territory_code = voucher.territory_code
             and voucher.cohort between provider_group.cohort
               and coalesce(provider_group.cohort_to, provider_group.cohort)
             and (provider_group.direction is not null or provider_group.kind = voucher.kind)
             and voucher.form is distinct from 'targeted'
             and provider.listed_from <= ${today}::date
             and (provider.listed_to is null or provider.listed_to >= ${today}::date) as suits,
           exists (select from place where place.group_id = ${groupId}::bigint and state = 'published'
             and admission = any(${admissions}::text[])) and
           not exists (select from waiting_entry where waiting_entry.group_id = ${groupId}::bigint
             and waiting_entry.state = 'waiting') as free
    from application
    left join voucher on voucher.application_id = application.id
      and voucher.state in ('offered', 'confirmed', 'held', 'place-held', 'enrolled')
    left join provider_group on provider_group.id = ${groupId}::bigint
    left join provider on provider.id = provider_group.provider_id
    where application.number = ${number}::text`.execute(read)
  return result.rows[0]
}

type Claim = {
  readonly applicationId: bigint
  readonly number: string
  readonly guardianId: bigint
  readonly actor: string
  readonly lastDay: string
  /** Of the record: kindergarten, group, voucher. */
  readonly facts: Readonly<Record<string, string>>
  readonly voucherId: bigint
  readonly from: VoucherState
  readonly groupId: bigint
  readonly admissions: readonly Admission[]
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant
  /** When the offer is confirmed by the same click. */
  readonly confirm: { readonly chooseUntil: Temporal.Instant } | null
  /** Kept with its answer by the same statement, when the click came by itself. */
  readonly request: ClientRequest | null
}

export type Claimed = {
  readonly hold_id: bigint
  readonly place_id: bigint
  readonly admission: Admission
  readonly starts_on: Temporal.PlainDate
  /** False when the id of the request stands for another one: then the transaction must not commit. */
  readonly answered: boolean
}

/**
 * Application, voucher, place, hold, locked in this order by one statement; a place that somebody else
 * is just taking is stepped over. The record of the family and its SMS (for the sweep of the minute) are
 * written by the same statement, and so is the answer to a repeat of the click: a round trip costs a rush
 * more than the writing. Undefined when the voucher has moved or no place is left: then the
 * transaction must not commit.
 */
export async function claimPlace(tx: Tx, claim: Claim): Promise<Claimed | undefined> {
  const { applicationId, voucherId, from, groupId, admissions, at, until, confirm } = claim
  const confirmedAt = confirm === null ? null : at
  const chooseUntil = confirm?.chooseUntil ?? null
  const { request } = claim
  const result = await sql<Claimed>`/* prepare: claim-place */
    with family as materialized (
      select id from application where id = ${applicationId}::bigint for no key update
    ), moved as materialized (
      select voucher.id from family cross join voucher
      where voucher.id = ${voucherId}::bigint and voucher.state = ${from}::text for no key update of voucher
    ), chosen as materialized (
      select place.id, place.admission, place.starts_on
      from moved cross join lateral (
        select id, admission, starts_on from place
        where group_id = ${groupId}::bigint and state = 'published' and admission = any(${admissions}::text[])
        order by array_position(array['general', 'early-booking', 'temporary'], admission), starts_on, id
        limit 1 for no key update skip locked) place
    ), voucher_held as (
      update voucher set state = 'place-held', changed_at = ${at}::timestamptz,
        confirmed_at = coalesce(${confirmedAt}::timestamptz, confirmed_at),
        choose_until = coalesce(${chooseUntil}::timestamptz, choose_until)
      from chosen where voucher.id = ${voucherId}::bigint
    ), place_held as (
      update place set state = 'held', changed_at = ${at}::timestamptz from chosen where place.id = chosen.id
    ), held as (
      insert into place_hold (place_id, group_id, application_id, voucher_id, cause, state, made_at, until, changed_at)
      select chosen.id, ${groupId}::bigint, ${applicationId}::bigint, ${voucherId}::bigint, 'immediate', 'held',
             ${at}::timestamptz, ${until}::timestamptz, ${at}::timestamptz
      from chosen returning id
    ), recorded as (
      insert into application_event (application_id, at, kind, actor, facts)
      select ${applicationId}::bigint, ${at}::timestamptz, kind, ${claim.actor}::text, ${JSON.stringify(claim.facts)}::jsonb
      from held cross join (values (1, 'voucher-confirmed'), (2, 'place-held')) event (step, kind)
      where kind = 'place-held' or ${confirm !== null}::boolean order by step
    ), told as (
      insert into message (person_id, application_id, template, language, facts, event_key, state, planned_at, send_after)
      select person.id, ${applicationId}::bigint, 'place-held', person.language,
             jsonb_build_object('number', ${claim.number}::text, 'lastDay', ${claim.lastDay}::text),
             'place-held:hold:' || held.id, 'planned', ${at}::timestamptz, ${at}::timestamptz
      from held join person on person.id = ${claim.guardianId}::bigint
    ), answered as (
      insert into client_request (id, action, input_hash, at, answer)
      select ${request?.id ?? null}::text, ${request?.action ?? null}::text,
             ${request === null ? null : inputHashOf(request)}::text, ${at}::timestamptz,
             jsonb_build_object('holdId', held.id::text, 'until', ${until.toString()}::text)
      from held where ${request !== null}::boolean
      on conflict (id) do nothing returning id
    )
    select held.id as hold_id, chosen.id as place_id, chosen.admission, chosen.starts_on,
           ${request === null}::boolean or exists (select from answered) as answered
    from held cross join chosen`.execute(tx)
  return result.rows[0]
}
