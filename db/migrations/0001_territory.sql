-- Territories, the roll-out calendar and the rule packs that are in force in them.

create table territory (
  code text not null,
  parent_code text,
  kind text not null,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  constraint territory_pk primary key (code),
  constraint territory_parent_fk foreign key (parent_code) references territory (code),
  constraint territory_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  constraint territory_kind_known check (kind in ('country', 'region', 'city', 'district', 'settlement')),
  constraint territory_not_own_parent check (parent_code is distinct from code)
);
create index territory_parent_idx on territory (parent_code);

create table rollout (
  territory_code text not null,
  programme text not null,
  regime text not null,
  starts_on date not null,
  responsible text not null,
  constraint rollout_pk primary key (territory_code, programme, starts_on),
  constraint rollout_territory_fk foreign key (territory_code) references territory (code),
  constraint rollout_programme_known check (programme in ('preschool', 'club')),
  constraint rollout_regime_fits check (
    (programme = 'preschool' and regime in ('voucher', 'referral'))
    or (programme = 'club' and regime = 'single-voucher')
  )
);

-- A pack version never changes once loaded; a new version is a new row and the old one is retired.
create table rule_pack (
  id text not null,
  version text not null,
  programme text not null,
  regime text not null,
  territory_codes text[] not null,
  valid_from date not null,
  valid_to date,
  content jsonb not null,
  content_hash text not null,
  loaded_at timestamptz not null,
  retired_at timestamptz,
  constraint rule_pack_pk primary key (id, version),
  constraint rule_pack_programme_known check (programme in ('preschool', 'club')),
  constraint rule_pack_regime_known check (regime in ('voucher', 'referral', 'single-voucher')),
  constraint rule_pack_days_in_order check (valid_to is null or valid_to >= valid_from),
  constraint rule_pack_hash_form check (content_hash ~ '^[0-9a-f]{64}$')
);
create unique index rule_pack_one_live_version on rule_pack (id) where retired_at is null;
