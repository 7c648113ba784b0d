-- Acts: what a kindergarten is owed for a month, child by child. An act is never edited: what is found later, in either
-- direction, is a line of a later act.

create table act (
  id bigint generated always as identity,
  number text not null,
  provider_id bigint not null,
  programme text not null,
  territory_code text not null,
  month date not null,
  state text not null,
  total_tiyn bigint not null,
  prepared_at timestamptz not null,
  prepared_by text not null,
  signed_at timestamptz,
  signed_by text,
  approved_at timestamptz,
  approved_by text,
  changed_at timestamptz not null,
  constraint act_pk primary key (id),
  constraint act_number_unique unique (number),
  constraint act_once unique (provider_id, month),
  constraint act_provider_fk foreign key (provider_id) references provider (id),
  constraint act_territory_fk foreign key (territory_code) references territory (code),
  constraint act_programme_known check (programme in ('preschool', 'club')),
  constraint act_month_begins check (extract(day from month) = 1),
  constraint act_state_known check (state in ('draft', 'signed', 'approved', 'sent', 'paid', 'returned')),
  constraint act_signed check ((state = 'draft') = (signed_at is null) and (signed_at is null) = (signed_by is null)),
  constraint act_approved check (
    (state in ('draft', 'signed')) = (approved_at is null) and (approved_at is null) = (approved_by is null)),
  -- Four eyes: who prepared it does not approve it.
  constraint act_four_eyes check (approved_by <> prepared_by)
);
create index act_territory_idx on act (territory_code, programme, month);

-- A child's month in an act: what the month comes to by all that is confirmed now, less what earlier acts hold of it.
create table act_line (
  act_id bigint not null,
  line_id bigint not null,
  voucher_id bigint not null,
  -- 1 for the first act that holds something of the month, then one more each.
  sequence smallint not null,
  -- The letters by which it was computed; a day that is in dispute is a question mark.
  days text not null,
  payable_days smallint not null,
  working_days smallint not null,
  -- "from:tiyn", one for each norm of the month, in the order of days.
  norms text not null,
  previous_tiyn bigint not null,
  amount_tiyn bigint not null,
  constraint act_line_pk primary key (act_id, line_id),
  constraint act_line_act_fk foreign key (act_id) references act (id),
  constraint act_line_line_fk foreign key (line_id) references sheet_line (id),
  constraint act_line_voucher_fk foreign key (voucher_id) references voucher (id),
  -- Two acts cannot both take the same step of a month: nothing is paid twice.
  constraint act_line_sequence_once unique (line_id, sequence),
  constraint act_line_days_form check (days ~ '^[pila.?-]{28,31}$'),
  constraint act_line_first_from_nothing check (sequence > 1 or previous_tiyn = 0),
  constraint act_line_never_below_zero check (previous_tiyn >= 0 and previous_tiyn + amount_tiyn >= 0),
  constraint act_line_moves check (amount_tiyn <> 0),
  constraint act_line_days_sane check (payable_days between 0 and working_days and working_days <= 31)
);
create index act_line_voucher_idx on act_line (voucher_id);

-- Each step of a month begins where the one before it ended, and the lines make up the act.
create function act_line_continues() returns trigger language plpgsql as $$
begin
  if exists (
    select from added left join act_line before on before.line_id = added.line_id and before.sequence = added.sequence - 1
    where added.sequence > 1 and before.previous_tiyn + before.amount_tiyn is distinct from added.previous_tiyn
  ) then
    raise exception using errcode = 'check_violation', constraint = 'act_line_continues',
      message = 'a month in an act begins where the act before ended';
  end if;
  if exists (
    select from act where id in (select act_id from added)
      and total_tiyn <> (select sum(amount_tiyn) from act_line where act_id = act.id)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'act_line_makes_up_act',
      message = 'the lines of an act come at once and make up its total';
  end if;
  return null;
end $$;
create trigger act_line_continues after insert on act_line
  referencing new table as added for each statement execute function act_line_continues();

-- A month of a voucher that is settled: of its part of the reservation so much was used, the rest was given back, once.
create table voucher_month (
  voucher_id bigint not null,
  month date not null,
  portion_tiyn bigint not null,
  used_tiyn bigint not null,
  released_tiyn bigint not null,
  closed_at timestamptz not null,
  constraint voucher_month_pk primary key (voucher_id, month),
  constraint voucher_month_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint voucher_month_begins check (extract(day from month) = 1),
  constraint voucher_month_sane check (portion_tiyn > 0 and used_tiyn >= 0 and released_tiyn between 0 and portion_tiyn)
);

create trigger voucher_month_only_grows before update or delete or truncate on voucher_month
  for each statement execute function refuse_rewriting();
create trigger act_line_only_grows before update or delete or truncate on act_line
  for each statement execute function refuse_rewriting();
create trigger act_stays before delete or truncate on act
  for each statement execute function refuse_rewriting();
