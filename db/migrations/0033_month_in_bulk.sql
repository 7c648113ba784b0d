-- A month of the country writes 788 000 lines of acts and twice as many entries of the ledger. A foreign key asks for each
-- row and each of its references by itself, which cost more than all else together. Of these two tables the references
-- are asked for a statement at a time, in the triggers that look at every statement anyway, under the same names and with
-- the same error. What they refer to can never go: identities do not change, and nobody deletes or truncates it.
-- (`not enforced` keeps the reference in the catalogue, for readers and for tools.)
alter table act_line
  alter constraint act_line_act_fk not enforced,
  alter constraint act_line_line_fk not enforced,
  alter constraint act_line_voucher_fk not enforced;
alter table ledger_entry
  alter constraint ledger_entry_posting_fk not enforced,
  alter constraint ledger_entry_account_fk not enforced,
  alter constraint ledger_entry_voucher_fk not enforced;

create trigger voucher_stays before delete or truncate on voucher
  for each statement execute function refuse_rewriting();
create trigger ledger_account_stays before delete or truncate on ledger_account
  for each statement execute function refuse_rewriting();

create function refuse_reference(constraint_name text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'foreign_key_violation', constraint = constraint_name,
    message = format('%s: it refers to what is not there', constraint_name);
end $$;

create or replace function act_line_continues() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct act_id from added) one where not exists (select from act where id = act_id)) then
    perform refuse_reference('act_line_act_fk');
  end if;
  -- Asked by the key, whatever the planner knew of the table when it first saw this.
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
    select from act where id in (select act_id from added)
      and total_tiyn <> (select sum(amount_tiyn) from act_line where act_id = act.id)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'act_line_makes_up_act',
      message = 'the lines of an act come at once and make up its total';
  end if;
  return null;
end $$;

create or replace function ledger_entry_keep_books() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct posting_id from added) one
             where not exists (select from ledger_posting where id = posting_id)) then
    perform refuse_reference('ledger_entry_posting_fk');
  end if;
  if exists (select from (select distinct account_id from added) one
             where not exists (select from ledger_account where id = account_id)) then
    perform refuse_reference('ledger_entry_account_fk');
  end if;
  if exists (
    select from (select distinct voucher_id from added where voucher_id is not null) one
    where (select true from voucher where voucher.id = one.voucher_id) is null
  ) then
    perform refuse_reference('ledger_entry_voucher_fk');
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
