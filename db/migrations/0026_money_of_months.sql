-- The way of money after the offer: reserved -> accrued (a month was confirmed) -> payable (its act is approved) -> paid
-- (the bank says so). What a voucher holds can no more go below zero than an account can.

alter table ledger_account drop constraint ledger_account_kind_known;
update ledger_account set kind = 'paid' where kind = 'spent';
alter table ledger_account add constraint ledger_account_kind_known check (
  kind in ('source', 'available', 'reserved', 'accrued', 'payable', 'paid'));
insert into ledger_account (programme, territory_code, year, kind)
select programme, territory_code, year, added.kind from ledger_account
cross join (values ('accrued'), ('payable')) added (kind) where ledger_account.kind = 'source';

alter table ledger_posting drop constraint ledger_posting_kind_known;
alter table ledger_posting add constraint ledger_posting_kind_known check (
  kind in ('allot', 'reclaim', 'reserve', 'release', 'accrue', 'approve', 'pay', 'return'));

create or replace function ledger_entry_keep_books() returns trigger language plpgsql as $$
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
  -- Only what takes away can take too much; an iteration reserves for 15 000 vouchers at once and asks nothing here.
  if exists (
    select from (select distinct account_id, voucher_id from added where voucher_id is not null and amount_tiyn < 0) taken
    join ledger_entry entry using (account_id, voucher_id)
    group by taken.account_id, taken.voucher_id having sum(entry.amount_tiyn) < 0
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
