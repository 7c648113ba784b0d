-- Iterations with their published bundles, and the vouchers they issued.

create table iteration (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  number integer not null,
  held_on date not null,
  held_at timestamptz not null,
  held_by text not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  input_hash text not null,
  result_hash text not null,
  offered integer not null,
  skipped jsonb not null,
  money_before_tiyn bigint not null,
  money_after_tiyn bigint not null,
  bundle text not null,
  constraint iteration_pk primary key (id),
  constraint iteration_number_unique unique (territory_code, programme, number),
  constraint iteration_territory_fk foreign key (territory_code) references territory (code),
  constraint iteration_rule_pack_fk foreign key (rule_pack_id, rule_pack_version) references rule_pack (id, version),
  constraint iteration_never_overspends check (money_after_tiyn between 0 and money_before_tiyn)
);
create index iteration_rule_pack_idx on iteration (rule_pack_id, rule_pack_version);

create table iteration_decision (
  iteration_id bigint not null,
  sequence integer not null,
  application_id bigint not null,
  offered boolean not null,
  reason text,
  cost_tiyn bigint not null,
  money_left_tiyn bigint not null,
  pool_left integer not null,
  constraint iteration_decision_pk primary key (iteration_id, sequence),
  constraint iteration_decision_iteration_fk foreign key (iteration_id) references iteration (id),
  constraint iteration_decision_application_fk foreign key (application_id) references application (id),
  constraint iteration_decision_reason check (offered = (reason is null)),
  constraint iteration_decision_money_left check (money_left_tiyn >= 0),
  constraint iteration_decision_pool_left check (pool_left >= 0)
);
create index iteration_decision_application_idx on iteration_decision (application_id, iteration_id);

create table voucher (
  id bigint generated always as identity,
  number text not null,
  application_id bigint not null,
  child_id bigint not null,
  programme text not null,
  territory_code text not null,
  settlement_code text not null,
  cohort smallint not null,
  kind text not null,
  iteration_id bigint not null,
  state text not null,
  closed_reason text,
  year smallint not null,
  cost_tiyn bigint not null,
  offered_at timestamptz not null,
  notified_at timestamptz,
  confirm_until timestamptz,
  confirmed_at timestamptz,
  choose_until timestamptz,
  reminded_at timestamptz,
  changed_at timestamptz not null,
  constraint voucher_pk primary key (id),
  constraint voucher_number_unique unique (number),
  constraint voucher_application_fk foreign key (application_id) references application (id),
  constraint voucher_child_fk foreign key (child_id) references person (id),
  constraint voucher_territory_fk foreign key (territory_code) references territory (code),
  constraint voucher_settlement_fk foreign key (settlement_code) references territory (code),
  constraint voucher_iteration_fk foreign key (iteration_id) references iteration (id),
  constraint voucher_state_known check (state in
    ('offered', 'confirmed', 'place-held', 'enrolled', 'held', 'suspended', 'lapsed', 'closed')),
  constraint voucher_closed_with_reason check ((state in ('lapsed', 'closed')) = (closed_reason is not null)),
  constraint voucher_closed_reason_known check (closed_reason in
    ('declined', 'lapsed', 'aged-out', 'moved', 'absence', 'fraud', 'year-end', 'withdrawn')),
  constraint voucher_cost_positive check (cost_tiyn > 0),
  -- No clock runs before the parent was told (product.md, point 8 of "better").
  constraint voucher_clock_needs_notice check (confirm_until is null or notified_at is not null)
);
-- One live voucher a child and programme, whatever the code believes.
create unique index voucher_one_live_per_child on voucher (child_id, programme)
  where state not in ('lapsed', 'closed');
create index voucher_application_idx on voucher (application_id);
create index voucher_iteration_idx on voucher (iteration_id);
create index voucher_settlement_idx on voucher (settlement_code);
create index voucher_territory_idx on voucher (territory_code, programme, state);
create index voucher_confirm_idx on voucher (confirm_until) where state = 'offered';
create index voucher_choose_idx on voucher (choose_until) where state = 'confirmed';

alter table ledger_entry add constraint ledger_entry_voucher_fk foreign key (voucher_id) references voucher (id);
create index ledger_entry_voucher_idx on ledger_entry (voucher_id) where voucher_id is not null;
