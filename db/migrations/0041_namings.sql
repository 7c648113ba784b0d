-- Namings as they are answered, places that a family takes again in one tap, and contracts renewed by both sides
-- (decision 0026).

alter table naming
  -- The club's own words for its list ("3Ә, Аружан"); gone when the family is erased.
  add column label text,
  add column closing text;
update naming set closing = 'late' where state = 'expired';
alter table naming
  add constraint naming_label_length check (length(label) between 1 and 60),
  -- `unreached`: the notice never arrived, so that no clock ran; `other-accepted`: the child has its voucher by now.
  add constraint naming_closing_known check (closing in ('late', 'unreached', 'other-accepted')),
  add constraint naming_expired_says_why check ((state = 'expired') = (closing is not null));
create index naming_child_idx on naming (child_id);

alter table place_hold drop constraint place_hold_cause_known;
alter table place_hold add constraint place_hold_cause_known check (
  cause in ('round', 'immediate', 'waiting-list', 'referral', 'swap', 'naming', 'renewal'));

-- A targeted voucher whose place was not taken closes with its application: there is no queue to go back to.
alter table application drop constraint application_last_change_known;
alter table application add constraint application_last_change_known check (last_change in (
  'submitted', 'imported', 'offered', 'confirmation-missed', 'choice-missed', 'restored', 'refused', 'withdrawn',
  'not-restored', 'stopped', 'released', 'claim-confirmed', 'claim-rejected', 'claim-expired', 'refresh', 'aged-out',
  'served', 'moved', 'duplicate', 'false-claim', 'offer-cancelled', 'rebuilt', 'referred', 'referral-returned',
  'referral-unused', 'regime-switched', 'replaced', 'named', 'taken-over', 'place-unused'));
alter table application drop constraint application_archived_reason_known;
alter table application add constraint application_archived_reason_known check (archived_reason in (
  'served', 'withdrawn', 'refused', 'not-restored', 'aged-out', 'moved', 'duplicate', 'false-claim', 'replaced',
  'place-unused'));

-- The family asks, the club agrees: a contract goes on from the day after its last one, and its seat is never free.
create table renewal (
  id bigint generated always as identity,
  contract_id bigint not null,
  -- The last day that the contract had when it was asked for.
  last_day date not null,
  new_last_day date,
  state text not null,
  asked_at timestamptz not null,
  asked_by bigint not null,
  answered_at timestamptz,
  answered_by text,
  constraint renewal_pk primary key (id),
  constraint renewal_contract_fk foreign key (contract_id) references contract (id),
  constraint renewal_person_fk foreign key (asked_by) references person (id),
  constraint renewal_state_known check (state in ('asked', 'agreed', 'refused')),
  constraint renewal_answered check (
    (state = 'asked') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
  constraint renewal_agreed_has_day check ((state = 'agreed') = (new_last_day is not null)),
  constraint renewal_days_in_order check (new_last_day > last_day)
);
create unique index renewal_once_a_term on renewal (contract_id, last_day);
create index renewal_person_idx on renewal (asked_by);
create trigger renewal_stays before delete or truncate on renewal
  for each statement execute function refuse_rewriting();

-- A club's contract is for a year at most in all: what would take it beyond is left to both sides.
alter table prolongation_contract drop constraint prolongation_contract_outcome_known;
alter table prolongation_contract add constraint prolongation_contract_outcome_known check (outcome in (
  'prolonged', 'temporary', 'end-set', 'enrolled-elsewhere', 'not-signed', 'year-over'));
