-- People whom we know no longer (erased) or not yet (unclaimed, after a lost database), and what a mirror gave back.

-- Whose number stays while nobody's name does: `erased` on a lawful request or at the end of retention,
-- `unclaimed` until the family of a rebuilt queue comes with its receipt.
alter table person add column standing text not null default 'known';
alter table person alter column iin drop not null;
alter table person drop constraint person_name_length;
alter table person
  add constraint person_standing_known check (standing in ('known', 'erased', 'unclaimed')),
  add constraint person_iin_while_known check ((standing = 'known') = (iin is not null)),
  add constraint person_name_while_known check (
    case when standing = 'known' then length(full_name) between 1 and 200 else full_name = '' end),
  add constraint person_phone_while_known check (
    standing = 'known' or (phone is null and phone_verified_at is null)),
  -- The year is in the public category anyway; the day is not ours to keep.
  add constraint person_day_while_known check (
    standing = 'known' or (extract(month from birth_date) = 1 and extract(day from birth_date) = 1));

-- What an officer wrote about a family in his own words. The record of events only grows and so holds
-- none of it; this can be erased.
create table application_note (
  event_id bigint not null,
  reason text not null,
  constraint application_note_pk primary key (event_id),
  constraint application_note_event_fk foreign key (event_id) references application_event (id)
);
alter table application_event disable trigger application_event_only_grows;
insert into application_note (event_id, reason)
select id, facts ->> 'reason' from application_event where facts ->> 'reason' is not null;
update application_event set facts = facts - 'reason' where facts ? 'reason';
alter table application_event enable trigger application_event_only_grows;

-- When the family's part of an archived application was erased. What stays is what the log shows anyway.
alter table application add column erased_at timestamptz;
alter table application add constraint application_erased_when_archived check (erased_at is null or state = 'archived');
create index application_retention_idx on application (changed_at, id)
  where state = 'archived' and erased_at is null;

-- Documents end before the application does: only those of decided claims wait for their day.
create index benefit_claim_paper_idx on benefit_claim (decided_at, id)
  where document_id is not null and state <> 'claimed';

-- A log that was put back from a mirror: its leaves below this size came without their private parts.
create table log_restoration (
  size bigint not null,
  root bytea not null,
  restored_at timestamptz not null,
  constraint log_restoration_pk primary key (size),
  constraint log_restoration_root_length check (octet_length(root) = 32)
);
-- The bundles of iterations that were lost with their tables: mirrors and verifiers still ask for them.
create table restored_bundle (
  input_hash text not null,
  bundle text not null,
  constraint restored_bundle_pk primary key (input_hash),
  constraint restored_bundle_hash_form check (input_hash ~ '^[0-9a-f]{64}$')
);

do $$
declare guarded text;
begin
  foreach guarded in array array['log_restoration', 'restored_bundle'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_only_grows', guarded);
  end loop;
end $$;

-- How a queue that was put back got its rows.
alter table application drop constraint application_last_change_known;
alter table application add constraint application_last_change_known check (last_change in (
    'submitted', 'imported', 'offered', 'confirmation-missed', 'choice-missed', 'restored', 'refused',
    'withdrawn', 'not-restored', 'stopped', 'released', 'claim-confirmed', 'claim-rejected', 'claim-expired',
    'refresh', 'aged-out', 'served', 'moved', 'duplicate', 'false-claim', 'offer-cancelled', 'rebuilt'));
