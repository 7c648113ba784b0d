-- The lines of acts are checked by lists of their keys: one walk through an index each instead of a descent a line.
create or replace function act_line_continues() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select from (select distinct act_id from added) one where not exists (select from act where id = act_id)) then
    perform refuse_reference('act_line_act_fk');
  end if;
  if (select count(*) from sheet_line where id = any(array(select line_id from added)))
      <> (select count(distinct line_id) from added) then
    perform refuse_reference('act_line_line_fk');
  end if;
  if (select count(*) from voucher where id = any(array(select voucher_id from added)))
      <> (select count(distinct voucher_id) from added) then
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
