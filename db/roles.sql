-- Roles: the owner migrates; kezek_app does the daily work and cannot rewrite what must only grow.
-- Run after every migration; repeating it changes nothing.

do $$ begin
  if not exists (select from pg_roles where rolname = 'kezek_app') then
    create role kezek_app nologin;
  end if;
  execute format('grant kezek_app to %I', current_user);
  execute format('grant connect, temporary on database %I to kezek_app', current_database());
end $$;

grant usage on schema public to kezek_app;
grant select, insert, update, delete on all tables in schema public to kezek_app;
grant usage, select on all sequences in schema public to kezek_app;
grant execute on all functions in schema public to kezek_app;

revoke update, delete, truncate on journal_entry, ledger_posting, ledger_entry, iteration,
  iteration_decision, queue_movement, application_event from kezek_app;
revoke insert, update, delete, truncate on schema_migration from kezek_app;

do $$ begin
  if exists (select from pg_namespace where nspname = 'graphile_worker') then
    grant usage on schema graphile_worker to kezek_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to kezek_app;
    grant usage, select on all sequences in schema graphile_worker to kezek_app;
    grant execute on all functions in schema graphile_worker to kezek_app;
  end if;
end $$;
