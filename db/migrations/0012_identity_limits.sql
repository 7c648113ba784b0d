-- Codes belong to the browser that asked for them, and attempts are counted where every process sees them.

-- A code without a phone was asked for a person nobody knows: it can be tried and is never right.
alter table phone_code alter column phone drop not null;
alter table phone_code add column session_hash text not null;
create index phone_code_session_idx on phone_code (session_hash, id);
create index phone_code_expiry_idx on phone_code (expires_at);

create table attempt_counter (
  bucket text not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  constraint attempt_counter_pk primary key (bucket),
  constraint attempt_counter_counts check (attempts > 0)
);
create index attempt_counter_end_idx on attempt_counter (window_ends_at);

-- A challenge of a passkey is answered once.
create table passkey_challenge (
  challenge text not null,
  staff_id bigint,
  expires_at timestamptz not null,
  constraint passkey_challenge_pk primary key (challenge),
  constraint passkey_challenge_staff_fk foreign key (staff_id) references staff (id)
);
create index passkey_challenge_staff_idx on passkey_challenge (staff_id);
create index passkey_challenge_expiry_idx on passkey_challenge (expires_at);
