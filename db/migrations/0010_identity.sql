-- Staff, sessions, one-time codes, and the record that makes every request repeatable.

create table staff (
  id bigint generated always as identity,
  full_name text not null,
  role text not null,
  territory_code text not null,
  language text not null default 'kk',
  created_at timestamptz not null,
  blocked_at timestamptz,
  constraint staff_pk primary key (id),
  constraint staff_territory_fk foreign key (territory_code) references territory (code),
  constraint staff_role_known check (role in
    ('officer', 'head', 'region', 'operator', 'ministry', 'auditor', 'consultant', 'administrator'))
);
create index staff_territory_idx on staff (territory_code);

create table staff_invitation (
  token_hash text not null,
  staff_id bigint not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint staff_invitation_pk primary key (token_hash),
  constraint staff_invitation_staff_fk foreign key (staff_id) references staff (id)
);
create index staff_invitation_staff_idx on staff_invitation (staff_id);

create table passkey (
  credential_id text not null,
  staff_id bigint not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  constraint passkey_pk primary key (credential_id),
  constraint passkey_staff_fk foreign key (staff_id) references staff (id)
);
create index passkey_staff_idx on passkey (staff_id);

create table session (
  token_hash text not null,
  person_id bigint,
  staff_id bigint,
  csrf_token text not null,
  data jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_pk primary key (token_hash),
  constraint session_person_fk foreign key (person_id) references person (id),
  constraint session_staff_fk foreign key (staff_id) references staff (id),
  constraint session_one_identity check (num_nonnulls(person_id, staff_id) <= 1)
);
create index session_person_idx on session (person_id);
create index session_staff_idx on session (staff_id);
create index session_expiry_idx on session (expires_at);

-- A code proves a phone; only its hash is kept, and few attempts are allowed.
create table phone_code (
  id bigint generated always as identity,
  phone text not null,
  purpose text not null,
  code_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz,
  constraint phone_code_pk primary key (id),
  constraint phone_code_purpose_known check (purpose in ('apply', 'sign-in')),
  constraint phone_code_attempts_bounded check (attempts between 0 and 5)
);
create index phone_code_phone_idx on phone_code (phone, created_at);

create table client_request (
  id text not null,
  action text not null,
  input_hash text not null,
  answer jsonb,
  at timestamptz not null,
  constraint client_request_pk primary key (id),
  constraint client_request_id_length check (length(id) between 8 and 100)
);
create index client_request_at_idx on client_request (at);

create table installation (
  singleton boolean not null default true,
  mode text not null,
  -- How far the demonstration clock was moved forward.
  clock_offset interval not null default '0',
  -- Milestones count by transaction ids of one cluster; a restore elsewhere must rebuild them.
  cluster_id text not null,
  constraint installation_pk primary key (singleton),
  constraint installation_single check (singleton),
  constraint installation_mode_known check (mode in ('demo', 'production', 'test')),
  constraint installation_clock_real_in_production check (mode <> 'production' or clock_offset = '0')
);
