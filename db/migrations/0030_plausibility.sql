-- What the department is shown to look into: each finding with its rule and figures. It blocks nothing by itself.

create table plausibility_flag (
  id bigint generated always as identity,
  rule text not null,
  -- provider:ID, group:ID or enrolment:ID: whatever the rule looks at.
  subject text not null,
  month date not null,
  provider_id bigint not null,
  group_id bigint,
  -- Figures that a person can check, by the names of the rule; nobody's name or number.
  evidence jsonb not null,
  state text not null,
  found_at timestamptz not null,
  -- Found again the last time; while it is open its figures are those of then.
  seen_at timestamptz not null,
  words text,
  decided_at timestamptz,
  decided_by text,
  constraint plausibility_flag_pk primary key (id),
  -- What is found again is the same finding.
  constraint plausibility_flag_once unique (rule, subject, month),
  constraint plausibility_flag_provider_fk foreign key (provider_id) references provider (id),
  constraint plausibility_flag_group_fk foreign key (group_id) references provider_group (id),
  constraint plausibility_flag_rule_known check (rule in (
    'full-attendance', 'marked-in-one-second', 'present-on-absence', 'present-on-day-off', 'over-capacity', 'same-days',
    'two-places', 'one-device', 'fall-at-check', 'outside-contract')),
  constraint plausibility_flag_subject_form check (subject ~ '^(provider|group|enrolment):[0-9]+$'),
  constraint plausibility_flag_month_begins check (extract(day from month) = 1),
  constraint plausibility_flag_state_known check (state in ('open', 'explained', 'confirmed')),
  -- An officer says why, either way.
  constraint plausibility_flag_decided check (
    (state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (words is null)),
  constraint plausibility_flag_words_length check (length(words) between 3 and 1000)
);
create index plausibility_flag_provider_idx on plausibility_flag (provider_id, month);
create index plausibility_flag_group_idx on plausibility_flag (group_id);
create index plausibility_flag_month_idx on plausibility_flag (month, rule);

-- The children that a finding names, shown by the numbers of their applications.
create table plausibility_flag_child (
  flag_id bigint not null,
  enrolment_id bigint not null,
  constraint plausibility_flag_child_pk primary key (flag_id, enrolment_id),
  constraint plausibility_flag_child_flag_fk foreign key (flag_id) references plausibility_flag (id),
  constraint plausibility_flag_child_enrolment_fk foreign key (enrolment_id) references enrolment (id)
);
create index plausibility_flag_child_enrolment_idx on plausibility_flag_child (enrolment_id);

-- A territory is looked at once a night, whatever the worker was killed in the middle of.
create table plausibility_run (
  territory_code text not null,
  night date not null,
  at timestamptz not null,
  found integer not null,
  constraint plausibility_run_pk primary key (territory_code, night),
  constraint plausibility_run_territory_fk foreign key (territory_code) references territory (code),
  constraint plausibility_run_found_sane check (found >= 0)
);

create trigger plausibility_flag_stays before delete or truncate on plausibility_flag
  for each statement execute function refuse_rewriting();
create trigger plausibility_flag_child_stays before update or delete or truncate on plausibility_flag_child
  for each statement execute function refuse_rewriting();
create trigger plausibility_run_only_grows before update or delete or truncate on plausibility_run
  for each statement execute function refuse_rewriting();

-- From which device and address a month was answered: keyed hashes, never the thing itself, under a key of the month that
-- is forgotten with them. A kindergarten's own tablet that answers for the families is the fraud they find.
create table answer_trace_key (
  month date not null,
  key text not null,
  constraint answer_trace_key_pk primary key (month),
  constraint answer_trace_key_month_begins check (extract(day from month) = 1),
  constraint answer_trace_key_form check (key ~ '^[0-9a-f]{64}$')
);
create table answer_trace (
  line_id bigint not null,
  month date not null,
  device text not null,
  address text not null,
  at timestamptz not null,
  constraint answer_trace_pk primary key (line_id),
  constraint answer_trace_line_fk foreign key (line_id) references sheet_line (id),
  constraint answer_trace_form check (device ~ '^[0-9a-f]{64}$' and address ~ '^[0-9a-f]{64}$')
);
create index answer_trace_device_idx on answer_trace (month, device);

-- The week's digest to families: how far the enrolments were gone through. Ids grow, so nobody is told twice or left out.
create table attendance_digest (
  -- The Friday on which the seven days end.
  week date not null,
  last_enrolment_id bigint not null,
  planned integer not null,
  started_at timestamptz not null,
  done_at timestamptz,
  constraint attendance_digest_pk primary key (week),
  constraint attendance_digest_week_ends check (extract(isodow from week) = 5),
  constraint attendance_digest_counts_sane check (planned >= 0 and last_enrolment_id >= 0)
);

-- A complaint about a kindergarten names it; what is published of them are counts.
alter table family_case add column provider_id bigint;
alter table family_case add constraint family_case_provider_fk foreign key (provider_id) references provider (id);
create index family_case_provider_idx on family_case (provider_id, opened_at) where provider_id is not null;
alter table family_case add constraint family_case_provider_of_complaint check (provider_id is null or kind = 'complaint');

-- A child's other places, whatever the territory: without it each territory's look read all enrolments of the country.
create index enrolment_child_idx on enrolment (child_id);
