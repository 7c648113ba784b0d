-- Clubs and sections: the second programme of the same engine (decision 0025). What differs is here: a club's group has a
-- direction, a span of ages and lessons in the place of days; a voucher is targeted or universal; a school names a child
-- and the parent answers.

-- What sort of club: targeted vouchers are for the first two, universal ones for the others (rules: `club.targetedFor`,
-- `club.universalFor`).
alter table provider add column club_kind text;
update provider set club_kind = case ownership when 'state' then 'state-club' else 'private-club' end where programme = 'club';
alter table provider
  add constraint provider_club_kind_known check (club_kind in ('school-club', 'state-club', 'private-club', 'other-club')),
  add constraint provider_club_has_kind check ((programme = 'club') = (club_kind is not null));

-- `cohort` is the youngest age of a club's group, `cohort_to` the oldest; a kindergarten's group has one age.
alter table provider_group
  add column direction text,
  add column cohort_to smallint,
  add column planned_lessons smallint;
alter table provider_group drop constraint provider_group_regime_known;
alter table provider_group
  add constraint provider_group_regime_known check (regime in ('full-day', 'half-day', 'round-the-clock', 'lessons')),
  add constraint provider_group_direction_known check (direction in ('sport', 'creative', 'education')),
  add constraint provider_group_ages_in_order check (cohort_to between cohort and 18),
  -- So many lessons a month are paid at most, whatever the timetable holds.
  add constraint provider_group_lessons_sane check (planned_lessons between 1 and 31),
  add constraint provider_group_of_club check (
    num_nulls(direction, cohort_to, planned_lessons) = case when regime = 'lessons' then 0 else 3 end);

-- Where lessons are held.
create table room (
  id bigint generated always as identity,
  provider_id bigint not null,
  name text not null,
  capacity integer not null,
  closed_on date,
  constraint room_pk primary key (id),
  constraint room_name_unique unique (provider_id, name),
  constraint room_provider_fk foreign key (provider_id) references provider (id),
  constraint room_name_length check (length(name) between 1 and 100),
  constraint room_capacity_sane check (capacity between 1 and 10000)
);

-- Who teaches; evidence about them is dated, and what is not proven keeps contracts away (rules: `club.providerGates`).
create table coach (
  id bigint generated always as identity,
  provider_id bigint not null,
  full_name text not null,
  started_on date not null,
  left_on date,
  constraint coach_pk primary key (id),
  constraint coach_provider_fk foreign key (provider_id) references provider (id),
  constraint coach_name_length check (length(full_name) between 2 and 200),
  constraint coach_days_in_order check (left_on >= started_on)
);
create index coach_provider_idx on coach (provider_id);

-- Rows are never changed: a correction is a new row, the newest of a kind counts.
create table coach_evidence (
  id bigint generated always as identity,
  coach_id bigint not null,
  kind text not null,
  reference text not null,
  checked_on date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint coach_evidence_pk primary key (id),
  constraint coach_evidence_coach_fk foreign key (coach_id) references coach (id),
  constraint coach_evidence_kind_known check (kind in ('no-conviction', 'medical', 'first-aid', 'qualification')),
  constraint coach_evidence_reference_length check (length(reference) between 1 and 300),
  constraint coach_evidence_days_in_order check (valid_to >= checked_on)
);
create index coach_evidence_coach_idx on coach_evidence (coach_id, kind);
create trigger coach_evidence_only_grows before update or delete or truncate on coach_evidence
  for each statement execute function refuse_rewriting();

-- A lesson of every week. A group has one lesson a day at most: a day's mark is the lesson's.
create table timetable_slot (
  id bigint generated always as identity,
  group_id bigint not null,
  weekday smallint not null,
  starts_at time not null,
  ends_at time not null,
  room_id bigint not null,
  coach_id bigint not null,
  valid_from date not null,
  valid_to date,
  constraint timetable_slot_pk primary key (id),
  constraint timetable_slot_group_fk foreign key (group_id) references provider_group (id),
  constraint timetable_slot_room_fk foreign key (room_id) references room (id),
  constraint timetable_slot_coach_fk foreign key (coach_id) references coach (id),
  constraint timetable_slot_weekday_known check (weekday between 1 and 7),
  constraint timetable_slot_times_in_order check (ends_at > starts_at),
  constraint timetable_slot_days_in_order check (valid_to >= valid_from),
  constraint timetable_slot_one_a_day exclude using gist (
    group_id with =, weekday with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index timetable_slot_room_idx on timetable_slot (room_id);
create index timetable_slot_coach_idx on timetable_slot (coach_id);

-- One day that is otherwise than the week says: a lesson that falls out, or one that is held besides.
create table lesson_change (
  id bigint generated always as identity,
  group_id bigint not null,
  day date not null,
  kind text not null,
  starts_at time,
  ends_at time,
  room_id bigint,
  coach_id bigint,
  words text not null,
  made_at timestamptz not null,
  made_by text not null,
  taken_back_at timestamptz,
  constraint lesson_change_pk primary key (id),
  constraint lesson_change_group_fk foreign key (group_id) references provider_group (id),
  constraint lesson_change_room_fk foreign key (room_id) references room (id),
  constraint lesson_change_coach_fk foreign key (coach_id) references coach (id),
  constraint lesson_change_kind_known check (kind in ('cancelled', 'held')),
  constraint lesson_change_held_has_hour check (
    num_nulls(starts_at, ends_at, room_id, coach_id) = case kind when 'held' then 0 else 4 end),
  constraint lesson_change_times_in_order check (ends_at > starts_at),
  constraint lesson_change_words_length check (length(words) between 3 and 500)
);
create unique index lesson_change_one_a_day on lesson_change (group_id, day) where taken_back_at is null;
create index lesson_change_room_idx on lesson_change (room_id);
create index lesson_change_coach_idx on lesson_change (coach_id);
create trigger lesson_change_stays before delete or truncate on lesson_change
  for each statement execute function refuse_rewriting();

-- A child may have a targeted voucher and stand in the queue for a universal one: one active application of each form.
alter table application add column form text;
update application set form = 'universal' where programme = 'club';
alter table application
  add constraint application_form_known check (form in ('targeted', 'universal')),
  add constraint application_club_has_form check ((programme = 'club') = (form is not null));
drop index application_one_active_per_child;
create unique index application_one_active_per_child on application (child_id, programme, coalesce(form, ''))
  where state <> 'archived';

alter table voucher
  add column form text,
  -- A targeted voucher whose child accepted a universal one: its last day.
  add column ends_on date;
update voucher set form = 'universal' where programme = 'club';
alter table voucher
  add constraint voucher_form_known check (form in ('targeted', 'universal')),
  add constraint voucher_club_has_form check ((programme = 'club') = (form is not null)),
  add constraint voucher_only_targeted_ends check (ends_on is null or form = 'targeted'),
  -- A targeted voucher has no queue and so no iteration; where the pack says so, no money either.
  add constraint voucher_targeted_without_iteration check ((iteration_id is null) = (form is not distinct from 'targeted')),
  drop constraint voucher_cost_positive,
  add constraint voucher_cost_positive check (cost_tiyn > 0 or (form is not distinct from 'targeted' and cost_tiyn = 0)),
  alter column iteration_id drop not null;
-- One live voucher a child and programme, whatever the code believes: a universal one may be offered beside a targeted one,
-- and is accepted only together with the other's last day.
drop index voucher_one_live_per_child;
create unique index voucher_one_live_per_child on voucher (child_id, programme)
  where state not in ('lapsed', 'closed') and state <> 'offered' and ends_on is null;
create unique index voucher_one_live_of_form_per_child on voucher (child_id, programme, coalesce(form, ''))
  where state not in ('lapsed', 'closed');

-- A school or state club names a child; nothing begins before the parent has accepted.
create table naming (
  id bigint generated always as identity,
  number text not null,
  group_id bigint not null,
  child_id bigint not null,
  guardian_id bigint not null,
  state text not null,
  named_at timestamptz not null,
  named_by text not null,
  message_id bigint,
  -- Runs from the notice, as every deadline of a parent.
  notified_at timestamptz,
  reply_until timestamptz,
  answered_at timestamptz,
  words text,
  application_id bigint,
  constraint naming_pk primary key (id),
  constraint naming_number_unique unique (number),
  constraint naming_group_fk foreign key (group_id) references provider_group (id),
  constraint naming_child_fk foreign key (child_id) references person (id),
  constraint naming_guardian_fk foreign key (guardian_id) references person (id),
  constraint naming_message_fk foreign key (message_id) references message (id),
  constraint naming_application_fk foreign key (application_id) references application (id),
  constraint naming_state_known check (state in ('proposed', 'accepted', 'refused', 'withdrawn', 'expired')),
  constraint naming_accepted_has_application check ((state = 'accepted') = (application_id is not null)),
  constraint naming_answered check ((state = 'proposed') = (answered_at is null)),
  constraint naming_clock_needs_notice check (reply_until is null or notified_at is not null),
  constraint naming_words_length check (length(words) between 3 and 500)
);
create unique index naming_one_open_per_group on naming (child_id, group_id) where state = 'proposed';
create index naming_group_idx on naming (group_id);
create index naming_guardian_idx on naming (guardian_id);
create index naming_application_idx on naming (application_id);
create index naming_message_idx on naming (message_id);
create index naming_reply_idx on naming (reply_until) where state = 'proposed';
create trigger naming_stays before delete or truncate on naming
  for each statement execute function refuse_rewriting();

alter table place_hold drop constraint place_hold_cause_known;
alter table place_hold add constraint place_hold_cause_known check (
  cause in ('round', 'immediate', 'waiting-list', 'referral', 'swap', 'naming'));

-- A norm of clubs may be of one direction; the row without one is what is reserved for a voucher at its offer, before
-- anybody knows which club it will be for.
alter table norm add column direction text not null default '';
alter table norm drop constraint norm_pk;
alter table norm add constraint norm_pk primary key (territory_code, programme, cohort, kind, direction, valid_from);
alter table norm add constraint norm_direction_known check (direction in ('', 'sport', 'creative', 'education')),
  add constraint norm_direction_of_club check (direction = '' or programme = 'club');
