-- People. Personal data lives here and in benefit claims; the journal never holds any of it.

create table person (
  id bigint generated always as identity,
  iin text not null,
  full_name text not null,
  birth_date date not null,
  phone text,
  phone_verified_at timestamptz,
  language text not null default 'kk',
  created_at timestamptz not null,
  constraint person_pk primary key (id),
  constraint person_iin_unique unique (iin),
  constraint person_iin_form check (iin ~ '^[0-9]{12}$'),
  constraint person_name_length check (length(full_name) between 1 and 200),
  constraint person_phone_form check (phone ~ '^\+77[0-9]{9}$'),
  constraint person_language_known check (language in ('kk', 'ru', 'en'))
);

create table guardianship (
  child_id bigint not null,
  guardian_id bigint not null,
  source text not null,
  since timestamptz not null,
  constraint guardianship_pk primary key (child_id, guardian_id),
  constraint guardianship_child_fk foreign key (child_id) references person (id),
  constraint guardianship_guardian_fk foreign key (guardian_id) references person (id),
  constraint guardianship_source_known check (source in ('register', 'declared', 'imported', 'officer')),
  constraint guardianship_not_of_oneself check (child_id <> guardian_id)
);
create index guardianship_guardian_idx on guardianship (guardian_id);

-- The local copy of state registers that a department imports: what the default adapters answer from.
create table register_person (
  iin text not null,
  full_name text not null,
  birth_date date not null,
  loaded_at timestamptz not null,
  constraint register_person_pk primary key (iin)
);

create table register_guardianship (
  child_iin text not null,
  guardian_iin text not null,
  loaded_at timestamptz not null,
  constraint register_guardianship_pk primary key (child_iin, guardian_iin)
);

create table register_benefit (
  iin text not null,
  code text not null,
  valid_to date,
  loaded_at timestamptz not null,
  constraint register_benefit_pk primary key (iin, code)
);
