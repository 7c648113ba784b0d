-- The double-entry ledger: it only grows, postings sum to zero, each entry keeps the balance before
-- and after, and no account but the budget's source can fall below zero.

create table ledger_account (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  year smallint not null,
  kind text not null,
  balance_tiyn bigint not null default 0,
  constraint ledger_account_pk primary key (id),
  constraint ledger_account_unique unique (programme, territory_code, year, kind),
  constraint ledger_account_territory_fk foreign key (territory_code) references territory (code),
  constraint ledger_account_kind_known check (kind in ('source', 'available', 'reserved', 'spent')),
  constraint ledger_account_not_overdrawn check (kind = 'source' or balance_tiyn >= 0)
);
create index ledger_account_territory_idx on ledger_account (territory_code);

create table ledger_posting (
  id bigint generated always as identity,
  kind text not null,
  at timestamptz not null,
  cause text not null,
  entry_count integer not null,
  constraint ledger_posting_pk primary key (id),
  constraint ledger_posting_kind_known check (kind in ('allot', 'reclaim', 'reserve', 'release')),
  constraint ledger_posting_two_sided check (entry_count >= 2)
);

create table ledger_entry (
  posting_id bigint not null,
  sequence integer not null,
  account_id bigint not null,
  voucher_id bigint,
  amount_tiyn bigint not null,
  balance_before_tiyn bigint not null,
  balance_after_tiyn bigint not null,
  constraint ledger_entry_pk primary key (posting_id, sequence),
  constraint ledger_entry_posting_fk foreign key (posting_id) references ledger_posting (id),
  constraint ledger_entry_account_fk foreign key (account_id) references ledger_account (id),
  constraint ledger_entry_moves check (amount_tiyn <> 0),
  constraint ledger_entry_adds_up check (balance_after_tiyn = balance_before_tiyn + amount_tiyn)
);
create index ledger_entry_account_idx on ledger_entry (account_id, posting_id);

-- All entries of a posting come in one statement; the books are checked as a whole, once.
create function ledger_entry_keep_books() returns trigger language plpgsql as $$
begin
  if exists (
    select from added join ledger_posting posting on posting.id = added.posting_id
    group by posting.id, posting.entry_count
    having sum(added.amount_tiyn) <> 0 or count(*) <> posting.entry_count
  ) then
    raise exception using errcode = 'check_violation', constraint = 'ledger_posting_balanced',
      message = 'the entries of a posting must sum to zero and be written at once';
  end if;
  if exists (
    select from (
      select account_id, balance_before_tiyn,
             lag(balance_after_tiyn) over (partition by account_id order by posting_id, sequence) as previous_tiyn
      from added
    ) entry join ledger_account account on account.id = entry.account_id
    where entry.balance_before_tiyn <> coalesce(entry.previous_tiyn, account.balance_tiyn)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'ledger_entry_continues',
      message = 'an entry must start from the balance that its account has';
  end if;
  update ledger_account account
  set balance_tiyn = account.balance_tiyn + moved.total_tiyn
  from (select account_id, sum(amount_tiyn)::bigint as total_tiyn from added group by account_id) moved
  where moved.account_id = account.id;
  return null;
end $$;
create trigger ledger_entry_books after insert on ledger_entry
  referencing new table as added for each statement execute function ledger_entry_keep_books();

create table norm (
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  kind text not null,
  valid_from date not null,
  monthly_tiyn bigint not null,
  constraint norm_pk primary key (territory_code, programme, cohort, kind, valid_from),
  constraint norm_territory_fk foreign key (territory_code) references territory (code),
  constraint norm_kind_known check (kind in ('general', 'special')),
  constraint norm_positive check (monthly_tiyn > 0)
);

-- What a department said it allots in a year; the ledger holds the difference of each change.
create table budget (
  territory_code text not null,
  programme text not null,
  year smallint not null,
  allotted_tiyn bigint not null,
  changed_at timestamptz not null,
  constraint budget_pk primary key (territory_code, programme, year),
  constraint budget_territory_fk foreign key (territory_code) references territory (code),
  constraint budget_not_negative check (allotted_tiyn >= 0)
);
