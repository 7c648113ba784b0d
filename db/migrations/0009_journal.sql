-- The journal's outbox: one row a fact, written in the transaction of the fact, never changed.
-- The dense log index comes later, from the sequencer; this identity has gaps and is not it.

create table journal_entry (
  id bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  leaf text not null,
  constraint journal_entry_pk primary key (id)
);

-- Salt and private part stay outside the log: deleting them erases the person and the tree still proves.
create table journal_private (
  entry_id bigint not null,
  salt bytea not null,
  fields jsonb not null,
  constraint journal_private_pk primary key (entry_id),
  constraint journal_private_entry_fk foreign key (entry_id) references journal_entry (id),
  constraint journal_private_salt_length check (octet_length(salt) = 32)
);
