-- The queue: one head a territory and programme (the lock of an iteration), every movement of every
-- category, and milestones that make a queue number a matter of microseconds (docs/decisions).

create table queue_head (
  territory_code text not null,
  programme text not null,
  iterations_held integer not null default 0,
  cohort_year smallint not null,
  constraint queue_head_pk primary key (territory_code, programme),
  constraint queue_head_territory_fk foreign key (territory_code) references territory (code)
);

create table queue_movement (
  id bigint generated always as identity,
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  tier text not null,
  submitted_at timestamptz not null,
  number text not null,
  change smallint not null,
  cause text not null,
  at timestamptz not null,
  -- Which transaction wrote it: a milestone snapshot knows by this what it has already counted.
  xid xid8 not null default pg_current_xact_id(),
  constraint queue_movement_pk primary key (id),
  constraint queue_movement_is_one check (change in (-1, 1))
);
create index queue_movement_tail_idx on queue_movement (territory_code, programme, cohort, tier, xid);

create table queue_category (
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  tier text not null,
  -- What was visible when the milestones were made, and how long the category was then.
  snapshot pg_snapshot not null,
  length integer not null,
  constraint queue_category_pk primary key (territory_code, programme, cohort, tier),
  constraint queue_category_length_sane check (length >= 0)
);

create table queue_milestone (
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  tier text not null,
  submitted_at timestamptz not null,
  number text collate "C" not null,
  rank integer not null,
  constraint queue_milestone_pk primary key (territory_code, programme, cohort, tier, submitted_at, number)
);

-- Whoever writes an application moves the queue: no action can forget it.
create function queue_movement_of_insert() returns trigger language plpgsql as $$
begin
  insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
  select territory_code, programme, cohort, tier, submitted_at, number, 1, last_change, changed_at
  from added where state = 'queued'
  order by id;
  return null;
end $$;

-- The plan is made once a session, maybe for one row: without hash joins a later change of 15 000 rows
-- would compare each with each.
create function queue_movement_of_update() returns trigger language plpgsql set enable_nestloop = off as $$
begin
  insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
  select before.territory_code, before.programme, before.cohort, before.tier, before.submitted_at,
         before.number, -1, after.last_change, after.changed_at
  from before join after on after.id = before.id
  where before.state = 'queued'
    and (after.state <> 'queued'
      or (after.territory_code, after.programme, after.cohort, after.tier, after.submitted_at)
         is distinct from (before.territory_code, before.programme, before.cohort, before.tier, before.submitted_at))
  order by before.id;
  insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
  select after.territory_code, after.programme, after.cohort, after.tier, after.submitted_at,
         after.number, 1, after.last_change, after.changed_at
  from before join after on after.id = before.id
  where after.state = 'queued'
    and (before.state <> 'queued'
      or (after.territory_code, after.programme, after.cohort, after.tier, after.submitted_at)
         is distinct from (before.territory_code, before.programme, before.cohort, before.tier, before.submitted_at))
  order by after.id;
  return null;
end $$;

create trigger application_added_moves_queue after insert on application
  referencing new table as added for each statement execute function queue_movement_of_insert();
create trigger application_changed_moves_queue after update on application
  referencing old table as before new table as after for each statement execute function queue_movement_of_update();
