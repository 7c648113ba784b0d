-- What everybody may check: the runs of the invariants, and the daily editions of open data.

-- One row each time the promises were recomputed.
create table invariant_run (
  id bigint generated always as identity,
  at timestamptz not null,
  cause text not null,
  -- The night it was due in; only the nightly run has one.
  night date,
  run_by text not null,
  duration_ms integer not null,
  constraint invariant_run_pk primary key (id),
  constraint invariant_run_cause_known check (cause in ('nightly', 'on-demand', 'doctor')),
  constraint invariant_run_nightly_has_night check ((cause = 'nightly') = (night is not null)),
  constraint invariant_run_duration_sane check (duration_ms >= 0)
);
create unique index invariant_run_one_a_night on invariant_run (night) where cause = 'nightly';
create index invariant_run_at_idx on invariant_run (at);

create table invariant_result (
  run_id bigint not null,
  name text not null,
  outcome text not null,
  -- How many things break it; null when it could not be checked.
  violations integer,
  -- The first of them, for staff: they may name applications.
  found text[] not null,
  constraint invariant_result_pk primary key (run_id, name),
  constraint invariant_result_run_fk foreign key (run_id) references invariant_run (id),
  constraint invariant_result_name_form check (name ~ '^[a-z][a-z-]{2,80}$'),
  constraint invariant_result_outcome_known check (outcome in ('holds', 'broken', 'unchecked')),
  constraint invariant_result_counted check (
    (outcome = 'holds' and violations = 0) or (outcome = 'broken' and violations > 0)
    or (outcome = 'unchecked' and violations is null))
);
create index invariant_result_name_idx on invariant_result (name, run_id);

-- The bytes of an edition, once for all days on which they were the same.
create table open_data_content (
  sha256 text not null,
  content text not null,
  constraint open_data_content_pk primary key (sha256),
  constraint open_data_content_is_its_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

create table open_data_file (
  dataset text not null,
  day date not null,
  format text not null,
  row_count integer not null,
  size_bytes integer not null,
  sha256 text not null,
  published_at timestamptz not null,
  constraint open_data_file_pk primary key (dataset, day, format),
  constraint open_data_file_content_fk foreign key (sha256) references open_data_content (sha256),
  constraint open_data_file_dataset_form check (dataset ~ '^[a-z][a-z-]{2,40}$'),
  constraint open_data_file_format_known check (format in ('csv', 'json')),
  constraint open_data_file_rows_sane check (row_count >= 0 and size_bytes > 0)
);
create index open_data_file_content_idx on open_data_file (sha256);

do $$
declare guarded text;
begin
  foreach guarded in array array['invariant_run', 'invariant_result', 'open_data_content', 'open_data_file'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_only_grows', guarded);
  end loop;
end $$;

-- Since when a fact waits for its place, by the machine's own time: an invariant asks it.
alter table journal_outbox add column since timestamptz not null default clock_timestamp();
