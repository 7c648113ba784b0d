-- Kindergartens and clubs, their groups and the places they publish.

create table provider (
  id bigint generated always as identity,
  bin text not null,
  programme text not null,
  territory_code text not null,
  settlement_code text not null,
  name_kk text not null,
  name_ru text not null,
  ownership text not null,
  address text not null,
  latitude double precision,
  longitude double precision,
  phone text,
  capacity integer not null,
  listed_from date not null,
  listed_to date,
  created_at timestamptz not null,
  constraint provider_pk primary key (id),
  constraint provider_bin_unique unique (bin, programme),
  constraint provider_territory_fk foreign key (territory_code) references territory (code),
  constraint provider_settlement_fk foreign key (settlement_code) references territory (code),
  constraint provider_bin_form check (bin ~ '^[0-9]{12}$'),
  constraint provider_programme_known check (programme in ('preschool', 'club')),
  constraint provider_ownership_known check (ownership in ('state', 'private', 'departmental')),
  constraint provider_capacity_sane check (capacity between 0 and 100000),
  constraint provider_coordinates_whole check ((latitude is null) = (longitude is null)),
  constraint provider_coordinates_sane check (latitude between -90 and 90 and longitude between -180 and 180),
  constraint provider_listing_in_order check (listed_to is null or listed_to >= listed_from)
);
create index provider_territory_idx on provider (territory_code, programme);
create index provider_settlement_idx on provider (settlement_code);

create table provider_group (
  id bigint generated always as identity,
  provider_id bigint not null,
  name text not null,
  cohort smallint not null,
  language text not null,
  kind text not null,
  regime text not null,
  capacity integer not null,
  enrolled integer not null,
  constraint provider_group_pk primary key (id),
  constraint provider_group_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_group_name_unique unique (provider_id, name),
  constraint provider_group_cohort_sane check (cohort between 1 and 18),
  constraint provider_group_kind_known check (kind in ('general', 'special')),
  constraint provider_group_regime_known check (regime in ('full-day', 'half-day', 'round-the-clock')),
  constraint provider_group_not_overfull check (enrolled between 0 and capacity)
);

-- One row a place: published -> held -> taken, published -> withdrawn(reason).
create table place (
  id bigint generated always as identity,
  group_id bigint not null,
  admission text not null,
  starts_on date not null,
  last_day date,
  state text not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawal_reason text,
  constraint place_pk primary key (id),
  constraint place_group_fk foreign key (group_id) references provider_group (id),
  constraint place_admission_known check (admission in ('general', 'early-booking', 'temporary')),
  constraint place_state_known check (state in ('published', 'held', 'taken', 'withdrawn')),
  constraint place_withdrawn_with_reason check ((state = 'withdrawn') = (withdrawal_reason is not null)),
  constraint place_temporary_ends check ((admission = 'temporary') = (last_day is not null))
);
create index place_group_idx on place (group_id);
create index place_published_idx on place (group_id, starts_on) where state = 'published' and admission = 'general';
