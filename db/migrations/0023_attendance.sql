-- Attendance: what a kindergarten marks each day, the sheets of a month, and what parents answer (order of 23.09.2025:
-- the electronic sheet holds attendance, absence, reason, document, approvals).

-- One row a group and day: who marked last, how many, and the row that two teachers at once wait for.
create table attendance_day (
  group_id bigint not null,
  day date not null,
  present integer not null,
  absent integer not null,
  first_marked_at timestamptz not null,
  marked_at timestamptz not null,
  marked_by text not null,
  constraint attendance_day_pk primary key (group_id, day),
  constraint attendance_day_group_fk foreign key (group_id) references provider_group (id),
  constraint attendance_day_counts_sane check (present >= 0 and absent >= 0)
);
create index attendance_day_day_idx on attendance_day (day);

-- One row a child and day: what holds now. Nationally 16.5 million a month, so each month is a table of its own; what
-- is read is a group's day or a child's month, and both begin with the child.
create table attendance_mark (
  enrolment_id bigint not null,
  day date not null,
  state text not null,
  -- Of an absence; none while nobody has told one.
  reason text,
  arrived_at time,
  left_at time,
  -- Grows by one with each change: what a device has not seen it cannot overwrite.
  revision smallint not null default 1,
  marked_at timestamptz not null,
  -- When it was pressed, by the clock of the device: later than this it was sent.
  device_at timestamptz,
  marked_by text not null,
  constraint attendance_mark_pk primary key (enrolment_id, day),
  constraint attendance_mark_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint attendance_mark_state_known check (state in ('present', 'absent')),
  constraint attendance_mark_reason_known check (reason in ('illness', 'leave', 'quarantine', 'family', 'other')),
  constraint attendance_mark_reason_of_absence check (reason is null or state = 'absent'),
  constraint attendance_mark_times_of_presence check (
    (state = 'present' or (arrived_at is null and left_at is null)) and (left_at is null or left_at >= arrived_at)),
  constraint attendance_mark_revision_positive check (revision > 0)
) partition by range (day);

-- The application may not make tables; it may ask for a month. Repeating it changes nothing.
create function open_attendance_month(first_day date) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  month date := date_trunc('month', first_day)::date;
  name text := 'attendance_mark_' || to_char(month, 'YYYY_MM');
begin
  if month < date '2020-01-01' or month > date '2099-12-01' then
    raise exception 'no month to mark: %', first_day using errcode = 'check_violation';
  end if;
  if to_regclass('public.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('open_attendance_month'));
  -- Perhaps made while we waited. Nobody has rights on it: marks are written and read through their parent.
  if to_regclass('public.' || name) is null then
    execute format('create table public.%I partition of public.attendance_mark for values from (%L) to (%L)',
      name, month, (month + interval '1 month')::date);
  end if;
end $$;

-- Every change of a mark, for ever: what it was, what it became, why.
create table attendance_change (
  id bigint generated always as identity,
  enrolment_id bigint not null,
  day date not null,
  revision smallint not null,
  before_state text not null,
  before_reason text,
  after_state text not null,
  after_reason text,
  -- None for a change on the very day.
  words text,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint attendance_change_pk primary key (id),
  constraint attendance_change_once unique (enrolment_id, day, revision),
  constraint attendance_change_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint attendance_change_words_length check (length(words) between 3 and 500)
);

-- A certificate or a parent's request that covers days of absence.
create table absence_paper (
  id bigint generated always as identity,
  enrolment_id bigint not null,
  reason text not null,
  first_day date not null,
  last_day date not null,
  document_id bigint,
  added_at timestamptz not null,
  added_by text not null,
  constraint absence_paper_pk primary key (id),
  constraint absence_paper_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint absence_paper_document_fk foreign key (document_id) references document (id),
  constraint absence_paper_reason_known check (reason in ('illness', 'leave')),
  -- Leave is asked for in words, illness is proved by a paper.
  constraint absence_paper_illness_proved check (reason <> 'illness' or document_id is not null),
  constraint absence_paper_days_in_order check (last_day >= first_day and last_day < first_day + 367)
);
create index absence_paper_enrolment_idx on absence_paper (enrolment_id, first_day);
create index absence_paper_document_idx on absence_paper (document_id);

-- The month of a group, as its kindergarten submitted it.
create table sheet (
  id bigint generated always as identity,
  group_id bigint not null,
  provider_id bigint not null,
  month date not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  working_days smallint not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  constraint sheet_pk primary key (id),
  constraint sheet_once unique (group_id, month),
  constraint sheet_group_fk foreign key (group_id) references provider_group (id),
  constraint sheet_provider_fk foreign key (provider_id) references provider (id),
  constraint sheet_rule_pack_fk foreign key (rule_pack_id, rule_pack_version) references rule_pack (id, version),
  constraint sheet_month_begins check (extract(day from month) = 1),
  constraint sheet_working_days_sane check (working_days between 1 and 31)
);
create index sheet_provider_idx on sheet (provider_id, month);
create index sheet_rule_pack_idx on sheet (rule_pack_id, rule_pack_version);

-- A child's month in one group. `days` has a letter for each day of the month: p present, i ill and l on leave (both
-- payable), a absent or not marked, - no working day, . not enrolled. A parent answers these letters and no others.
create table sheet_line (
  id bigint generated always as identity,
  sheet_id bigint not null,
  enrolment_id bigint not null,
  month date not null,
  state text not null,
  days text not null,
  -- The first moment that is too late for the parent.
  answer_until timestamptz not null,
  -- How many times nobody had answered when the time was over.
  carried smallint not null default 0,
  -- No month to wait for is left: an officer must decide.
  must_decide boolean not null default false,
  answered_at timestamptz,
  answered_by text,
  person_id bigint,
  -- Of an officer who decided in the place of a silent parent.
  words text,
  changed_at timestamptz not null,
  constraint sheet_line_pk primary key (id),
  constraint sheet_line_once unique (enrolment_id, month),
  constraint sheet_line_sheet_fk foreign key (sheet_id) references sheet (id),
  constraint sheet_line_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint sheet_line_person_fk foreign key (person_id) references person (id),
  constraint sheet_line_state_known check (state in ('submitted', 'confirmed', 'disputed', 'unconfirmed', 'refused', 'settled')),
  constraint sheet_line_days_form check (days ~ '^[pila.-]{28,31}$'),
  constraint sheet_line_answered check ((answered_at is null) = (answered_by is null)),
  -- Nothing is confirmed, disputed or refused by nobody.
  constraint sheet_line_answer_has_author check (state not in ('confirmed', 'disputed', 'refused') or answered_by is not null),
  constraint sheet_line_officer_says_why check (answered_by is null or answered_by = 'guardian' or words is not null),
  constraint sheet_line_guardian_known check ((person_id is not null) = (answered_by is not distinct from 'guardian')),
  constraint sheet_line_words_length check (length(words) between 3 and 500),
  constraint sheet_line_decision_of_silence check (not must_decide or state in ('unconfirmed', 'confirmed', 'refused', 'settled'))
);
create index sheet_line_sheet_idx on sheet_line (sheet_id);
create index sheet_line_person_idx on sheet_line (person_id) where person_id is not null;
create index sheet_line_waiting_idx on sheet_line (answer_until)
  where state in ('submitted', 'unconfirmed') and not must_decide;

-- A day that the parent says was otherwise: it alone is held back until it is decided.
create table sheet_dispute (
  id bigint generated always as identity,
  line_id bigint not null,
  day date not null,
  claimed text not null,
  words text not null,
  opened_at timestamptz not null,
  opened_by bigint not null,
  answer_until timestamptz not null,
  state text not null,
  answer_words text,
  answered_at timestamptz,
  answered_by text,
  decision_words text,
  decided_at timestamptz,
  decided_by text,
  constraint sheet_dispute_pk primary key (id),
  constraint sheet_dispute_day_once unique (line_id, day),
  constraint sheet_dispute_line_fk foreign key (line_id) references sheet_line (id),
  constraint sheet_dispute_person_fk foreign key (opened_by) references person (id),
  constraint sheet_dispute_claimed_known check (claimed in ('present', 'absent')),
  constraint sheet_dispute_state_known check (state in ('open', 'conceded', 'contested', 'unanswered', 'upheld', 'dismissed')),
  constraint sheet_dispute_answered check (state not in ('conceded', 'contested') or answered_at is not null),
  constraint sheet_dispute_decided check ((state in ('upheld', 'dismissed')) = (decided_at is not null)),
  constraint sheet_dispute_decision_says_why check ((decided_at is null) = (decision_words is null)),
  constraint sheet_dispute_words_length check (
    length(words) between 3 and 500 and length(answer_words) <= 500 and length(decision_words) <= 500)
);
create index sheet_dispute_person_idx on sheet_dispute (opened_by);
create index sheet_dispute_open_idx on sheet_dispute (answer_until) where state = 'open';

create trigger attendance_change_only_grows before update or delete or truncate on attendance_change
  for each statement execute function refuse_rewriting();
create trigger sheet_only_grows before update or delete or truncate on sheet
  for each statement execute function refuse_rewriting();
create trigger sheet_line_stays before delete or truncate on sheet_line
  for each statement execute function refuse_rewriting();
create trigger sheet_dispute_stays before delete or truncate on sheet_dispute
  for each statement execute function refuse_rewriting();
create trigger attendance_mark_stays before delete or truncate on attendance_mark
  for each statement execute function refuse_rewriting();
