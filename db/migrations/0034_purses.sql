-- Only what is reserved is split by voucher (decision 0024): what a month earned belongs to its act, whose lines say for
-- whom. An act takes from each voucher and puts one sum on, so a month of the country writes half as many entries.
-- What was written before keeps the voucher that it was written with.

-- A regular expression was half of what a line cost.
alter table act_line drop constraint act_line_days_form;
alter table act_line add constraint act_line_days_form check (
  length(days) between 28 and 31 and translate(days, 'pila.?-', '') = '') not valid;
alter table act_line validate constraint act_line_days_form;
alter table sheet_line drop constraint sheet_line_days_form;
alter table sheet_line add constraint sheet_line_days_form check (
  length(days) between 28 and 31 and translate(days, 'pila.-', '') = '') not valid;
alter table sheet_line validate constraint sheet_line_days_form;

-- What is asked of a few thousand new rows is asked by key, and of the new rows alone: however small the planner took the
-- tables to be when a connection asked for the first time, and however many acts there are.
create or replace function act_line_continues() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select from (select distinct act_id from added) one where not exists (select from act where id = act_id)) then
    perform refuse_reference('act_line_act_fk');
  end if;
  if exists (select from added where (select true from sheet_line where sheet_line.id = added.line_id) is null) then
    perform refuse_reference('act_line_line_fk');
  end if;
  if exists (select from added where (select true from voucher where voucher.id = added.voucher_id) is null) then
    perform refuse_reference('act_line_voucher_fk');
  end if;
  if exists (
    select from added left join act_line before on before.line_id = added.line_id and before.sequence = added.sequence - 1
    where added.sequence > 1 and before.previous_tiyn + before.amount_tiyn is distinct from added.previous_tiyn
  ) then
    raise exception using errcode = 'check_violation', constraint = 'act_line_continues',
      message = 'a month in an act begins where the act before ended';
  end if;
  if exists (
    select from (select distinct act_id from added offset 0) one
    where (select total_tiyn from act where id = one.act_id)
      <> (select sum(amount_tiyn) from act_line where act_line.act_id = one.act_id)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'act_line_makes_up_act',
      message = 'the lines of an act come at once and make up its total';
  end if;
  return null;
end $$;

create or replace function ledger_entry_keep_books() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  unknown boolean;
  misplaced boolean;
begin
  if exists (select from (select distinct posting_id from added) one
             where not exists (select from ledger_posting where id = posting_id)) then
    perform refuse_reference('ledger_entry_posting_fk');
  end if;
  -- Who gives must hold, below: only who is given something may be unknown.
  if exists (
    select from added where voucher_id is not null and amount_tiyn > 0
      and (select true from voucher where voucher.id = added.voucher_id) is null
  ) then
    perform refuse_reference('ledger_entry_voucher_fk');
  end if;
  select bool_or(account.id is null), bool_or(one.held and account.kind <> 'reserved') into unknown, misplaced
  from (select account_id, bool_or(voucher_id is not null) as held from added group by account_id offset 0) one
  left join ledger_account account on account.id = one.account_id;
  if unknown then perform refuse_reference('ledger_entry_account_fk'); end if;
  if misplaced then
    raise exception using errcode = 'check_violation', constraint = 'ledger_entry_voucher_reserves',
      message = 'only what is reserved is a voucher''s';
  end if;
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
  -- Only what takes away can take too much; an iteration reserves for 15 000 vouchers at once and asks nothing here.
  if exists (
    select from added where voucher_id is not null and amount_tiyn < 0 and (
      select sum(entry.amount_tiyn) from ledger_entry entry
      where entry.voucher_id = added.voucher_id and entry.account_id = added.account_id) < 0
  ) then
    raise exception using errcode = 'check_violation', constraint = 'ledger_voucher_not_overdrawn',
      message = 'a voucher cannot give more than it holds';
  end if;
  update ledger_account account
  set balance_tiyn = account.balance_tiyn + moved.total_tiyn
  from (select account_id, sum(amount_tiyn)::bigint as total_tiyn from added group by account_id) moved
  where moved.account_id = account.id;
  return null;
end $$;
