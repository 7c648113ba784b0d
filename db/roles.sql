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
  iteration_decision, queue_movement, application_event, access_record,
  log_leaf, log_node, log_checkpoint, log_publication, log_policy, log_restoration, restored_bundle,
  invariant_run, invariant_result, open_data_content, open_data_file,
  choice_round, choice_decision, waiting_event, bulletin, provider_evidence, provider_inspection, swap_search,
  referral_round, publication_pause, referral_switch, referral_switch_position,
  provider_letter, provider_letter_recipient, provider_letter_reply, provider_letter_reading,
  provider_letter_acknowledgement, prolongation_contract
  from kezek_app;
revoke update on journal_private, journal_outbox, application_note, contract_document, contract_signature from kezek_app;
revoke delete, truncate on log_key, swap_proposal, swap_leg, swap_unsigned, prolongation from kezek_app;
revoke update, delete, truncate on attendance_change, attendance_start, sheet, sheet_correction, act_line, voucher_month, voucher_year
  from kezek_app;
revoke delete, truncate on attendance_mark, sheet_line, sheet_dispute, act, long_absence, voucher, ledger_account
  from kezek_app;
revoke update, delete, truncate on plausibility_flag_child, plausibility_run from kezek_app;
revoke delete, truncate on plausibility_flag, attendance_digest from kezek_app;
revoke update, delete, truncate on act_order_result, act_uncovered, act_signature from kezek_app;
revoke delete, truncate on act_order from kezek_app;
revoke update, delete, truncate on rating, rating_version, rating_score, rating_text, rating_ruling, rating_answer
  from kezek_app;
revoke update, delete, truncate on payer_account, bank_answer, payment_event from kezek_app;
revoke delete, truncate on provider_account, payment_batch, payment from kezek_app;
revoke update, delete, truncate on coach_evidence, taken_over, lesson_answer from kezek_app;
revoke delete, truncate on naming, renewal, lesson_change, coach_paper, own_action_consent from kezek_app;
-- To empty them with the family; a trigger lets nothing else through.
grant update (words) on rating_text, rating_ruling, rating_answer, lesson_answer, sheet_correction to kezek_app;
revoke insert, update, delete, truncate on schema_migration from kezek_app;

-- Marks are written and read through the table of all months, whose rights and triggers hold for each.
do $$ declare month regclass; begin
  for month in select inhrelid::regclass from pg_inherits where inhparent = 'attendance_mark'::regclass loop
    execute format('revoke all on %s from kezek_app', month);
  end loop;
end $$;

-- The queue of jobs belongs to the owner (graphile-worker guards its tables by row security); the
-- application may only plan a job.
create or replace function plan_job(job_name text, payload json, run_at timestamptz, job_key text)
returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(job_name, payload => plan_job.payload,
    run_at => plan_job.run_at, job_key => plan_job.job_key);
end $$;
revoke execute on function plan_job(text, json, timestamptz, text) from public;
grant execute on function plan_job(text, json, timestamptz, text) to kezek_app;
