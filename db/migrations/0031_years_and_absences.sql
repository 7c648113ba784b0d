-- Money of vouchers beyond the year of their offer, months in which a voucher was not used, and long absences.

-- What was reserved for a voucher in a later year than the one of its offer: the norm of its twelve months, once.
create table voucher_year (
  voucher_id bigint not null,
  year smallint not null,
  cost_tiyn bigint not null,
  reserved_at timestamptz not null,
  constraint voucher_year_pk primary key (voucher_id, year),
  constraint voucher_year_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint voucher_year_cost_positive check (cost_tiyn > 0)
);
create trigger voucher_year_only_grows before update or delete or truncate on voucher_year
  for each statement execute function refuse_rewriting();

-- The part of the reservation that is for one month: of the year of the offer one of the months left, its own included;
-- of a later year a twelfth. Null: nothing was reserved for that year.
create function voucher_portion_tiyn(voucher voucher, month date) returns bigint language sql stable as $$
  select case
    when extract(year from month) = voucher.year
      then voucher.cost_tiyn / (13 - extract(month from voucher.offered_at at time zone 'Asia/Almaty')::integer)
    else (select cost_tiyn / 12 from voucher_year
          where voucher_id = voucher.id and voucher_year.year = extract(year from month))
  end
$$;

-- What the worker has done for a book of money, once a period: a month that is over, a year that began, a day.
create table book_sweep (
  programme text not null,
  territory_code text not null,
  kind text not null,
  -- Its first day.
  period date not null,
  swept_at timestamptz not null,
  constraint book_sweep_pk primary key (territory_code, programme, kind, period),
  constraint book_sweep_territory_fk foreign key (territory_code) references territory (code),
  constraint book_sweep_programme_known check (programme in ('preschool', 'club')),
  constraint book_sweep_kind_known check (kind in ('idle-months', 'carry-over', 'long-absence'))
);

-- A child that is away too long without a documented reason: found by the system, told to the family, decided by an officer.
create table long_absence (
  id bigint generated always as identity,
  enrolment_id bigint not null,
  voucher_id bigint not null,
  -- The first day of the absence.
  since date not null,
  state text not null,
  found_at timestamptz not null,
  objection text,
  objected_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  reason text,
  constraint long_absence_pk primary key (id),
  constraint long_absence_once unique (enrolment_id, since),
  constraint long_absence_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint long_absence_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint long_absence_state_known check (state in ('open', 'objected', 'returned', 'kept', 'suspended', 'ended')),
  constraint long_absence_objected check ((objected_at is null) or state <> 'open'),
  constraint long_absence_decided check (
    (state in ('open', 'objected')) = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint long_absence_says_why check (state not in ('kept', 'suspended', 'ended') or reason is not null),
  constraint long_absence_words check (length(btrim(objection)) between 1 and 1000 and length(btrim(reason)) between 3 and 500)
);
create unique index long_absence_open_once on long_absence (enrolment_id) where state in ('open', 'objected');
create index long_absence_voucher_idx on long_absence (voucher_id);
