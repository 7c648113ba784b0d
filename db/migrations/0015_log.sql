-- The transparency log: dense indexes, complete subtrees, signed checkpoints (RFC 6962, C2SP tlog-tiles).

-- The public number that a fact is about, so that a family's receipts are found without opening leaves.
alter table journal_entry add column about text;
alter table journal_entry disable trigger journal_entry_only_grows;
update journal_entry
set about = coalesce(leaf::jsonb #>> '{facts,application}', leaf::jsonb #>> '{facts,voucher}');
alter table journal_entry enable trigger journal_entry_only_grows;
create index journal_entry_about_idx on journal_entry (about, id) where about is not null;

-- What waits for its place in the log: one row an append, gone when the sequencer has placed it. Unlike an
-- identity or a transaction id, a row here cannot be overlooked and survives dump and restore.
create table journal_outbox (
  id bigint generated always as identity,
  entry_ids bigint[] not null,
  constraint journal_outbox_pk primary key (id),
  constraint journal_outbox_not_empty check (cardinality(entry_ids) > 0)
);
insert into journal_outbox (entry_ids)
select array_agg(id order by id)
from (select id, (row_number() over (order by id) - 1) / 4096 as piece from journal_entry) entry
group by piece order by piece;

-- The place of each fact in the log: dense from 0, in an order in which the facts became visible.
create table log_leaf (
  index bigint not null,
  entry_id bigint not null,
  hash bytea not null,
  constraint log_leaf_pk primary key (index),
  constraint log_leaf_entry_unique unique (entry_id),
  constraint log_leaf_entry_fk foreign key (entry_id) references journal_entry (id),
  constraint log_leaf_index_from_zero check (index >= 0),
  constraint log_leaf_hash_length check (octet_length(hash) = 32)
);

-- Roots of complete subtrees of 256^level leaves: what tiles of the levels above 0 consist of.
create table log_node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint log_node_pk primary key (level, index),
  constraint log_node_above_leaves check (level between 1 and 7 and index >= 0),
  constraint log_node_hash_length check (octet_length(hash) = 32)
);

-- Every tree head ever signed; a later one is larger. The note holds the log's own signatures.
create table log_checkpoint (
  size bigint not null,
  root bytea not null,
  note text not null,
  signed_at timestamptz not null,
  constraint log_checkpoint_pk primary key (size),
  constraint log_checkpoint_size_from_zero check (size >= 0),
  constraint log_checkpoint_root_length check (octet_length(root) = 32)
);

-- What was shown to the world: a checkpoint with the countersignatures that were there. Only what stands
-- here is served; the same size may be published again with more of them.
create table log_publication (
  id bigint generated always as identity,
  size bigint not null,
  note text not null,
  published_at timestamptz not null,
  constraint log_publication_pk primary key (id),
  constraint log_publication_checkpoint_fk foreign key (size) references log_checkpoint (size)
);
create index log_publication_size_idx on log_publication (size);

-- The public keys of the log and the sizes from and until which each of them signs.
create table log_key (
  vkey text not null,
  origin text not null,
  since_size bigint not null,
  until_size bigint,
  constraint log_key_pk primary key (vkey),
  constraint log_key_sizes_in_order check (until_size is null or until_size >= since_size)
);

-- Whom a verifier should trust, as it was told to the world at each time (C2SP tlog-policy).
create table log_policy (
  id bigint generated always as identity,
  policy text not null,
  published_at timestamptz not null,
  constraint log_policy_pk primary key (id)
);

-- A mirror asks for a bundle by the hash that its leaf names.
create index iteration_input_hash_idx on iteration (input_hash);

create function log_leaf_continues() returns trigger language plpgsql as $$
declare
  first_index bigint;
  last_index bigint;
  how_many bigint;
begin
  select min(index), max(index), count(*) into first_index, last_index, how_many from added;
  if how_many > 0 and (last_index - first_index + 1 <> how_many
      or first_index <> coalesce((select max(index) from log_leaf where index < first_index), -1) + 1) then
    raise exception using errcode = 'check_violation', constraint = 'log_leaf_dense',
      message = 'the indexes of the log have no gaps';
  end if;
  return null;
end $$;
create trigger log_leaf_dense after insert on log_leaf
  referencing new table as added for each statement execute function log_leaf_continues();

create function log_checkpoint_grows() returns trigger language plpgsql as $$
begin
  if new.size < (select max(size) from log_checkpoint) then
    raise exception using errcode = 'check_violation', constraint = 'log_checkpoint_never_smaller',
      message = 'a signed tree is never smaller than one that was signed before';
  end if;
  return new;
end $$;
create trigger log_checkpoint_never_smaller before insert on log_checkpoint
  for each row execute function log_checkpoint_grows();

do $$
declare guarded text;
begin
  foreach guarded in array array['log_leaf', 'log_node', 'log_checkpoint', 'log_publication',
                                 'log_policy'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_only_grows', guarded);
  end loop;
end $$;
