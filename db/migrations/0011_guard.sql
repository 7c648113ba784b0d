-- What must never be edited cannot be: a second wall behind the rights of the application's role.

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'insufficient_privilege', constraint = tg_table_name || '_only_grows',
    message = format('%s only grows: %s is refused', tg_table_name, lower(tg_op));
end $$;

do $$
declare guarded text;
begin
  foreach guarded in array array['journal_entry', 'ledger_posting', 'ledger_entry', 'iteration',
                                 'iteration_decision', 'queue_movement', 'application_event'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_only_grows', guarded);
  end loop;
end $$;
