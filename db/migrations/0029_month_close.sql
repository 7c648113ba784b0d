-- The close of a month: acts that are ordered for many kindergartens at once, what became of each, what no money was
-- there for, and the text under which a kindergarten put its signature.

create table act_order (
  id bigint generated always as identity,
  territory_code text not null,
  programme text not null,
  month date not null,
  -- ready: all groups are submitted and nobody's time to answer runs. confirmed: whatever is confirmed by now.
  reach text not null,
  ordered_at timestamptz not null,
  -- None: it came by itself, on the day of the rules.
  ordered_by bigint,
  finished_at timestamptz,
  constraint act_order_pk primary key (id),
  constraint act_order_territory_fk foreign key (territory_code) references territory (code),
  constraint act_order_staff_fk foreign key (ordered_by) references staff (id),
  constraint act_order_programme_known check (programme in ('preschool', 'club')),
  constraint act_order_month_begins check (extract(day from month) = 1),
  constraint act_order_reach_known check (reach in ('ready', 'confirmed')),
  constraint act_order_finished_after check (finished_at >= ordered_at)
);
create unique index act_order_open_once on act_order (territory_code, programme, month, reach) where finished_at is null;
create unique index act_order_automatic_once on act_order (territory_code, programme, month) where ordered_by is null;
create index act_order_month_idx on act_order (territory_code, programme, month);
create index act_order_staff_idx on act_order (ordered_by);

-- One answer a kindergarten and order, in the transaction of its act: whoever dies in between leaves it to the next.
create table act_order_result (
  order_id bigint not null,
  provider_id bigint not null,
  -- prepared, or the code of the refusal.
  outcome text not null,
  act_id bigint,
  -- Of the lines that no money was there for; of those of an act see act_uncovered.
  missing_tiyn bigint not null default 0,
  decided_at timestamptz not null,
  constraint act_order_result_pk primary key (order_id, provider_id),
  constraint act_order_result_order_fk foreign key (order_id) references act_order (id),
  constraint act_order_result_provider_fk foreign key (provider_id) references provider (id),
  constraint act_order_result_act_fk foreign key (act_id) references act (id),
  constraint act_order_result_act_of_prepared check ((outcome = 'prepared') = (act_id is not null)),
  constraint act_order_result_missing_sane check (missing_tiyn >= 0)
);
create index act_order_result_provider_idx on act_order_result (provider_id);
create unique index act_order_result_act_once on act_order_result (act_id);

-- Confirmed and not in the act: the norm rose above what was reserved, and nothing was available.
create table act_uncovered (
  act_id bigint not null,
  line_id bigint not null,
  amount_tiyn bigint not null,
  missing_tiyn bigint not null,
  constraint act_uncovered_pk primary key (act_id, line_id),
  constraint act_uncovered_act_fk foreign key (act_id) references act (id),
  constraint act_uncovered_line_fk foreign key (line_id) references sheet_line (id),
  constraint act_uncovered_missing_sane check (missing_tiyn >= 0)
);
create index act_uncovered_line_idx on act_uncovered (line_id);

-- What the kindergarten signed, letter by letter, and with what.
create table act_signature (
  act_id bigint not null,
  method text not null,
  staff_id bigint not null,
  signed_at timestamptz not null,
  document text not null,
  document_sha256 text not null,
  cms bytea,
  evidence jsonb not null,
  constraint act_signature_pk primary key (act_id),
  constraint act_signature_act_fk foreign key (act_id) references act (id),
  constraint act_signature_staff_fk foreign key (staff_id) references staff (id),
  constraint act_signature_method_known check (method in ('session', 'eds')),
  constraint act_signature_cms_of_eds check ((method = 'eds') = (cms is not null)),
  constraint act_signature_is_its_hash check (document_sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
create index act_signature_staff_idx on act_signature (staff_id);

create trigger act_order_stays before delete or truncate on act_order
  for each statement execute function refuse_rewriting();
create trigger act_order_result_only_grows before update or delete or truncate on act_order_result
  for each statement execute function refuse_rewriting();
create trigger act_uncovered_only_grows before update or delete or truncate on act_uncovered
  for each statement execute function refuse_rewriting();
create trigger act_signature_only_grows before update or delete or truncate on act_signature
  for each statement execute function refuse_rewriting();
