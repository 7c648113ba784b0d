-- From the voucher to the place: wishes, rounds, held places, waiting lists, contracts, enrolments; kindergartens' own staff.

create extension if not exists btree_gist;

-- Children whom no contract of ours knows (they were there before) will leave: their seats are free from the day after.
create table announced_departure (
  id bigint generated always as identity,
  group_id bigint not null,
  count integer not null,
  last_day date not null,
  announced_at timestamptz not null,
  announced_by text not null,
  done_at timestamptz,
  constraint announced_departure_pk primary key (id),
  constraint announced_departure_group_fk foreign key (group_id) references provider_group (id),
  constraint announced_departure_count_sane check (count between 1 and 1000)
);
create index announced_departure_group_idx on announced_departure (group_id);
create index announced_departure_due_idx on announced_departure (last_day) where done_at is null;

-- A kindergarten's own people sign in like the staff of a department, and may touch their kindergarten only.
alter table staff add column provider_id bigint;
alter table staff drop constraint staff_role_known;
alter table staff
  add constraint staff_role_known check (role in ('officer', 'head', 'region', 'operator', 'ministry', 'auditor',
    'consultant', 'administrator', 'provider')),
  add constraint staff_provider_fk foreign key (provider_id) references provider (id),
  add constraint staff_of_provider check ((role = 'provider') = (provider_id is not null));
create index staff_provider_idx on staff (provider_id);

-- `enrolled`: every child that has a seat in the group; `away`: those among them whose seat is lent until they return.
alter table provider_group add column away integer not null default 0;
alter table provider_group drop constraint provider_group_not_overfull;
alter table provider_group add constraint provider_group_not_overfull check (
  away >= 0 and away <= enrolled and enrolled - away <= capacity);

-- `cause`: why the place is there. `restriction`: the kindergarten's words on the days of attendance (order 254, 3, 3)).
alter table place add column cause text not null default 'published';
alter table place add column restriction text;
alter table place
  add constraint place_cause_known check (cause in ('published', 'freed', 'absence', 'leaving-school')),
  add constraint place_restriction_length check (length(restriction) between 1 and 200);
drop index place_published_idx;
create index place_published_idx on place (group_id, starts_on) where state = 'published';

-- A seat once held by a child that had one already goes back to `held`, not to `confirmed`.
alter table voucher add column between_since timestamptz;

-- The ranked wishes of a family, as they stand now; rounds publish them as they stood then.
alter table application drop column wishes;
create table wish (
  application_id bigint not null,
  rank smallint not null,
  group_id bigint not null,
  admissions text[] not null,
  constraint wish_pk primary key (application_id, rank),
  constraint wish_group_once unique (application_id, group_id),
  constraint wish_application_fk foreign key (application_id) references application (id),
  constraint wish_group_fk foreign key (group_id) references provider_group (id),
  constraint wish_rank_sane check (rank between 1 and 20),
  constraint wish_admissions_known check (
    cardinality(admissions) > 0 and admissions <@ array['general', 'early-booking', 'temporary'])
);
create index wish_group_idx on wish (group_id);
-- What the family wants beside the ranks: brothers and sisters in one kindergarten or each for itself, and whether
-- any suitable place is better than none (proactive service, order 254, 3, 12)).
create table choice_preference (
  application_id bigint not null,
  together boolean not null default true,
  any_place boolean not null default false,
  consented_at timestamptz,
  constraint choice_preference_pk primary key (application_id),
  constraint choice_preference_application_fk foreign key (application_id) references application (id),
  constraint choice_preference_consent check (not any_place or consented_at is not null)
);

alter table queue_head add column rounds_held integer not null default 0;
create table choice_round (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  regime text not null,
  number integer not null,
  held_on date not null,
  held_at timestamptz not null,
  held_by text not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  input_hash text not null,
  result_hash text not null,
  placed integer not null,
  bundle text not null,
  constraint choice_round_pk primary key (id),
  constraint choice_round_number_unique unique (territory_code, programme, number),
  constraint choice_round_regime_known check (regime in ('voucher', 'referral', 'single-voucher')),
  constraint choice_round_placed_sane check (placed >= 0),
  constraint choice_round_territory_fk foreign key (territory_code) references territory (code),
  constraint choice_round_rule_pack_fk foreign key (rule_pack_id, rule_pack_version) references rule_pack (id, version)
);
create index choice_round_input_hash_idx on choice_round (input_hash);
create index choice_round_rule_pack_idx on choice_round (rule_pack_id, rule_pack_version);
create table choice_decision (
  round_id bigint not null,
  sequence integer not null,
  application_id bigint not null,
  outcome text not null,
  group_id bigint,
  admission text,
  wish_rank smallint,
  constraint choice_decision_pk primary key (round_id, sequence),
  constraint choice_decision_round_fk foreign key (round_id) references choice_round (id),
  constraint choice_decision_application_fk foreign key (application_id) references application (id),
  constraint choice_decision_group_fk foreign key (group_id) references provider_group (id),
  constraint choice_decision_outcome_known check (outcome in ('placed', 'all-full', 'no-wishes', 'siblings-do-not-fit', 'not-their-turn')),
  constraint choice_decision_placed check ((outcome = 'placed') = (group_id is not null))
);
create index choice_decision_application_idx on choice_decision (application_id, round_id);
create index choice_decision_group_idx on choice_decision (group_id);

-- Families that wait for a full group, with a place already or without one.
create table waiting_entry (
  id bigint generated always as identity,
  application_id bigint not null,
  group_id bigint not null,
  admissions text[] not null,
  joined_at timestamptz not null,
  state text not null,
  changed_at timestamptz not null,
  constraint waiting_entry_pk primary key (id),
  constraint waiting_entry_application_fk foreign key (application_id) references application (id),
  constraint waiting_entry_group_fk foreign key (group_id) references provider_group (id),
  constraint waiting_entry_state_known check (state in ('waiting', 'offered', 'served', 'left')),
  constraint waiting_entry_admissions_known check (
    cardinality(admissions) > 0 and admissions <@ array['general', 'early-booking', 'temporary'])
);
create unique index waiting_entry_once on waiting_entry (application_id, group_id) where state in ('waiting', 'offered');
create index waiting_entry_order on waiting_entry (group_id, joined_at, id) where state in ('waiting', 'offered');
create table waiting_event (
  id bigint generated always as identity,
  entry_id bigint not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  constraint waiting_event_pk primary key (id),
  constraint waiting_event_entry_fk foreign key (entry_id) references waiting_entry (id),
  constraint waiting_event_kind_known check (kind in ('joined', 'offered', 'accepted', 'declined', 'missed', 'unreached',
    'left', 'placed-elsewhere', 'place-gone', 'application-ended'))
);
create index waiting_event_entry_idx on waiting_event (entry_id, id);

-- A place kept for one child: offered from a waiting list (an answer is due), or held until the contract is signed.
create table place_hold (
  id bigint generated always as identity,
  place_id bigint not null,
  group_id bigint not null,
  application_id bigint not null,
  voucher_id bigint,
  waiting_entry_id bigint,
  round_id bigint,
  cause text not null,
  state text not null,
  released_reason text,
  made_at timestamptz not null,
  message_id bigint,
  notified_at timestamptz,
  until timestamptz,
  changed_at timestamptz not null,
  constraint place_hold_pk primary key (id),
  constraint place_hold_place_fk foreign key (place_id) references place (id),
  constraint place_hold_group_fk foreign key (group_id) references provider_group (id),
  constraint place_hold_application_fk foreign key (application_id) references application (id),
  constraint place_hold_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint place_hold_waiting_entry_fk foreign key (waiting_entry_id) references waiting_entry (id),
  constraint place_hold_round_fk foreign key (round_id) references choice_round (id),
  constraint place_hold_message_fk foreign key (message_id) references message (id),
  constraint place_hold_cause_known check (cause in ('round', 'immediate', 'waiting-list', 'referral', 'swap')),
  constraint place_hold_of_list check ((cause = 'waiting-list') = (waiting_entry_id is not null)),
  constraint place_hold_of_round check (cause <> 'round' or round_id is not null),
  constraint place_hold_state_known check (state in ('offered', 'held', 'used', 'released')),
  constraint place_hold_only_lists_offer check (state <> 'offered' or cause = 'waiting-list'),
  constraint place_hold_held_ends check (state <> 'held' or until is not null),
  constraint place_hold_released_with_reason check ((state = 'released') = (released_reason is not null)),
  constraint place_hold_released_reason_known check (released_reason in ('missed', 'unreached', 'declined', 'given-up',
    'other-place', 'refused-by-provider', 'provider-excluded', 'application-ended'))
);
-- No place is given twice: while it is kept or taken by one child, it is nobody else's.
create unique index place_hold_one_per_place on place_hold (place_id) where state in ('offered', 'held', 'used');
create unique index place_hold_one_per_child on place_hold (application_id) where state = 'held';
create index place_hold_application_idx on place_hold (application_id);
create index place_hold_group_idx on place_hold (group_id) where state in ('offered', 'held');
create index place_hold_until_idx on place_hold (until) where state in ('offered', 'held');
create index place_hold_voucher_idx on place_hold (voucher_id);
create index place_hold_waiting_entry_idx on place_hold (waiting_entry_id);
create index place_hold_round_idx on place_hold (round_id);
create index place_hold_message_idx on place_hold (message_id);

-- Texts of contracts: dated, cited data like the rule packs.
create table contract_template (
  id text not null,
  version text not null,
  programme text not null,
  regime text not null,
  valid_from date not null,
  valid_to date,
  content jsonb not null,
  content_hash text not null,
  loaded_at timestamptz not null,
  retired_at timestamptz,
  constraint contract_template_pk primary key (id, version),
  constraint contract_template_hash_form check (content_hash ~ '^[0-9a-f]{64}$'),
  constraint contract_template_programme_known check (programme in ('preschool', 'club')),
  constraint contract_template_regime_known check (regime in ('voucher', 'referral', 'single-voucher')),
  constraint contract_template_days_in_order check (valid_to is null or valid_to >= valid_from)
);
create unique index contract_template_one_live_version on contract_template (id) where retired_at is null;

create table contract (
  id bigint generated always as identity,
  number text not null,
  hold_id bigint not null,
  application_id bigint not null,
  voucher_id bigint,
  child_id bigint not null,
  guardian_id bigint not null,
  provider_id bigint not null,
  group_id bigint not null,
  place_id bigint not null,
  programme text not null,
  territory_code text not null,
  template_id text not null,
  template_version text not null,
  state text not null,
  admission text not null,
  starts_on date not null,
  last_day date,
  previous_id bigint,
  document_sha256 text not null,
  drafted_at timestamptz not null,
  in_force_at timestamptz,
  refusal_ground text,
  void_reason text,
  end_reason text,
  changed_at timestamptz not null,
  constraint contract_pk primary key (id),
  constraint contract_number_unique unique (number),
  constraint contract_hold_unique unique (hold_id),
  constraint contract_hold_fk foreign key (hold_id) references place_hold (id),
  constraint contract_application_fk foreign key (application_id) references application (id),
  constraint contract_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint contract_child_fk foreign key (child_id) references person (id),
  constraint contract_guardian_fk foreign key (guardian_id) references person (id),
  constraint contract_provider_fk foreign key (provider_id) references provider (id),
  constraint contract_group_fk foreign key (group_id) references provider_group (id),
  constraint contract_place_fk foreign key (place_id) references place (id),
  constraint contract_territory_fk foreign key (territory_code) references territory (code),
  constraint contract_previous_fk foreign key (previous_id) references contract (id),
  constraint contract_template_fk foreign key (template_id, template_version) references contract_template (id, version),
  constraint contract_state_known check (state in ('drafted', 'signed-by-guardian', 'in-force', 'ended', 'refused', 'void')),
  constraint contract_admission_known check (admission in ('general', 'early-booking', 'temporary')),
  -- Ended before its first day, it never began (see enrolment.never_began).
  constraint contract_days_in_order check (last_day is null or last_day >= starts_on or end_reason is not null),
  constraint contract_temporary_ends check (admission <> 'temporary' or last_day is not null),
  constraint contract_refused_with_ground check ((state = 'refused') = (refusal_ground is not null)),
  constraint contract_refusal_ground_known check (refusal_ground in ('incomplete-papers', 'expired-papers', 'unvaccinated-ratio')),
  constraint contract_void_with_reason check ((state = 'void') = (void_reason is not null)),
  constraint contract_ended_with_reason check (state <> 'ended' or (end_reason is not null and last_day is not null)),
  constraint contract_end_reason_known check (end_reason in ('transfer', 'school', 'moved', 'guardian', 'absence',
    'provider-excluded', 'return-of-absent', 'term-over', 'not-my-child', 'swap')),
  constraint contract_in_force_at check ((in_force_at is not null) = (state in ('in-force', 'ended'))),
  constraint contract_document_hash_form check (document_sha256 ~ '^[0-9a-f]{64}$')
);
-- One contract at a time waits for signatures; one at a time is in force, but for the day of a transfer.
create unique index contract_one_open_per_child on contract (child_id, programme) where state in ('drafted', 'signed-by-guardian');
create index contract_application_idx on contract (application_id);
create index contract_provider_idx on contract (provider_id, state);
create index contract_voucher_idx on contract (voucher_id);
create index contract_guardian_idx on contract (guardian_id);
create index contract_group_idx on contract (group_id);
create index contract_place_idx on contract (place_id);
create index contract_territory_idx on contract (territory_code, programme, state);
create index contract_previous_idx on contract (previous_id);
create index contract_template_idx on contract (template_id, template_version);
create index contract_last_day_idx on contract (last_day) where state = 'in-force';

-- What was signed, to the byte. Personal: erased with the family, while its hash stays.
create table contract_document (
  contract_id bigint not null,
  sha256 text not null,
  content text not null,
  constraint contract_document_pk primary key (contract_id, sha256),
  constraint contract_document_contract_fk foreign key (contract_id) references contract (id),
  constraint contract_document_is_its_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create table contract_signature (
  id bigint generated always as identity,
  contract_id bigint not null,
  party text not null,
  method text not null,
  person_id bigint,
  staff_id bigint,
  signed_at timestamptz not null,
  document_sha256 text not null,
  cms bytea,
  evidence jsonb not null,
  constraint contract_signature_pk primary key (id),
  constraint contract_signature_once unique (contract_id, party, document_sha256),
  constraint contract_signature_document_fk foreign key (contract_id) references contract (id),
  constraint contract_signature_person_fk foreign key (person_id) references person (id),
  constraint contract_signature_staff_fk foreign key (staff_id) references staff (id),
  constraint contract_signature_party_known check (party in ('guardian', 'provider', 'department')),
  constraint contract_signature_method_known check (method in ('sms-code', 'eds', 'session')),
  constraint contract_signature_eds_has_cms check (method <> 'eds' or cms is not null),
  constraint contract_signature_of_guardian check ((party = 'guardian') = (person_id is not null)),
  constraint contract_signature_of_staff check ((party = 'guardian') = (staff_id is null))
);
create index contract_signature_person_idx on contract_signature (person_id);
create index contract_signature_staff_idx on contract_signature (staff_id);

-- A child in a group, from day to day. Two at once in one programme cannot be written.
create table enrolment (
  id bigint generated always as identity,
  contract_id bigint not null,
  application_id bigint not null,
  voucher_id bigint,
  child_id bigint not null,
  programme text not null,
  provider_id bigint not null,
  group_id bigint not null,
  place_id bigint not null,
  territory_code text not null,
  starts_on date not null,
  -- Null: no end is known.
  last_day date,
  -- Whether the group counts this child among its enrolled: from the day of the contract to the freeing of the seat.
  seated boolean not null,
  -- The contract ended before its first day: the child never came, these days bind nobody.
  never_began boolean not null default false,
  created_at timestamptz not null,
  constraint enrolment_pk primary key (id),
  constraint enrolment_contract_unique unique (contract_id),
  constraint enrolment_place_unique unique (place_id),
  constraint enrolment_contract_fk foreign key (contract_id) references contract (id),
  constraint enrolment_application_fk foreign key (application_id) references application (id),
  constraint enrolment_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint enrolment_child_fk foreign key (child_id) references person (id),
  constraint enrolment_provider_fk foreign key (provider_id) references provider (id),
  constraint enrolment_group_fk foreign key (group_id) references provider_group (id),
  constraint enrolment_place_fk foreign key (place_id) references place (id),
  constraint enrolment_territory_fk foreign key (territory_code) references territory (code),
  constraint enrolment_days_in_order check (last_day is null or last_day >= starts_on),
  constraint enrolment_no_overlap exclude using gist (
    child_id with =, programme with =, daterange(starts_on, last_day, '[]') with &&) where (not never_began)
);
create index enrolment_group_idx on enrolment (group_id) where seated;
create index enrolment_provider_idx on enrolment (provider_id);
create index enrolment_application_idx on enrolment (application_id);
create index enrolment_voucher_idx on enrolment (voucher_id);
create index enrolment_territory_idx on enrolment (territory_code);

-- A documented absence: the seat may be lent until the day before the return, which is guaranteed.
create table leave_of_absence (
  id bigint generated always as identity,
  enrolment_id bigint not null,
  starts_on date not null,
  last_day date not null,
  place_id bigint,
  announced_at timestamptz not null,
  ended_at timestamptz,
  constraint leave_of_absence_pk primary key (id),
  constraint leave_of_absence_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint leave_of_absence_place_fk foreign key (place_id) references place (id),
  constraint leave_of_absence_days_in_order check (last_day >= starts_on),
  constraint leave_of_absence_no_overlap exclude using gist (
    enrolment_id with =, daterange(starts_on, last_day, '[]') with &&)
);
create index leave_of_absence_place_idx on leave_of_absence (place_id);

-- A family asks the department to look: `words` and `answer` are personal and end with the family's data.
create table family_case (
  id bigint generated always as identity,
  number text not null,
  kind text not null,
  territory_code text not null,
  application_id bigint not null,
  enrolment_id bigint,
  opened_by bigint not null,
  words text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  state text not null,
  outcome text,
  answer text,
  answered_at timestamptz,
  answered_by text,
  constraint family_case_pk primary key (id),
  constraint family_case_number_unique unique (number),
  constraint family_case_kind_known check (kind in ('not-my-child', 'provider-refusal', 'stop-list', 'complaint')),
  constraint family_case_territory_fk foreign key (territory_code) references territory (code),
  constraint family_case_application_fk foreign key (application_id) references application (id),
  constraint family_case_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint family_case_person_fk foreign key (opened_by) references person (id),
  constraint family_case_state_known check (state in ('open', 'answered')),
  constraint family_case_outcome_known check (outcome in ('upheld', 'dismissed')),
  constraint family_case_answered check ((state = 'answered') = (outcome is not null and answered_at is not null)),
  constraint family_case_words_length check (length(words) <= 2000 and length(answer) <= 2000)
);
create unique index family_case_one_open on family_case (application_id, kind) where state = 'open';
create index family_case_open_idx on family_case (territory_code, due_at) where state = 'open';
create index family_case_enrolment_idx on family_case (enrolment_id);
create index family_case_person_idx on family_case (opened_by);

-- The list of providers (Перечень): dated evidence, inspections, exclusion with notice.
create table provider_evidence (
  id bigint generated always as identity,
  provider_id bigint not null,
  requirement text not null,
  reference text not null,
  checked_on date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint provider_evidence_pk primary key (id),
  constraint provider_evidence_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_evidence_requirement_known check (requirement in ('license', 'premises', 'sanitary', 'fire-safety',
    'staff-without-convictions', 'staff-qualification', 'video-surveillance')),
  constraint provider_evidence_reference_length check (length(reference) between 1 and 300),
  constraint provider_evidence_days_in_order check (valid_to is null or valid_to >= checked_on)
);
create index provider_evidence_provider_idx on provider_evidence (provider_id, requirement, id);
create table provider_inspection (
  id bigint generated always as identity,
  provider_id bigint not null,
  held_on date not null,
  outcome text not null,
  summary_kk text not null,
  summary_ru text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint provider_inspection_pk primary key (id),
  constraint provider_inspection_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_inspection_outcome_known check (outcome in ('passed', 'remarks', 'failed')),
  constraint provider_inspection_summary_length check (length(summary_kk) <= 1000 and length(summary_ru) <= 1000)
);
create index provider_inspection_provider_idx on provider_inspection (provider_id, held_on);
create table provider_exclusion (
  id bigint generated always as identity,
  provider_id bigint not null,
  reason text not null,
  words text not null,
  announced_at timestamptz not null,
  announced_by text not null,
  effective_on date not null,
  state text not null,
  changed_at timestamptz not null,
  constraint provider_exclusion_pk primary key (id),
  constraint provider_exclusion_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_exclusion_reason_known check (reason in ('requirements-not-met', 'license-ended', 'false-attendance',
    'children-endangered', 'own-request', 'closed')),
  constraint provider_exclusion_state_known check (state in ('announced', 'withdrawn', 'done')),
  constraint provider_exclusion_words_length check (length(words) between 1 and 1000)
);
create unique index provider_exclusion_one_open on provider_exclusion (provider_id) where state = 'announced';
create index provider_exclusion_provider_idx on provider_exclusion (provider_id);
create index provider_exclusion_due_idx on provider_exclusion (effective_on) where state = 'announced';

-- What a kindergarten says of itself.
create table provider_profile (
  provider_id bigint not null,
  about_kk text not null,
  about_ru text not null,
  meals text,
  site text,
  changed_at timestamptz not null,
  constraint provider_profile_pk primary key (provider_id),
  constraint provider_profile_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_profile_lengths check (length(about_kk) <= 3000 and length(about_ru) <= 3000 and length(meals) <= 500 and length(site) <= 300)
);
create table provider_photo (
  id bigint generated always as identity,
  provider_id bigint not null,
  position smallint not null,
  sha256 text not null,
  small_sha256 text not null,
  width integer not null,
  height integer not null,
  alt_kk text not null,
  alt_ru text not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz,
  constraint provider_photo_pk primary key (id),
  constraint provider_photo_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_photo_hash_form check (sha256 ~ '^[0-9a-f]{64}$' and small_sha256 ~ '^[0-9a-f]{64}$'),
  constraint provider_photo_alt_length check (length(alt_kk) between 3 and 200 and length(alt_ru) between 3 and 200),
  constraint provider_photo_size_sane check (width between 1 and 10000 and height between 1 and 10000)
);
create index provider_photo_provider_idx on provider_photo (provider_id, position) where removed_at is null;
create index provider_photo_sha256_idx on provider_photo (sha256) where removed_at is null;
create index provider_photo_small_sha256_idx on provider_photo (small_sha256) where removed_at is null;

-- The day's protocols, as published: immutable text, its hash in the journal.
create table bulletin (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  kind text not null,
  day date not null,
  row_count integer not null,
  content text not null,
  sha256 text not null,
  published_at timestamptz not null,
  constraint bulletin_pk primary key (id),
  constraint bulletin_once unique (territory_code, programme, kind, day),
  constraint bulletin_territory_fk foreign key (territory_code) references territory (code),
  constraint bulletin_kind_known check (kind in ('freed', 'withdrawn', 'issued')),
  constraint bulletin_rows_sane check (row_count >= 0),
  constraint bulletin_is_its_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create index bulletin_day_idx on bulletin (day);

alter table phone_code drop constraint phone_code_purpose_known;
alter table phone_code add constraint phone_code_purpose_known check (purpose in ('apply', 'sign-in', 'sign'));

do $$
declare guarded text;
begin
  foreach guarded in array array['choice_round', 'choice_decision', 'waiting_event', 'bulletin', 'provider_evidence',
    'provider_inspection']
  loop
    execute format('create trigger %1$s_only_grows before update or delete or truncate on %1$I
      for each statement execute function refuse_rewriting()', guarded);
  end loop;
end $$;
