-- Applications, their benefit claims, documents and the record of what happened to each.

create table application (
  id bigint generated always as identity,
  number text not null,
  programme text not null,
  territory_code text not null,
  settlement_code text not null,
  child_id bigint not null,
  guardian_id bigint not null,
  submitted_at timestamptz not null,
  birth_year smallint not null,
  cohort smallint not null,
  tier text not null,
  kind text not null,
  batch_key text,
  state text not null,
  -- Why the row last changed state, tier or cohort: the queue's movements take their cause from it.
  last_change text not null,
  changed_at timestamptz not null,
  archived_reason text,
  restorations integer not null default 0,
  restore_until timestamptz,
  stopped_until timestamptz,
  stop_reason text,
  guardianship_checked boolean not null,
  wishes bigint[] not null default '{}',
  created_at timestamptz not null,
  constraint application_pk primary key (id),
  constraint application_number_unique unique (number),
  constraint application_territory_fk foreign key (territory_code) references territory (code),
  constraint application_settlement_fk foreign key (settlement_code) references territory (code),
  constraint application_child_fk foreign key (child_id) references person (id),
  constraint application_guardian_fk foreign key (guardian_id) references person (id),
  constraint application_programme_known check (programme in ('preschool', 'club')),
  constraint application_tier_known check (tier in ('out-of-turn', 'priority', 'general')),
  constraint application_kind_known check (kind in ('general', 'special')),
  constraint application_state_known check (state in ('queued', 'offered', 'inactive', 'stopped', 'served', 'archived')),
  constraint application_archived_with_reason check ((state = 'archived') = (archived_reason is not null)),
  constraint application_archived_reason_known check (archived_reason in
    ('served', 'withdrawn', 'refused', 'not-restored', 'aged-out', 'moved', 'duplicate', 'false-claim')),
  constraint application_stopped_with_end check ((state = 'stopped') = (stopped_until is not null)),
  constraint application_stopped_with_reason check ((state = 'stopped') = (stop_reason is not null)),
  constraint application_last_change_known check (last_change in (
    'submitted', 'imported', 'offered', 'confirmation-missed', 'choice-missed', 'restored', 'refused',
    'withdrawn', 'not-restored', 'stopped', 'released', 'claim-confirmed', 'claim-rejected', 'claim-expired',
    'refresh', 'aged-out', 'served', 'moved', 'duplicate', 'false-claim', 'offer-cancelled')),
  constraint application_restorations_counted check (restorations between 0 and 10),
  constraint application_not_own_guardian check (child_id <> guardian_id)
);
-- One active application per child and programme (rules.md section 2).
create unique index application_one_active_per_child on application (child_id, programme)
  where state <> 'archived';
create index application_child_idx on application (child_id);
create index application_guardian_idx on application (guardian_id);
create index application_settlement_idx on application (settlement_code);
-- The order of the queue itself: category, then time, then number.
create index application_queue_order on application
  (territory_code, programme, cohort, tier, submitted_at, number collate "C")
  where state = 'queued';
create index application_batch_idx on application (territory_code, programme, batch_key) where batch_key is not null;
create index application_restore_idx on application (restore_until) where state = 'inactive';
create index application_stopped_idx on application (stopped_until) where state = 'stopped';

create table document (
  id bigint generated always as identity,
  application_id bigint,
  sha256 text not null,
  media_type text not null,
  size_bytes integer not null,
  file_name text not null,
  uploaded_at timestamptz not null,
  constraint document_pk primary key (id),
  constraint document_application_fk foreign key (application_id) references application (id),
  constraint document_media_type_known check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  constraint document_size_bounded check (size_bytes between 1 and 10485760),
  constraint document_hash_form check (sha256 ~ '^[0-9a-f]{64}$')
);
create index document_application_idx on document (application_id);

create table benefit_claim (
  id bigint generated always as identity,
  application_id bigint not null,
  code text not null,
  state text not null,
  source text not null,
  document_id bigint,
  claimed_at timestamptz not null,
  due_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  decision_reason text,
  constraint benefit_claim_pk primary key (id),
  constraint benefit_claim_application_fk foreign key (application_id) references application (id),
  constraint benefit_claim_document_fk foreign key (document_id) references document (id),
  constraint benefit_claim_once unique (application_id, code),
  constraint benefit_claim_state_known check (state in ('claimed', 'confirmed', 'rejected', 'expired')),
  constraint benefit_claim_source_known check (source in ('parent', 'register', 'imported', 'officer')),
  constraint benefit_claim_decided check ((state = 'claimed') = (decided_at is null)),
  constraint benefit_claim_code_known check (code in ('military', 'special-body', 'parent-disability',
    'no-parental-care', 'orphan', 'large-family', 'special-needs', 'child-disability', 'educator'))
);
create index benefit_claim_document_idx on benefit_claim (document_id);
create index benefit_claim_open_idx on benefit_claim (due_at) where state = 'claimed';

-- What happened to one application, in order; the timeline and the explanations are told from it.
create table application_event (
  id bigint generated always as identity,
  application_id bigint not null,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  facts jsonb not null,
  constraint application_event_pk primary key (id),
  constraint application_event_application_fk foreign key (application_id) references application (id)
);
create index application_event_application_idx on application_event (application_id, id);
