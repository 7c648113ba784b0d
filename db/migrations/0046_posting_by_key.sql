-- The cost of a posting does not grow with the books: what it takes from vouchers is checked by one list of them, and postings
-- and accounts are asked for by key. A plan that a connection made while the tables were small read all postings for each of
-- some thousand entries: the acts of a third of the country took seven times as long as those of a tenth.
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
    select from (select posting_id, sum(amount_tiyn) as sum_tiyn, count(*) as entry_count from added group by posting_id offset 0) one
    where sum_tiyn <> 0 or entry_count <> (select posting.entry_count from ledger_posting posting where id = one.posting_id)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'ledger_posting_balanced',
      message = 'the entries of a posting must sum to zero and be written at once';
  end if;
  if exists (
    select from (
      select account_id, balance_before_tiyn,
             lag(balance_after_tiyn) over (partition by account_id order by posting_id, sequence) as previous_tiyn
      from added
    ) entry
    where balance_before_tiyn <> coalesce(previous_tiyn,
      (select balance_tiyn from ledger_account account where account.id = entry.account_id))
  ) then
    raise exception using errcode = 'check_violation', constraint = 'ledger_entry_continues',
      message = 'an entry must start from the balance that its account has';
  end if;
  -- Only what takes away can take too much; an iteration reserves for 15 000 vouchers at once and asks nothing here. By one
  -- list of vouchers: one walk through their index.
  if exists (
    select from ledger_entry entry
    where entry.voucher_id = any(array(select voucher_id from added where voucher_id is not null and amount_tiyn < 0))
    group by entry.voucher_id, entry.account_id having sum(entry.amount_tiyn) < 0
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
