-- The schema that the migrations result in. Written by `npm run db:snapshot`, compared by a test.

create table absence_paper (
  id bigint not null generated always as identity,
  enrolment_id bigint not null,
  reason text not null,
  first_day date not null,
  last_day date not null,
  document_id bigint,
  added_at timestamp with time zone not null,
  added_by text not null,
  constraint absence_paper_days_in_order CHECK (((last_day >= first_day) AND (last_day < (first_day + 367)))),
  constraint absence_paper_document_fk FOREIGN KEY (document_id) REFERENCES document(id),
  constraint absence_paper_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint absence_paper_illness_proved CHECK (((reason <> 'illness'::text) OR (document_id IS NOT NULL))),
  constraint absence_paper_pk PRIMARY KEY (id),
  constraint absence_paper_reason_known CHECK ((reason = ANY (ARRAY['illness'::text, 'leave'::text])))
);
CREATE INDEX absence_paper_document_idx ON public.absence_paper USING btree (document_id);
CREATE INDEX absence_paper_enrolment_idx ON public.absence_paper USING btree (enrolment_id, first_day);

create table access_record (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  staff_id bigint not null,
  application_id bigint,
  what text not null,
  constraint access_record_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint access_record_pk PRIMARY KEY (id),
  constraint access_record_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint access_record_what_form CHECK ((what ~ '^[a-z][a-z-]{0,60}$'::text))
);
CREATE INDEX access_record_application_idx ON public.access_record USING btree (application_id, at);
CREATE INDEX access_record_staff_idx ON public.access_record USING btree (staff_id, at);
CREATE TRIGGER access_record_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table act (
  id bigint not null generated always as identity,
  number text not null,
  provider_id bigint not null,
  programme text not null,
  territory_code text not null,
  month date not null,
  state text not null,
  total_tiyn bigint not null,
  prepared_at timestamp with time zone not null,
  prepared_by text not null,
  signed_at timestamp with time zone,
  signed_by text,
  approved_at timestamp with time zone,
  approved_by text,
  changed_at timestamp with time zone not null,
  constraint act_approved CHECK ((((state = ANY (ARRAY['draft'::text, 'signed'::text])) = (approved_at IS NULL)) AND ((approved_at IS NULL) = (approved_by IS NULL)))),
  constraint act_four_eyes CHECK ((approved_by <> prepared_by)),
  constraint act_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint act_number_unique UNIQUE (number),
  constraint act_once UNIQUE (provider_id, month),
  constraint act_pk PRIMARY KEY (id),
  constraint act_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint act_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint act_signed CHECK ((((state = 'draft'::text) = (signed_at IS NULL)) AND ((signed_at IS NULL) = (signed_by IS NULL)))),
  constraint act_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'approved'::text, 'sent'::text, 'paid'::text, 'returned'::text]))),
  constraint act_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint act_total_unique UNIQUE (id, total_tiyn)
);
CREATE INDEX act_territory_idx ON public.act USING btree (territory_code, programme, month);
CREATE TRIGGER act_stays BEFORE DELETE OR TRUNCATE ON public.act FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table act_line (
  act_id bigint not null,
  line_id bigint not null,
  voucher_id bigint not null,
  sequence smallint not null,
  days text not null,
  payable_days smallint not null,
  working_days smallint not null,
  norms text not null,
  previous_tiyn bigint not null,
  amount_tiyn bigint not null,
  constraint act_line_act_fk FOREIGN KEY (act_id) REFERENCES act(id) NOT ENFORCED,
  constraint act_line_days_form CHECK ((((length(days) >= 28) AND (length(days) <= 31)) AND (translate(days, 'pila.?-'::text, ''::text) = ''::text))),
  constraint act_line_days_sane CHECK ((((payable_days >= 0) AND (payable_days <= working_days)) AND (working_days <= 31))),
  constraint act_line_first_from_nothing CHECK (((sequence > 1) OR (previous_tiyn = 0))),
  constraint act_line_line_fk FOREIGN KEY (line_id) REFERENCES sheet_line(id) NOT ENFORCED,
  constraint act_line_moves CHECK ((amount_tiyn <> 0)),
  constraint act_line_never_below_zero CHECK (((previous_tiyn >= 0) AND ((previous_tiyn + amount_tiyn) >= 0))),
  constraint act_line_pk PRIMARY KEY (act_id, line_id),
  constraint act_line_sequence_once UNIQUE (line_id, sequence),
  constraint act_line_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id) NOT ENFORCED
);
CREATE INDEX act_line_voucher_idx ON public.act_line USING btree (voucher_id);
CREATE TRIGGER act_line_continues AFTER INSERT ON public.act_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION act_line_continues();
CREATE TRIGGER act_line_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table act_order (
  id bigint not null generated always as identity,
  territory_code text not null,
  programme text not null,
  month date not null,
  reach text not null,
  ordered_at timestamp with time zone not null,
  ordered_by bigint,
  finished_at timestamp with time zone,
  constraint act_order_finished_after CHECK ((finished_at >= ordered_at)),
  constraint act_order_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint act_order_pk PRIMARY KEY (id),
  constraint act_order_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint act_order_reach_known CHECK ((reach = ANY (ARRAY['ready'::text, 'confirmed'::text]))),
  constraint act_order_staff_fk FOREIGN KEY (ordered_by) REFERENCES staff(id),
  constraint act_order_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE UNIQUE INDEX act_order_automatic_once ON public.act_order USING btree (territory_code, programme, month) WHERE (ordered_by IS NULL);
CREATE INDEX act_order_month_idx ON public.act_order USING btree (territory_code, programme, month);
CREATE UNIQUE INDEX act_order_open_once ON public.act_order USING btree (territory_code, programme, month, reach) WHERE (finished_at IS NULL);
CREATE INDEX act_order_staff_idx ON public.act_order USING btree (ordered_by);
CREATE TRIGGER act_order_stays BEFORE DELETE OR TRUNCATE ON public.act_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table act_order_result (
  order_id bigint not null,
  provider_id bigint not null,
  outcome text not null,
  act_id bigint,
  missing_tiyn bigint not null default 0,
  decided_at timestamp with time zone not null,
  constraint act_order_result_act_fk FOREIGN KEY (act_id) REFERENCES act(id),
  constraint act_order_result_act_of_prepared CHECK (((outcome = 'prepared'::text) = (act_id IS NOT NULL))),
  constraint act_order_result_missing_sane CHECK ((missing_tiyn >= 0)),
  constraint act_order_result_order_fk FOREIGN KEY (order_id) REFERENCES act_order(id),
  constraint act_order_result_pk PRIMARY KEY (order_id, provider_id),
  constraint act_order_result_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id)
);
CREATE UNIQUE INDEX act_order_result_act_once ON public.act_order_result USING btree (act_id);
CREATE INDEX act_order_result_provider_idx ON public.act_order_result USING btree (provider_id);
CREATE TRIGGER act_order_result_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_order_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table act_signature (
  act_id bigint not null,
  method text not null,
  staff_id bigint not null,
  signed_at timestamp with time zone not null,
  document text not null,
  document_sha256 text not null,
  cms bytea,
  evidence jsonb not null,
  constraint act_signature_act_fk FOREIGN KEY (act_id) REFERENCES act(id),
  constraint act_signature_cms_of_eds CHECK (((method = 'eds'::text) = (cms IS NOT NULL))),
  constraint act_signature_is_its_hash CHECK ((document_sha256 = encode(sha256(convert_to(document, 'UTF8'::name)), 'hex'::text))),
  constraint act_signature_method_known CHECK ((method = ANY (ARRAY['session'::text, 'eds'::text]))),
  constraint act_signature_pk PRIMARY KEY (act_id),
  constraint act_signature_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX act_signature_staff_idx ON public.act_signature USING btree (staff_id);
CREATE TRIGGER act_signature_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table act_uncovered (
  act_id bigint not null,
  line_id bigint not null,
  amount_tiyn bigint not null,
  missing_tiyn bigint not null,
  constraint act_uncovered_act_fk FOREIGN KEY (act_id) REFERENCES act(id),
  constraint act_uncovered_line_fk FOREIGN KEY (line_id) REFERENCES sheet_line(id),
  constraint act_uncovered_missing_sane CHECK ((missing_tiyn >= 0)),
  constraint act_uncovered_pk PRIMARY KEY (act_id, line_id)
);
CREATE INDEX act_uncovered_line_idx ON public.act_uncovered USING btree (line_id);
CREATE TRIGGER act_uncovered_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_uncovered FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table announced_departure (
  id bigint not null generated always as identity,
  group_id bigint not null,
  count integer not null,
  last_day date not null,
  announced_at timestamp with time zone not null,
  announced_by text not null,
  done_at timestamp with time zone,
  constraint announced_departure_count_sane CHECK (((count >= 1) AND (count <= 1000))),
  constraint announced_departure_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint announced_departure_pk PRIMARY KEY (id)
);
CREATE INDEX announced_departure_due_idx ON public.announced_departure USING btree (last_day) WHERE (done_at IS NULL);
CREATE INDEX announced_departure_group_idx ON public.announced_departure USING btree (group_id);

create table answer_trace (
  month date not null,
  device text not null,
  address text not null,
  at timestamp with time zone not null,
  enrolment_id bigint not null,
  person_id bigint not null,
  constraint answer_trace_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint answer_trace_form CHECK (((device ~ '^[0-9a-f]{64}$'::text) AND (address ~ '^[0-9a-f]{64}$'::text))),
  constraint answer_trace_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint answer_trace_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint answer_trace_pk PRIMARY KEY (enrolment_id, month, device)
);
CREATE INDEX answer_trace_device_idx ON public.answer_trace USING btree (month, device);
CREATE INDEX answer_trace_person_idx ON public.answer_trace USING btree (person_id);

create table answer_trace_key (
  month date not null,
  key text not null,
  constraint answer_trace_key_form CHECK ((key ~ '^[0-9a-f]{64}$'::text)),
  constraint answer_trace_key_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint answer_trace_key_pk PRIMARY KEY (month)
);

create table application (
  id bigint not null generated always as identity,
  number text not null,
  programme text not null,
  territory_code text not null,
  settlement_code text not null,
  child_id bigint not null,
  guardian_id bigint not null,
  submitted_at timestamp with time zone not null,
  birth_year smallint not null,
  cohort smallint not null,
  tier text not null,
  kind text not null,
  batch_key text,
  state text not null,
  last_change text not null,
  changed_at timestamp with time zone not null,
  archived_reason text,
  restorations integer not null default 0,
  restore_until timestamp with time zone,
  stopped_until timestamp with time zone,
  stop_reason text,
  guardianship_checked boolean not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  form text,
  constraint application_archived_reason_known CHECK ((archived_reason = ANY (ARRAY['served'::text, 'withdrawn'::text, 'refused'::text, 'not-restored'::text, 'aged-out'::text, 'moved'::text, 'duplicate'::text, 'false-claim'::text, 'replaced'::text, 'place-unused'::text]))),
  constraint application_archived_with_reason CHECK (((state = 'archived'::text) = (archived_reason IS NOT NULL))),
  constraint application_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint application_club_has_form CHECK (((programme = 'club'::text) = (form IS NOT NULL))),
  constraint application_erased_when_archived CHECK (((erased_at IS NULL) OR (state = 'archived'::text))),
  constraint application_form_known CHECK ((form = ANY (ARRAY['targeted'::text, 'universal'::text]))),
  constraint application_guardian_fk FOREIGN KEY (guardian_id) REFERENCES person(id),
  constraint application_kind_known CHECK ((kind = ANY (ARRAY['general'::text, 'special'::text]))),
  constraint application_last_change_known CHECK ((last_change = ANY (ARRAY['submitted'::text, 'imported'::text, 'offered'::text, 'confirmation-missed'::text, 'choice-missed'::text, 'restored'::text, 'refused'::text, 'withdrawn'::text, 'not-restored'::text, 'stopped'::text, 'released'::text, 'claim-confirmed'::text, 'claim-rejected'::text, 'claim-expired'::text, 'refresh'::text, 'aged-out'::text, 'served'::text, 'moved'::text, 'duplicate'::text, 'false-claim'::text, 'offer-cancelled'::text, 'rebuilt'::text, 'referred'::text, 'referral-returned'::text, 'referral-unused'::text, 'regime-switched'::text, 'replaced'::text, 'named'::text, 'taken-over'::text, 'place-unused'::text]))),
  constraint application_not_own_guardian CHECK ((child_id <> guardian_id)),
  constraint application_number_unique UNIQUE (number),
  constraint application_pk PRIMARY KEY (id),
  constraint application_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint application_restorations_counted CHECK (((restorations >= 0) AND (restorations <= 10))),
  constraint application_settlement_fk FOREIGN KEY (settlement_code) REFERENCES territory(code),
  constraint application_state_known CHECK ((state = ANY (ARRAY['queued'::text, 'offered'::text, 'inactive'::text, 'stopped'::text, 'served'::text, 'archived'::text]))),
  constraint application_stopped_with_end CHECK (((state = 'stopped'::text) = (stopped_until IS NOT NULL))),
  constraint application_stopped_with_reason CHECK (((state = 'stopped'::text) = (stop_reason IS NOT NULL))),
  constraint application_targeted_never_queued CHECK (((form IS DISTINCT FROM 'targeted'::text) OR (state <> ALL (ARRAY['queued'::text, 'inactive'::text, 'stopped'::text])))),
  constraint application_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint application_tier_known CHECK ((tier = ANY (ARRAY['out-of-turn'::text, 'priority'::text, 'general'::text])))
);
CREATE INDEX application_batch_idx ON public.application USING btree (territory_code, programme, batch_key) WHERE (batch_key IS NOT NULL);
CREATE INDEX application_child_idx ON public.application USING btree (child_id);
CREATE INDEX application_guardian_idx ON public.application USING btree (guardian_id);
CREATE UNIQUE INDEX application_one_active_per_child ON public.application USING btree (child_id, programme, COALESCE(form, ''::text)) WHERE (state <> 'archived'::text);
CREATE INDEX application_queue_order ON public.application USING btree (territory_code, programme, cohort, tier, submitted_at, number COLLATE "C") WHERE (state = 'queued'::text);
CREATE INDEX application_restore_idx ON public.application USING btree (restore_until) WHERE (state = 'inactive'::text);
CREATE INDEX application_retention_idx ON public.application USING btree (changed_at, id) WHERE ((state = 'archived'::text) AND (erased_at IS NULL));
CREATE INDEX application_settlement_idx ON public.application USING btree (settlement_code);
CREATE INDEX application_stopped_idx ON public.application USING btree (stopped_until) WHERE (state = 'stopped'::text);
CREATE INDEX application_territory_idx ON public.application USING btree (territory_code, programme, state);
CREATE TRIGGER application_added_moves_queue AFTER INSERT ON public.application REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION queue_movement_of_insert();
CREATE TRIGGER application_changed_moves_queue AFTER UPDATE ON public.application REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION queue_movement_of_update();

create table application_event (
  id bigint not null generated always as identity,
  application_id bigint not null,
  at timestamp with time zone not null,
  kind text not null,
  actor text not null,
  facts jsonb not null,
  constraint application_event_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint application_event_pk PRIMARY KEY (id)
);
CREATE INDEX application_event_application_idx ON public.application_event USING btree (application_id, id);
CREATE TRIGGER application_event_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.application_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table application_note (
  event_id bigint not null,
  reason text not null,
  constraint application_note_event_fk FOREIGN KEY (event_id) REFERENCES application_event(id),
  constraint application_note_pk PRIMARY KEY (event_id)
);

create table attempt_counter (
  bucket text not null,
  window_ends_at timestamp with time zone not null,
  attempts integer not null,
  constraint attempt_counter_counts CHECK ((attempts > 0)),
  constraint attempt_counter_pk PRIMARY KEY (bucket)
);
CREATE INDEX attempt_counter_end_idx ON public.attempt_counter USING btree (window_ends_at);

create table attendance_change (
  id bigint not null generated always as identity,
  enrolment_id bigint not null,
  day date not null,
  revision smallint not null,
  before_state text not null,
  before_reason text,
  after_state text not null,
  after_reason text,
  words text,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint attendance_change_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint attendance_change_once UNIQUE (enrolment_id, day, revision),
  constraint attendance_change_pk PRIMARY KEY (id),
  constraint attendance_change_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500)))
);
CREATE TRIGGER attendance_change_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.attendance_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table attendance_day (
  group_id bigint not null,
  day date not null,
  present integer not null,
  absent integer not null,
  first_marked_at timestamp with time zone not null,
  marked_at timestamp with time zone not null,
  marked_by text not null,
  constraint attendance_day_counts_sane CHECK (((present >= 0) AND (absent >= 0))),
  constraint attendance_day_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint attendance_day_pk PRIMARY KEY (group_id, day)
);
CREATE INDEX attendance_day_day_idx ON public.attendance_day USING btree (day);

create table attendance_digest (
  week date not null,
  last_enrolment_id bigint not null,
  planned integer not null,
  started_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint attendance_digest_counts_sane CHECK (((planned >= 0) AND (last_enrolment_id >= 0))),
  constraint attendance_digest_pk PRIMARY KEY (week),
  constraint attendance_digest_week_ends CHECK ((EXTRACT(isodow FROM week) = (5)::numeric))
);

create table attendance_mark (
  enrolment_id bigint not null,
  day date not null,
  state text not null,
  reason text,
  arrived_at time without time zone,
  left_at time without time zone,
  revision smallint not null default 1,
  marked_at timestamp with time zone not null,
  device_at timestamp with time zone,
  marked_by text not null,
  constraint attendance_mark_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint attendance_mark_pk PRIMARY KEY (enrolment_id, day),
  constraint attendance_mark_reason_known CHECK ((reason = ANY (ARRAY['illness'::text, 'leave'::text, 'quarantine'::text, 'family'::text, 'other'::text]))),
  constraint attendance_mark_reason_of_absence CHECK (((reason IS NULL) OR (state = 'absent'::text))),
  constraint attendance_mark_revision_positive CHECK ((revision > 0)),
  constraint attendance_mark_state_known CHECK ((state = ANY (ARRAY['present'::text, 'absent'::text]))),
  constraint attendance_mark_times_of_presence CHECK ((((state = 'present'::text) OR ((arrived_at IS NULL) AND (left_at IS NULL))) AND ((left_at IS NULL) OR (left_at >= arrived_at))))
);
CREATE TRIGGER attendance_mark_stays BEFORE DELETE OR TRUNCATE ON public.attendance_mark FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table attendance_start (
  enrolment_id bigint not null,
  day date not null,
  marked_at timestamp with time zone not null,
  constraint attendance_start_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint attendance_start_pk PRIMARY KEY (enrolment_id)
);
CREATE TRIGGER attendance_start_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.attendance_start FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table attended_time (
  enrolment_id bigint not null,
  day date not null,
  child_id bigint not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  constraint attended_time_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint attended_time_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint attended_time_in_order CHECK ((ends_at > starts_at)),
  constraint attended_time_one_place EXCLUDE USING gist (child_id WITH =, tsrange((day + starts_at), (day + ends_at)) WITH &&),
  constraint attended_time_pk PRIMARY KEY (enrolment_id, day)
);
CREATE INDEX attended_time_child_idx ON public.attended_time USING btree (child_id, day);

create table bank_answer (
  id bigint not null generated always as identity,
  batch_id bigint not null,
  form text not null,
  name text not null,
  sha256 text not null,
  paid integer not null,
  returned integer not null,
  pending integer not null,
  unchanged integer not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  constraint bank_answer_batch_fk FOREIGN KEY (batch_id) REFERENCES payment_batch(id),
  constraint bank_answer_form_known CHECK ((form = ANY (ARRAY['pain.002'::text, 'csv'::text, 'hand'::text]))),
  constraint bank_answer_once UNIQUE (batch_id, sha256),
  constraint bank_answer_pk PRIMARY KEY (id)
);
CREATE TRIGGER bank_answer_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.bank_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table benefit_claim (
  id bigint not null generated always as identity,
  application_id bigint not null,
  code text not null,
  state text not null,
  source text not null,
  document_id bigint,
  claimed_at timestamp with time zone not null,
  due_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by text,
  decision_reason text,
  constraint benefit_claim_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint benefit_claim_code_known CHECK ((code = ANY (ARRAY['military'::text, 'special-body'::text, 'parent-disability'::text, 'no-parental-care'::text, 'orphan'::text, 'large-family'::text, 'special-needs'::text, 'child-disability'::text, 'educator'::text]))),
  constraint benefit_claim_decided CHECK (((state = 'claimed'::text) = (decided_at IS NULL))),
  constraint benefit_claim_document_fk FOREIGN KEY (document_id) REFERENCES document(id),
  constraint benefit_claim_once UNIQUE (application_id, code),
  constraint benefit_claim_pk PRIMARY KEY (id),
  constraint benefit_claim_source_known CHECK ((source = ANY (ARRAY['parent'::text, 'register'::text, 'imported'::text, 'officer'::text]))),
  constraint benefit_claim_state_known CHECK ((state = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'rejected'::text, 'expired'::text])))
);
CREATE INDEX benefit_claim_document_idx ON public.benefit_claim USING btree (document_id);
CREATE INDEX benefit_claim_open_idx ON public.benefit_claim USING btree (due_at) WHERE (state = 'claimed'::text);
CREATE INDEX benefit_claim_paper_idx ON public.benefit_claim USING btree (decided_at, id) WHERE ((document_id IS NOT NULL) AND (state <> 'claimed'::text));

create table book_sweep (
  programme text not null,
  territory_code text not null,
  kind text not null,
  period date not null,
  swept_at timestamp with time zone not null,
  constraint book_sweep_kind_known CHECK ((kind = ANY (ARRAY['idle-months'::text, 'carry-over'::text, 'long-absence'::text]))),
  constraint book_sweep_pk PRIMARY KEY (territory_code, programme, kind, period),
  constraint book_sweep_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint book_sweep_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);

create table budget (
  territory_code text not null,
  programme text not null,
  year smallint not null,
  allotted_tiyn bigint not null,
  changed_at timestamp with time zone not null,
  constraint budget_not_negative CHECK ((allotted_tiyn >= 0)),
  constraint budget_pk PRIMARY KEY (territory_code, programme, year),
  constraint budget_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);

create table bulletin (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  kind text not null,
  day date not null,
  row_count integer not null,
  content text not null,
  sha256 text not null,
  published_at timestamp with time zone not null,
  constraint bulletin_is_its_hash CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint bulletin_kind_known CHECK ((kind = ANY (ARRAY['freed'::text, 'withdrawn'::text, 'issued'::text]))),
  constraint bulletin_once UNIQUE (territory_code, programme, kind, day),
  constraint bulletin_pk PRIMARY KEY (id),
  constraint bulletin_rows_sane CHECK ((row_count >= 0)),
  constraint bulletin_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX bulletin_day_idx ON public.bulletin USING btree (day);
CREATE TRIGGER bulletin_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.bulletin FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table choice_decision (
  round_id bigint not null,
  sequence integer not null,
  application_id bigint not null,
  outcome text not null,
  group_id bigint,
  admission text,
  wish_rank smallint,
  constraint choice_decision_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint choice_decision_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint choice_decision_outcome_known CHECK ((outcome = ANY (ARRAY['placed'::text, 'all-full'::text, 'no-wishes'::text, 'siblings-do-not-fit'::text, 'not-their-turn'::text]))),
  constraint choice_decision_pk PRIMARY KEY (round_id, sequence),
  constraint choice_decision_placed CHECK (((outcome = 'placed'::text) = (group_id IS NOT NULL))),
  constraint choice_decision_round_fk FOREIGN KEY (round_id) REFERENCES choice_round(id)
);
CREATE INDEX choice_decision_application_idx ON public.choice_decision USING btree (application_id, round_id);
CREATE INDEX choice_decision_group_idx ON public.choice_decision USING btree (group_id);
CREATE TRIGGER choice_decision_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.choice_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table choice_preference (
  application_id bigint not null,
  together boolean not null default true,
  any_place boolean not null default false,
  consented_at timestamp with time zone,
  constraint choice_preference_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint choice_preference_consent CHECK (((NOT any_place) OR (consented_at IS NOT NULL))),
  constraint choice_preference_pk PRIMARY KEY (application_id)
);

create table choice_round (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  regime text not null,
  number integer not null,
  held_on date not null,
  held_at timestamp with time zone not null,
  held_by text not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  input_hash text not null,
  result_hash text not null,
  placed integer not null,
  bundle text not null,
  constraint choice_round_number_unique UNIQUE (territory_code, programme, number),
  constraint choice_round_pk PRIMARY KEY (id),
  constraint choice_round_placed_sane CHECK ((placed >= 0)),
  constraint choice_round_regime_known CHECK ((regime = ANY (ARRAY['voucher'::text, 'referral'::text, 'single-voucher'::text]))),
  constraint choice_round_rule_pack_fk FOREIGN KEY (rule_pack_id, rule_pack_version) REFERENCES rule_pack(id, version),
  constraint choice_round_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX choice_round_input_hash_idx ON public.choice_round USING btree (input_hash);
CREATE INDEX choice_round_rule_pack_idx ON public.choice_round USING btree (rule_pack_id, rule_pack_version);
CREATE TRIGGER choice_round_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.choice_round FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table client_request (
  id text not null,
  action text not null,
  input_hash text not null,
  answer jsonb,
  at timestamp with time zone not null,
  constraint client_request_id_length CHECK (((length(id) >= 8) AND (length(id) <= 100))),
  constraint client_request_pk PRIMARY KEY (id)
);
CREATE INDEX client_request_at_idx ON public.client_request USING btree (at);

create table coach (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  full_name text not null,
  started_on date not null,
  left_on date,
  constraint coach_days_in_order CHECK ((left_on >= started_on)),
  constraint coach_name_length CHECK (((length(full_name) >= 2) AND (length(full_name) <= 200))),
  constraint coach_pk PRIMARY KEY (id),
  constraint coach_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id)
);
CREATE INDEX coach_provider_idx ON public.coach USING btree (provider_id);

create table coach_evidence (
  id bigint not null generated always as identity,
  coach_id bigint not null,
  kind text not null,
  reference text not null,
  checked_on date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint coach_evidence_coach_fk FOREIGN KEY (coach_id) REFERENCES coach(id),
  constraint coach_evidence_days_in_order CHECK ((valid_to >= checked_on)),
  constraint coach_evidence_kind_known CHECK ((kind = ANY (ARRAY['no-conviction'::text, 'medical'::text, 'first-aid'::text, 'qualification'::text]))),
  constraint coach_evidence_pk PRIMARY KEY (id),
  constraint coach_evidence_reference_length CHECK (((length(reference) >= 1) AND (length(reference) <= 300)))
);
CREATE INDEX coach_evidence_coach_idx ON public.coach_evidence USING btree (coach_id, kind);
CREATE TRIGGER coach_evidence_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.coach_evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table coach_paper (
  id bigint not null generated always as identity,
  coach_id bigint not null,
  kind text not null,
  reference text not null,
  issued_on date not null,
  valid_to date,
  state text not null,
  entered_at timestamp with time zone not null,
  entered_by text not null,
  evidence_id bigint,
  answered_at timestamp with time zone,
  answered_by text,
  words text,
  constraint coach_paper_answered CHECK ((num_nulls(answered_at, answered_by) =
CASE state
    WHEN 'waiting'::text THEN 2
    ELSE 0
END)),
  constraint coach_paper_coach_fk FOREIGN KEY (coach_id) REFERENCES coach(id),
  constraint coach_paper_days_in_order CHECK ((valid_to >= issued_on)),
  constraint coach_paper_evidence_fk FOREIGN KEY (evidence_id) REFERENCES coach_evidence(id),
  constraint coach_paper_kind_known CHECK ((kind = ANY (ARRAY['no-conviction'::text, 'medical'::text, 'first-aid'::text, 'qualification'::text]))),
  constraint coach_paper_pk PRIMARY KEY (id),
  constraint coach_paper_recorded_has_evidence CHECK (((state = 'recorded'::text) = (evidence_id IS NOT NULL))),
  constraint coach_paper_reference_length CHECK (((length(reference) >= 1) AND (length(reference) <= 300))),
  constraint coach_paper_refused_has_words CHECK (((state = 'refused'::text) = (words IS NOT NULL))),
  constraint coach_paper_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'recorded'::text, 'refused'::text]))),
  constraint coach_paper_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500)))
);
CREATE INDEX coach_paper_coach_idx ON public.coach_paper USING btree (coach_id);
CREATE INDEX coach_paper_evidence_idx ON public.coach_paper USING btree (evidence_id);
CREATE UNIQUE INDEX coach_paper_one_waiting ON public.coach_paper USING btree (coach_id, kind) WHERE (state = 'waiting'::text);
CREATE TRIGGER coach_paper_stays BEFORE DELETE OR TRUNCATE ON public.coach_paper FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table contract (
  id bigint not null generated always as identity,
  number text not null,
  hold_id bigint not null,
  application_id bigint not null,
  voucher_id bigint,
  child_id bigint not null,
  guardian_id bigint not null,
  provider_id bigint not null,
  group_id bigint not null,
  place_id bigint not null,
  programme text not null,
  territory_code text not null,
  template_id text not null,
  template_version text not null,
  state text not null,
  admission text not null,
  starts_on date not null,
  last_day date,
  previous_id bigint,
  document_sha256 text not null,
  drafted_at timestamp with time zone not null,
  in_force_at timestamp with time zone,
  refusal_ground text,
  void_reason text,
  end_reason text,
  changed_at timestamp with time zone not null,
  constraint contract_admission_known CHECK ((admission = ANY (ARRAY['general'::text, 'early-booking'::text, 'temporary'::text]))),
  constraint contract_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint contract_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint contract_days_in_order CHECK (((last_day IS NULL) OR (last_day >= starts_on) OR (end_reason IS NOT NULL))),
  constraint contract_document_hash_form CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint contract_end_reason_known CHECK ((end_reason = ANY (ARRAY['transfer'::text, 'school'::text, 'moved'::text, 'guardian'::text, 'absence'::text, 'provider-excluded'::text, 'return-of-absent'::text, 'term-over'::text, 'not-my-child'::text, 'swap'::text]))),
  constraint contract_ended_with_reason CHECK (((state <> 'ended'::text) OR ((end_reason IS NOT NULL) AND (last_day IS NOT NULL)))),
  constraint contract_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint contract_guardian_fk FOREIGN KEY (guardian_id) REFERENCES person(id),
  constraint contract_hold_fk FOREIGN KEY (hold_id) REFERENCES place_hold(id),
  constraint contract_hold_unique UNIQUE (hold_id),
  constraint contract_in_force_at CHECK (((in_force_at IS NOT NULL) = (state = ANY (ARRAY['in-force'::text, 'ended'::text])))),
  constraint contract_number_unique UNIQUE (number),
  constraint contract_pk PRIMARY KEY (id),
  constraint contract_place_fk FOREIGN KEY (place_id) REFERENCES place(id),
  constraint contract_previous_fk FOREIGN KEY (previous_id) REFERENCES contract(id),
  constraint contract_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint contract_refusal_ground_known CHECK ((refusal_ground = ANY (ARRAY['incomplete-papers'::text, 'expired-papers'::text, 'unvaccinated-ratio'::text]))),
  constraint contract_refused_with_ground CHECK (((state = 'refused'::text) = (refusal_ground IS NOT NULL))),
  constraint contract_state_known CHECK ((state = ANY (ARRAY['drafted'::text, 'signed-by-guardian'::text, 'in-force'::text, 'ended'::text, 'refused'::text, 'void'::text]))),
  constraint contract_template_fk FOREIGN KEY (template_id, template_version) REFERENCES contract_template(id, version),
  constraint contract_temporary_ends CHECK (((admission <> 'temporary'::text) OR (last_day IS NOT NULL))),
  constraint contract_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint contract_void_with_reason CHECK (((state = 'void'::text) = (void_reason IS NOT NULL))),
  constraint contract_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id)
);
CREATE INDEX contract_application_idx ON public.contract USING btree (application_id);
CREATE INDEX contract_group_idx ON public.contract USING btree (group_id);
CREATE INDEX contract_guardian_idx ON public.contract USING btree (guardian_id);
CREATE INDEX contract_last_day_idx ON public.contract USING btree (last_day) WHERE (state = 'in-force'::text);
CREATE UNIQUE INDEX contract_one_open_per_child ON public.contract USING btree (child_id, programme) WHERE (state = ANY (ARRAY['drafted'::text, 'signed-by-guardian'::text]));
CREATE INDEX contract_place_idx ON public.contract USING btree (place_id);
CREATE INDEX contract_previous_idx ON public.contract USING btree (previous_id);
CREATE INDEX contract_provider_idx ON public.contract USING btree (provider_id, state);
CREATE INDEX contract_template_idx ON public.contract USING btree (template_id, template_version);
CREATE INDEX contract_territory_idx ON public.contract USING btree (territory_code, programme, state);
CREATE INDEX contract_voucher_idx ON public.contract USING btree (voucher_id);

create table contract_document (
  contract_id bigint not null,
  sha256 text not null,
  content text not null,
  constraint contract_document_contract_fk FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint contract_document_is_its_hash CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint contract_document_pk PRIMARY KEY (contract_id, sha256)
);

create table contract_signature (
  id bigint not null generated always as identity,
  contract_id bigint not null,
  party text not null,
  method text not null,
  person_id bigint,
  staff_id bigint,
  signed_at timestamp with time zone not null,
  document_sha256 text not null,
  cms bytea,
  evidence jsonb not null,
  constraint contract_signature_document_fk FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint contract_signature_eds_has_cms CHECK (((method <> 'eds'::text) OR (cms IS NOT NULL))),
  constraint contract_signature_method_known CHECK ((method = ANY (ARRAY['sms-code'::text, 'eds'::text, 'session'::text]))),
  constraint contract_signature_of_guardian CHECK (((party = 'guardian'::text) = (person_id IS NOT NULL))),
  constraint contract_signature_of_staff CHECK (((party = 'guardian'::text) = (staff_id IS NULL))),
  constraint contract_signature_once UNIQUE (contract_id, party, document_sha256),
  constraint contract_signature_party_known CHECK ((party = ANY (ARRAY['guardian'::text, 'provider'::text, 'department'::text]))),
  constraint contract_signature_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint contract_signature_pk PRIMARY KEY (id),
  constraint contract_signature_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX contract_signature_person_idx ON public.contract_signature USING btree (person_id);
CREATE INDEX contract_signature_staff_idx ON public.contract_signature USING btree (staff_id);

create table contract_template (
  id text not null,
  version text not null,
  programme text not null,
  regime text not null,
  valid_from date not null,
  valid_to date,
  content jsonb not null,
  content_hash text not null,
  loaded_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint contract_template_days_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint contract_template_hash_form CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint contract_template_pk PRIMARY KEY (id, version),
  constraint contract_template_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint contract_template_regime_known CHECK ((regime = ANY (ARRAY['voucher'::text, 'referral'::text, 'single-voucher'::text])))
);
CREATE UNIQUE INDEX contract_template_one_live_version ON public.contract_template USING btree (id) WHERE (retired_at IS NULL);

create table document (
  id bigint not null generated always as identity,
  application_id bigint,
  sha256 text not null,
  media_type text not null,
  size_bytes integer not null,
  file_name text not null,
  uploaded_at timestamp with time zone not null,
  constraint document_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint document_hash_form CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint document_media_type_known CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text]))),
  constraint document_pk PRIMARY KEY (id),
  constraint document_size_bounded CHECK (((size_bytes >= 1) AND (size_bytes <= 10485760)))
);
CREATE INDEX document_application_idx ON public.document USING btree (application_id);

create table enrolment (
  id bigint not null generated always as identity,
  contract_id bigint not null,
  application_id bigint not null,
  voucher_id bigint,
  child_id bigint not null,
  programme text not null,
  provider_id bigint not null,
  group_id bigint not null,
  place_id bigint not null,
  territory_code text not null,
  starts_on date not null,
  last_day date,
  seated boolean not null,
  never_began boolean not null default false,
  created_at timestamp with time zone not null,
  constraint enrolment_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint enrolment_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint enrolment_contract_fk FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint enrolment_contract_unique UNIQUE (contract_id),
  constraint enrolment_days_in_order CHECK (((last_day IS NULL) OR (last_day >= starts_on))),
  constraint enrolment_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint enrolment_no_overlap EXCLUDE USING gist (child_id WITH =, programme WITH =, daterange(starts_on, last_day, '[]'::text) WITH &&) WHERE ((NOT never_began)),
  constraint enrolment_pk PRIMARY KEY (id),
  constraint enrolment_place_fk FOREIGN KEY (place_id) REFERENCES place(id),
  constraint enrolment_place_unique UNIQUE (place_id),
  constraint enrolment_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint enrolment_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint enrolment_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id)
);
CREATE INDEX enrolment_application_idx ON public.enrolment USING btree (application_id);
CREATE INDEX enrolment_child_idx ON public.enrolment USING btree (child_id);
CREATE INDEX enrolment_group_days_idx ON public.enrolment USING btree (group_id, starts_on);
CREATE INDEX enrolment_group_idx ON public.enrolment USING btree (group_id) WHERE seated;
CREATE INDEX enrolment_provider_idx ON public.enrolment USING btree (provider_id);
CREATE INDEX enrolment_territory_idx ON public.enrolment USING btree (territory_code);
CREATE INDEX enrolment_voucher_idx ON public.enrolment USING btree (voucher_id);

create table family_case (
  id bigint not null generated always as identity,
  number text not null,
  kind text not null,
  territory_code text not null,
  application_id bigint not null,
  enrolment_id bigint,
  opened_by bigint not null,
  words text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text not null,
  outcome text,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  provider_id bigint,
  constraint family_case_answered CHECK (((state = 'answered'::text) = ((outcome IS NOT NULL) AND (answered_at IS NOT NULL)))),
  constraint family_case_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint family_case_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint family_case_kind_known CHECK ((kind = ANY (ARRAY['not-my-child'::text, 'provider-refusal'::text, 'stop-list'::text, 'complaint'::text]))),
  constraint family_case_number_unique UNIQUE (number),
  constraint family_case_outcome_known CHECK ((outcome = ANY (ARRAY['upheld'::text, 'dismissed'::text]))),
  constraint family_case_person_fk FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint family_case_pk PRIMARY KEY (id),
  constraint family_case_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint family_case_provider_of_complaint CHECK (((provider_id IS NULL) OR (kind = 'complaint'::text))),
  constraint family_case_state_known CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text]))),
  constraint family_case_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint family_case_words_length CHECK (((length(words) <= 2000) AND (length(answer) <= 2000)))
);
CREATE INDEX family_case_enrolment_idx ON public.family_case USING btree (enrolment_id);
CREATE UNIQUE INDEX family_case_one_open ON public.family_case USING btree (application_id, kind) WHERE (state = 'open'::text);
CREATE INDEX family_case_open_idx ON public.family_case USING btree (territory_code, due_at) WHERE (state = 'open'::text);
CREATE INDEX family_case_person_idx ON public.family_case USING btree (opened_by);
CREATE INDEX family_case_provider_idx ON public.family_case USING btree (provider_id, opened_at) WHERE (provider_id IS NOT NULL);

create table guardianship (
  child_id bigint not null,
  guardian_id bigint not null,
  source text not null,
  since timestamp with time zone not null,
  constraint guardianship_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint guardianship_guardian_fk FOREIGN KEY (guardian_id) REFERENCES person(id),
  constraint guardianship_not_of_oneself CHECK ((child_id <> guardian_id)),
  constraint guardianship_pk PRIMARY KEY (child_id, guardian_id),
  constraint guardianship_source_known CHECK ((source = ANY (ARRAY['register'::text, 'declared'::text, 'imported'::text, 'officer'::text])))
);
CREATE INDEX guardianship_guardian_idx ON public.guardianship USING btree (guardian_id);

create table installation (
  singleton boolean not null default true,
  mode text not null,
  clock_offset interval not null default '00:00:00'::interval,
  cluster_id text not null,
  constraint installation_clock_real_in_production CHECK (((mode <> 'production'::text) OR (clock_offset = '00:00:00'::interval))),
  constraint installation_mode_known CHECK ((mode = ANY (ARRAY['demo'::text, 'production'::text, 'test'::text]))),
  constraint installation_pk PRIMARY KEY (singleton),
  constraint installation_single CHECK (singleton)
);

create table introduction (
  child_id bigint not null,
  introduced_at timestamp with time zone not null,
  constraint introduction_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint introduction_pk PRIMARY KEY (child_id)
);
CREATE INDEX introduction_due_idx ON public.introduction USING btree (introduced_at);

create table invariant_result (
  run_id bigint not null,
  name text not null,
  outcome text not null,
  violations integer,
  found text[] not null,
  constraint invariant_result_counted CHECK ((((outcome = 'holds'::text) AND (violations = 0)) OR ((outcome = 'broken'::text) AND (violations > 0)) OR ((outcome = 'unchecked'::text) AND (violations IS NULL)))),
  constraint invariant_result_name_form CHECK ((name ~ '^[a-z][a-z-]{2,80}$'::text)),
  constraint invariant_result_outcome_known CHECK ((outcome = ANY (ARRAY['holds'::text, 'broken'::text, 'unchecked'::text]))),
  constraint invariant_result_pk PRIMARY KEY (run_id, name),
  constraint invariant_result_run_fk FOREIGN KEY (run_id) REFERENCES invariant_run(id)
);
CREATE INDEX invariant_result_name_idx ON public.invariant_result USING btree (name, run_id);
CREATE TRIGGER invariant_result_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.invariant_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table invariant_run (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  cause text not null,
  night date,
  run_by text not null,
  duration_ms integer not null,
  constraint invariant_run_cause_known CHECK ((cause = ANY (ARRAY['nightly'::text, 'on-demand'::text, 'doctor'::text]))),
  constraint invariant_run_duration_sane CHECK ((duration_ms >= 0)),
  constraint invariant_run_nightly_has_night CHECK (((cause = 'nightly'::text) = (night IS NOT NULL))),
  constraint invariant_run_pk PRIMARY KEY (id)
);
CREATE INDEX invariant_run_at_idx ON public.invariant_run USING btree (at);
CREATE UNIQUE INDEX invariant_run_one_a_night ON public.invariant_run USING btree (night) WHERE (cause = 'nightly'::text);
CREATE TRIGGER invariant_run_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.invariant_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table iteration (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  number integer not null,
  held_on date not null,
  held_at timestamp with time zone not null,
  held_by text not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  input_hash text not null,
  result_hash text not null,
  offered integer not null,
  skipped jsonb not null,
  money_before_tiyn bigint not null,
  money_after_tiyn bigint not null,
  bundle text not null,
  constraint iteration_never_overspends CHECK (((money_after_tiyn >= 0) AND (money_after_tiyn <= money_before_tiyn))),
  constraint iteration_number_unique UNIQUE (territory_code, programme, number),
  constraint iteration_pk PRIMARY KEY (id),
  constraint iteration_rule_pack_fk FOREIGN KEY (rule_pack_id, rule_pack_version) REFERENCES rule_pack(id, version),
  constraint iteration_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX iteration_input_hash_idx ON public.iteration USING btree (input_hash);
CREATE INDEX iteration_rule_pack_idx ON public.iteration USING btree (rule_pack_id, rule_pack_version);
CREATE TRIGGER iteration_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.iteration FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table iteration_decision (
  iteration_id bigint not null,
  sequence integer not null,
  application_id bigint not null,
  offered boolean not null,
  reason text,
  cost_tiyn bigint not null,
  money_left_tiyn bigint not null,
  pool_left integer not null,
  constraint iteration_decision_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint iteration_decision_iteration_fk FOREIGN KEY (iteration_id) REFERENCES iteration(id),
  constraint iteration_decision_money_left CHECK ((money_left_tiyn >= 0)),
  constraint iteration_decision_pk PRIMARY KEY (iteration_id, sequence),
  constraint iteration_decision_pool_left CHECK ((pool_left >= 0)),
  constraint iteration_decision_reason CHECK ((offered = (reason IS NULL)))
);
CREATE INDEX iteration_decision_application_idx ON public.iteration_decision USING btree (application_id, iteration_id);
CREATE TRIGGER iteration_decision_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.iteration_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table journal_entry (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  kind text not null,
  leaf text not null,
  about text,
  constraint journal_entry_pk PRIMARY KEY (id)
);
CREATE INDEX journal_entry_about_idx ON public.journal_entry USING btree (about, id) WHERE (about IS NOT NULL);
CREATE TRIGGER journal_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table journal_outbox (
  id bigint not null generated always as identity,
  entry_ids bigint[] not null,
  since timestamp with time zone not null default clock_timestamp(),
  constraint journal_outbox_not_empty CHECK ((cardinality(entry_ids) > 0)),
  constraint journal_outbox_pk PRIMARY KEY (id)
);

create table journal_private (
  entry_id bigint not null,
  salt bytea not null,
  fields jsonb not null,
  constraint journal_private_entry_fk FOREIGN KEY (entry_id) REFERENCES journal_entry(id),
  constraint journal_private_pk PRIMARY KEY (entry_id),
  constraint journal_private_salt_length CHECK ((octet_length(salt) = 32))
);

create table leave_of_absence (
  id bigint not null generated always as identity,
  enrolment_id bigint not null,
  starts_on date not null,
  last_day date not null,
  place_id bigint,
  announced_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint leave_of_absence_days_in_order CHECK ((last_day >= starts_on)),
  constraint leave_of_absence_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint leave_of_absence_no_overlap EXCLUDE USING gist (enrolment_id WITH =, daterange(starts_on, last_day, '[]'::text) WITH &&),
  constraint leave_of_absence_pk PRIMARY KEY (id),
  constraint leave_of_absence_place_fk FOREIGN KEY (place_id) REFERENCES place(id)
);
CREATE INDEX leave_of_absence_place_idx ON public.leave_of_absence USING btree (place_id);

create table ledger_account (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  year smallint not null,
  kind text not null,
  balance_tiyn bigint not null default 0,
  constraint ledger_account_kind_known CHECK ((kind = ANY (ARRAY['source'::text, 'available'::text, 'reserved'::text, 'accrued'::text, 'payable'::text, 'paid'::text]))),
  constraint ledger_account_not_overdrawn CHECK (((kind = 'source'::text) OR (balance_tiyn >= 0))),
  constraint ledger_account_pk PRIMARY KEY (id),
  constraint ledger_account_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint ledger_account_unique UNIQUE (programme, territory_code, year, kind)
);
CREATE INDEX ledger_account_territory_idx ON public.ledger_account USING btree (territory_code);
CREATE TRIGGER ledger_account_stays BEFORE DELETE OR TRUNCATE ON public.ledger_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table ledger_entry (
  posting_id bigint not null,
  sequence integer not null,
  account_id bigint not null,
  voucher_id bigint,
  amount_tiyn bigint not null,
  balance_before_tiyn bigint not null,
  balance_after_tiyn bigint not null,
  constraint ledger_entry_account_fk FOREIGN KEY (account_id) REFERENCES ledger_account(id) NOT ENFORCED,
  constraint ledger_entry_adds_up CHECK ((balance_after_tiyn = (balance_before_tiyn + amount_tiyn))),
  constraint ledger_entry_moves CHECK ((amount_tiyn <> 0)),
  constraint ledger_entry_pk PRIMARY KEY (posting_id, sequence),
  constraint ledger_entry_posting_fk FOREIGN KEY (posting_id) REFERENCES ledger_posting(id) NOT ENFORCED,
  constraint ledger_entry_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id) NOT ENFORCED
);
CREATE INDEX ledger_entry_account_idx ON public.ledger_entry USING btree (account_id, posting_id);
CREATE INDEX ledger_entry_voucher_idx ON public.ledger_entry USING btree (voucher_id) WHERE (voucher_id IS NOT NULL);
CREATE TRIGGER ledger_entry_books AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_keep_books();
CREATE TRIGGER ledger_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table ledger_posting (
  id bigint not null generated always as identity,
  kind text not null,
  at timestamp with time zone not null,
  cause text not null,
  entry_count integer not null,
  constraint ledger_posting_kind_known CHECK ((kind = ANY (ARRAY['allot'::text, 'reclaim'::text, 'reserve'::text, 'release'::text, 'accrue'::text, 'approve'::text, 'pay'::text, 'return'::text]))),
  constraint ledger_posting_pk PRIMARY KEY (id),
  constraint ledger_posting_two_sided CHECK ((entry_count >= 2))
);
CREATE INDEX ledger_posting_payment_idx ON public.ledger_posting USING btree (cause) WHERE (kind = ANY (ARRAY['pay'::text, 'return'::text]));
CREATE TRIGGER ledger_posting_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table lesson_answer (
  id bigint not null generated always as identity,
  enrolment_id bigint not null,
  day date not null,
  revision smallint not null,
  state text not null,
  agrees boolean not null,
  words text,
  person_id bigint not null,
  answered_at timestamp with time zone not null,
  constraint lesson_answer_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint lesson_answer_once UNIQUE (enrolment_id, day, revision, agrees),
  constraint lesson_answer_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint lesson_answer_pk PRIMARY KEY (id),
  constraint lesson_answer_revision_positive CHECK ((revision > 0)),
  constraint lesson_answer_state_known CHECK ((state = ANY (ARRAY['present'::text, 'absent'::text]))),
  constraint lesson_answer_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500))),
  constraint lesson_answer_words_of_objection CHECK (((words IS NULL) OR (NOT agrees)))
);
CREATE INDEX lesson_answer_person_idx ON public.lesson_answer USING btree (person_id);
CREATE TRIGGER lesson_answer_stays BEFORE DELETE OR TRUNCATE ON public.lesson_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER lesson_answer_words_stay BEFORE UPDATE ON public.lesson_answer FOR EACH ROW EXECUTE FUNCTION only_erase_words();

create table lesson_change (
  id bigint not null generated always as identity,
  group_id bigint not null,
  day date not null,
  kind text not null,
  starts_at time without time zone,
  ends_at time without time zone,
  room_id bigint,
  coach_id bigint,
  words text not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  taken_back_at timestamp with time zone,
  constraint lesson_change_coach_fk FOREIGN KEY (coach_id) REFERENCES coach(id),
  constraint lesson_change_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint lesson_change_held_has_hour CHECK ((num_nulls(starts_at, ends_at, room_id, coach_id) =
CASE kind
    WHEN 'held'::text THEN 0
    ELSE 4
END)),
  constraint lesson_change_kind_known CHECK ((kind = ANY (ARRAY['cancelled'::text, 'held'::text]))),
  constraint lesson_change_pk PRIMARY KEY (id),
  constraint lesson_change_room_fk FOREIGN KEY (room_id) REFERENCES room(id),
  constraint lesson_change_times_in_order CHECK ((ends_at > starts_at)),
  constraint lesson_change_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500)))
);
CREATE INDEX lesson_change_coach_idx ON public.lesson_change USING btree (coach_id);
CREATE UNIQUE INDEX lesson_change_one_a_day ON public.lesson_change USING btree (group_id, day) WHERE (taken_back_at IS NULL);
CREATE INDEX lesson_change_room_idx ON public.lesson_change USING btree (room_id);
CREATE TRIGGER lesson_change_stays BEFORE DELETE OR TRUNCATE ON public.lesson_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table log_checkpoint (
  size bigint not null,
  root bytea not null,
  note text not null,
  signed_at timestamp with time zone not null,
  constraint log_checkpoint_pk PRIMARY KEY (size),
  constraint log_checkpoint_root_length CHECK ((octet_length(root) = 32)),
  constraint log_checkpoint_size_from_zero CHECK ((size >= 0))
);
CREATE TRIGGER log_checkpoint_never_smaller BEFORE INSERT ON public.log_checkpoint FOR EACH ROW EXECUTE FUNCTION log_checkpoint_grows();
CREATE TRIGGER log_checkpoint_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table log_key (
  vkey text not null,
  origin text not null,
  since_size bigint not null,
  until_size bigint,
  constraint log_key_pk PRIMARY KEY (vkey),
  constraint log_key_sizes_in_order CHECK (((until_size IS NULL) OR (until_size >= since_size)))
);

create table log_leaf (
  index bigint not null,
  entry_id bigint not null,
  hash bytea not null,
  constraint log_leaf_entry_fk FOREIGN KEY (entry_id) REFERENCES journal_entry(id),
  constraint log_leaf_entry_unique UNIQUE (entry_id),
  constraint log_leaf_hash_length CHECK ((octet_length(hash) = 32)),
  constraint log_leaf_index_from_zero CHECK ((index >= 0)),
  constraint log_leaf_pk PRIMARY KEY (index)
);
CREATE TRIGGER log_leaf_dense AFTER INSERT ON public.log_leaf REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_leaf_continues();
CREATE TRIGGER log_leaf_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table log_node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint log_node_above_leaves CHECK ((((level >= 1) AND (level <= 7)) AND (index >= 0))),
  constraint log_node_hash_length CHECK ((octet_length(hash) = 32)),
  constraint log_node_pk PRIMARY KEY (level, index)
);
CREATE TRIGGER log_node_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_node FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table log_policy (
  id bigint not null generated always as identity,
  policy text not null,
  published_at timestamp with time zone not null,
  constraint log_policy_pk PRIMARY KEY (id)
);
CREATE TRIGGER log_policy_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table log_publication (
  id bigint not null generated always as identity,
  size bigint not null,
  note text not null,
  published_at timestamp with time zone not null,
  constraint log_publication_checkpoint_fk FOREIGN KEY (size) REFERENCES log_checkpoint(size),
  constraint log_publication_pk PRIMARY KEY (id)
);
CREATE INDEX log_publication_size_idx ON public.log_publication USING btree (size);
CREATE TRIGGER log_publication_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table log_restoration (
  size bigint not null,
  root bytea not null,
  restored_at timestamp with time zone not null,
  constraint log_restoration_pk PRIMARY KEY (size),
  constraint log_restoration_root_length CHECK ((octet_length(root) = 32))
);
CREATE TRIGGER log_restoration_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_restoration FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table long_absence (
  id bigint not null generated always as identity,
  enrolment_id bigint not null,
  voucher_id bigint not null,
  since date not null,
  state text not null,
  found_at timestamp with time zone not null,
  objection text,
  objected_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by text,
  reason text,
  constraint long_absence_decided CHECK ((((state = ANY (ARRAY['open'::text, 'objected'::text])) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint long_absence_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint long_absence_objected CHECK (((objected_at IS NULL) OR (state <> 'open'::text))),
  constraint long_absence_once UNIQUE (enrolment_id, since),
  constraint long_absence_pk PRIMARY KEY (id),
  constraint long_absence_says_why CHECK (((state <> ALL (ARRAY['kept'::text, 'suspended'::text, 'ended'::text])) OR (reason IS NOT NULL))),
  constraint long_absence_state_known CHECK ((state = ANY (ARRAY['open'::text, 'objected'::text, 'returned'::text, 'kept'::text, 'suspended'::text, 'ended'::text]))),
  constraint long_absence_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id),
  constraint long_absence_words CHECK ((((length(btrim(objection)) >= 1) AND (length(btrim(objection)) <= 1000)) AND ((length(btrim(reason)) >= 3) AND (length(btrim(reason)) <= 500))))
);
CREATE UNIQUE INDEX long_absence_open_once ON public.long_absence USING btree (enrolment_id) WHERE (state = ANY (ARRAY['open'::text, 'objected'::text]));
CREATE INDEX long_absence_voucher_idx ON public.long_absence USING btree (voucher_id);

create table message (
  id bigint not null generated always as identity,
  person_id bigint,
  phone text,
  application_id bigint,
  template text not null,
  language text not null,
  facts jsonb not null,
  event_key text not null,
  state text not null,
  planned_at timestamp with time zone not null,
  send_after timestamp with time zone not null,
  attempts integer not null default 0,
  gateway_reference text,
  text text,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  failure text,
  constraint message_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint message_delivered_at CHECK (((state = 'delivered'::text) = (delivered_at IS NOT NULL))),
  constraint message_event_once UNIQUE (event_key),
  constraint message_language_known CHECK ((language = ANY (ARRAY['kk'::text, 'ru'::text, 'en'::text]))),
  constraint message_one_addressee CHECK ((num_nonnulls(person_id, phone) = 1)),
  constraint message_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint message_pk PRIMARY KEY (id),
  constraint message_state_known CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX message_application_idx ON public.message USING btree (application_id);
CREATE INDEX message_due_idx ON public.message USING btree (send_after) WHERE (state = 'planned'::text);
CREATE INDEX message_gateway_idx ON public.message USING btree (gateway_reference) WHERE (gateway_reference IS NOT NULL);
CREATE INDEX message_person_idx ON public.message USING btree (person_id);

create table message_receipt (
  id bigint not null generated always as identity,
  gateway_reference text not null,
  status text not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  constraint message_receipt_once UNIQUE (gateway_reference, status),
  constraint message_receipt_pk PRIMARY KEY (id),
  constraint message_receipt_reference_length CHECK (((length(gateway_reference) >= 1) AND (length(gateway_reference) <= 200))),
  constraint message_receipt_status_known CHECK ((status = ANY (ARRAY['delivered'::text, 'failed'::text])))
);
CREATE INDEX message_receipt_open_idx ON public.message_receipt USING btree (received_at) WHERE (applied_at IS NULL);

create table naming (
  id bigint not null generated always as identity,
  number text not null,
  group_id bigint not null,
  child_id bigint not null,
  guardian_id bigint not null,
  state text not null,
  named_at timestamp with time zone not null,
  named_by text not null,
  message_id bigint,
  notified_at timestamp with time zone,
  reply_until timestamp with time zone,
  answered_at timestamp with time zone,
  words text,
  application_id bigint,
  label text,
  closing text,
  constraint naming_accepted_has_application CHECK (((state = 'accepted'::text) = (application_id IS NOT NULL))),
  constraint naming_answered CHECK (((state = 'proposed'::text) = (answered_at IS NULL))),
  constraint naming_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint naming_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint naming_clock_needs_notice CHECK (((reply_until IS NULL) OR (notified_at IS NOT NULL))),
  constraint naming_closing_known CHECK ((closing = ANY (ARRAY['late'::text, 'unreached'::text, 'other-accepted'::text]))),
  constraint naming_expired_says_why CHECK (((state = 'expired'::text) = (closing IS NOT NULL))),
  constraint naming_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint naming_guardian_fk FOREIGN KEY (guardian_id) REFERENCES person(id),
  constraint naming_label_length CHECK (((length(label) >= 1) AND (length(label) <= 60))),
  constraint naming_message_fk FOREIGN KEY (message_id) REFERENCES message(id),
  constraint naming_number_unique UNIQUE (number),
  constraint naming_pk PRIMARY KEY (id),
  constraint naming_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text, 'expired'::text]))),
  constraint naming_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500)))
);
CREATE INDEX naming_application_idx ON public.naming USING btree (application_id);
CREATE INDEX naming_child_idx ON public.naming USING btree (child_id);
CREATE INDEX naming_group_idx ON public.naming USING btree (group_id);
CREATE INDEX naming_guardian_idx ON public.naming USING btree (guardian_id);
CREATE INDEX naming_message_idx ON public.naming USING btree (message_id);
CREATE UNIQUE INDEX naming_one_open_per_group ON public.naming USING btree (child_id, group_id) WHERE (state = 'proposed'::text);
CREATE INDEX naming_reply_idx ON public.naming USING btree (reply_until) WHERE (state = 'proposed'::text);
CREATE TRIGGER naming_stays BEFORE DELETE OR TRUNCATE ON public.naming FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table norm (
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  kind text not null,
  valid_from date not null,
  monthly_tiyn bigint not null,
  direction text not null default ''::text,
  constraint norm_direction_known CHECK ((direction = ANY (ARRAY[''::text, 'sport'::text, 'creative'::text, 'education'::text]))),
  constraint norm_direction_of_club CHECK (((direction = ''::text) OR (programme = 'club'::text))),
  constraint norm_kind_known CHECK ((kind = ANY (ARRAY['general'::text, 'special'::text]))),
  constraint norm_pk PRIMARY KEY (territory_code, programme, cohort, kind, direction, valid_from),
  constraint norm_positive CHECK ((monthly_tiyn > 0)),
  constraint norm_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);

create table open_data_content (
  sha256 text not null,
  content text not null,
  constraint open_data_content_is_its_hash CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint open_data_content_pk PRIMARY KEY (sha256)
);
CREATE TRIGGER open_data_content_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.open_data_content FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table open_data_file (
  dataset text not null,
  day date not null,
  format text not null,
  row_count integer not null,
  size_bytes integer not null,
  sha256 text not null,
  published_at timestamp with time zone not null,
  constraint open_data_file_content_fk FOREIGN KEY (sha256) REFERENCES open_data_content(sha256),
  constraint open_data_file_dataset_form CHECK ((dataset ~ '^[a-z][a-z-]{2,40}$'::text)),
  constraint open_data_file_format_known CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text]))),
  constraint open_data_file_pk PRIMARY KEY (dataset, day, format),
  constraint open_data_file_rows_sane CHECK (((row_count >= 0) AND (size_bytes > 0)))
);
CREATE INDEX open_data_file_content_idx ON public.open_data_file USING btree (sha256);
CREATE TRIGGER open_data_file_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.open_data_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table own_action_consent (
  id bigint not null generated always as identity,
  child_id bigint not null,
  given_by bigint not null,
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by bigint,
  constraint own_action_consent_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint own_action_consent_ended_by_fk FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint own_action_consent_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint own_action_consent_given_by_fk FOREIGN KEY (given_by) REFERENCES person(id),
  constraint own_action_consent_in_order CHECK ((ended_at >= given_at)),
  constraint own_action_consent_of_another CHECK ((given_by <> child_id)),
  constraint own_action_consent_pk PRIMARY KEY (id)
);
CREATE INDEX own_action_consent_child_idx ON public.own_action_consent USING btree (child_id);
CREATE INDEX own_action_consent_ended_by_idx ON public.own_action_consent USING btree (ended_by);
CREATE INDEX own_action_consent_given_by_idx ON public.own_action_consent USING btree (given_by);
CREATE UNIQUE INDEX own_action_consent_one_live ON public.own_action_consent USING btree (child_id) WHERE (ended_at IS NULL);
CREATE TRIGGER own_action_consent_stays BEFORE DELETE OR TRUNCATE ON public.own_action_consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table passkey (
  credential_id text not null,
  staff_id bigint not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamp with time zone not null,
  constraint passkey_pk PRIMARY KEY (credential_id),
  constraint passkey_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX passkey_staff_idx ON public.passkey USING btree (staff_id);

create table passkey_challenge (
  challenge text not null,
  staff_id bigint,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pk PRIMARY KEY (challenge),
  constraint passkey_challenge_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX passkey_challenge_expiry_idx ON public.passkey_challenge USING btree (expires_at);
CREATE INDEX passkey_challenge_staff_idx ON public.passkey_challenge USING btree (staff_id);

create table payer_account (
  id bigint not null generated always as identity,
  territory_code text not null,
  programme text not null,
  iban text not null,
  bic text not null,
  name text not null,
  bin text not null,
  knp text not null,
  kept_at timestamp with time zone not null,
  kept_by text not null,
  constraint payer_account_bic_form CHECK ((bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'::text)),
  constraint payer_account_bin_form CHECK ((bin ~ '^[0-9]{12}$'::text)),
  constraint payer_account_iban_form CHECK ((iban ~ '^KZ[0-9]{2}[0-9A-Z]{16}$'::text)),
  constraint payer_account_knp_form CHECK ((knp ~ '^[0-9]{3}$'::text)),
  constraint payer_account_name_length CHECK (((length(name) >= 2) AND (length(name) <= 140))),
  constraint payer_account_pk PRIMARY KEY (id),
  constraint payer_account_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint payer_account_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX payer_account_territory_idx ON public.payer_account USING btree (territory_code, programme);
CREATE TRIGGER payer_account_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payer_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table payment (
  id bigint not null generated always as identity,
  number text not null,
  batch_id bigint not null,
  act_id bigint not null,
  account_id bigint not null,
  amount_tiyn bigint not null,
  state text not null,
  sent_at timestamp with time zone,
  answered_at timestamp with time zone,
  bank_status text,
  reason_code text,
  received_at timestamp with time zone,
  received_by text,
  missed_at timestamp with time zone,
  constraint payment_account_fk FOREIGN KEY (account_id) REFERENCES provider_account(id),
  constraint payment_act_fk FOREIGN KEY (act_id, amount_tiyn) REFERENCES act(id, total_tiyn),
  constraint payment_answered CHECK (((state = ANY (ARRAY['paid'::text, 'returned'::text])) = (answered_at IS NOT NULL))),
  constraint payment_batch_fk FOREIGN KEY (batch_id) REFERENCES payment_batch(id),
  constraint payment_number_unique UNIQUE (number),
  constraint payment_pk PRIMARY KEY (id),
  constraint payment_positive CHECK ((amount_tiyn > 0)),
  constraint payment_reason_of_return CHECK (((reason_code IS NULL) OR (state = 'returned'::text))),
  constraint payment_received CHECK ((((received_at IS NULL) = (received_by IS NULL)) AND ((received_at IS NULL) OR (state = ANY (ARRAY['paid'::text, 'returned'::text]))))),
  constraint payment_sent CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) = (sent_at IS NULL))),
  constraint payment_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'withdrawn'::text, 'sent'::text, 'paid'::text, 'returned'::text])))
);
CREATE INDEX payment_account_idx ON public.payment USING btree (account_id);
CREATE INDEX payment_act_idx ON public.payment USING btree (act_id, amount_tiyn);
CREATE INDEX payment_batch_idx ON public.payment USING btree (batch_id);
CREATE UNIQUE INDEX payment_one_live_per_act ON public.payment USING btree (act_id) WHERE (state = ANY (ARRAY['draft'::text, 'sent'::text, 'paid'::text]));
CREATE TRIGGER payment_stays BEFORE DELETE OR TRUNCATE ON public.payment FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table payment_batch (
  id bigint not null generated always as identity,
  number text not null,
  programme text not null,
  territory_code text not null,
  payer_account_id bigint not null,
  state text not null,
  payment_count integer not null,
  total_tiyn bigint not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  released_at timestamp with time zone,
  released_by text,
  pay_on date,
  file bytea,
  sha256 text,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  constraint payment_batch_file_hash CHECK ((sha256 = encode(sha256(file), 'hex'::text))),
  constraint payment_batch_four_eyes CHECK ((released_by <> made_by)),
  constraint payment_batch_number_unique UNIQUE (number),
  constraint payment_batch_payer_account_fk FOREIGN KEY (payer_account_id) REFERENCES payer_account(id),
  constraint payment_batch_pk PRIMARY KEY (id),
  constraint payment_batch_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint payment_batch_released CHECK ((((state = 'released'::text) = (released_at IS NOT NULL)) AND ((released_at IS NULL) = (released_by IS NULL)) AND ((released_at IS NULL) = (pay_on IS NULL)) AND ((released_at IS NULL) = (file IS NULL)) AND ((file IS NULL) = (sha256 IS NULL)))),
  constraint payment_batch_something CHECK (((payment_count > 0) AND (total_tiyn > 0))),
  constraint payment_batch_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'released'::text, 'withdrawn'::text]))),
  constraint payment_batch_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint payment_batch_withdrawn CHECK ((((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))))
);
CREATE INDEX payment_batch_payer_account_idx ON public.payment_batch USING btree (payer_account_id);
CREATE INDEX payment_batch_territory_idx ON public.payment_batch USING btree (territory_code, programme, made_at);
CREATE TRIGGER payment_batch_stays BEFORE DELETE OR TRUNCATE ON public.payment_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table payment_event (
  id bigint not null generated always as identity,
  payment_id bigint not null,
  answer_id bigint,
  at timestamp with time zone not null,
  event text not null,
  bank_status text,
  reason_code text,
  by text not null,
  constraint payment_event_answer_fk FOREIGN KEY (answer_id) REFERENCES bank_answer(id),
  constraint payment_event_known CHECK ((event = ANY (ARRAY['released'::text, 'withdrawn'::text, 'paid'::text, 'returned'::text, 'pending'::text, 'received'::text, 'missed'::text]))),
  constraint payment_event_payment_fk FOREIGN KEY (payment_id) REFERENCES payment(id),
  constraint payment_event_pk PRIMARY KEY (id)
);
CREATE INDEX payment_event_answer_idx ON public.payment_event USING btree (answer_id);
CREATE INDEX payment_event_payment_idx ON public.payment_event USING btree (payment_id);
CREATE TRIGGER payment_event_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table person (
  id bigint not null generated always as identity,
  iin text,
  full_name text not null,
  birth_date date not null,
  phone text,
  phone_verified_at timestamp with time zone,
  language text not null default 'kk'::text,
  created_at timestamp with time zone not null,
  standing text not null default 'known'::text,
  constraint person_day_while_known CHECK (((standing = 'known'::text) OR ((EXTRACT(month FROM birth_date) = (1)::numeric) AND (EXTRACT(day FROM birth_date) = (1)::numeric)))),
  constraint person_iin_form CHECK ((iin ~ '^[0-9]{12}$'::text)),
  constraint person_iin_unique UNIQUE (iin),
  constraint person_iin_while_known CHECK (((standing = 'known'::text) = (iin IS NOT NULL))),
  constraint person_language_known CHECK ((language = ANY (ARRAY['kk'::text, 'ru'::text, 'en'::text]))),
  constraint person_name_while_known CHECK (
CASE
    WHEN (standing = 'known'::text) THEN ((length(full_name) >= 1) AND (length(full_name) <= 200))
    ELSE (full_name = ''::text)
END),
  constraint person_phone_form CHECK ((phone ~ '^\+77[0-9]{9}$'::text)),
  constraint person_phone_while_known CHECK (((standing = 'known'::text) OR ((phone IS NULL) AND (phone_verified_at IS NULL)))),
  constraint person_pk PRIMARY KEY (id),
  constraint person_standing_known CHECK ((standing = ANY (ARRAY['known'::text, 'erased'::text, 'unclaimed'::text])))
);

create table phone_code (
  id bigint not null generated always as identity,
  phone text,
  purpose text not null,
  code_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attempts integer not null default 0,
  used_at timestamp with time zone,
  session_hash text not null,
  constraint phone_code_attempts_bounded CHECK (((attempts >= 0) AND (attempts <= 5))),
  constraint phone_code_pk PRIMARY KEY (id),
  constraint phone_code_purpose_known CHECK ((purpose = ANY (ARRAY['apply'::text, 'sign-in'::text, 'sign'::text])))
);
CREATE INDEX phone_code_expiry_idx ON public.phone_code USING btree (expires_at);
CREATE INDEX phone_code_phone_idx ON public.phone_code USING btree (phone, created_at);
CREATE INDEX phone_code_session_idx ON public.phone_code USING btree (session_hash, id);

create table place (
  id bigint not null generated always as identity,
  group_id bigint not null,
  admission text not null,
  starts_on date not null,
  last_day date,
  state text not null,
  published_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  withdrawal_reason text,
  cause text not null default 'published'::text,
  restriction text,
  ripened_at timestamp with time zone,
  constraint place_admission_known CHECK ((admission = ANY (ARRAY['general'::text, 'early-booking'::text, 'temporary'::text]))),
  constraint place_cause_known CHECK ((cause = ANY (ARRAY['published'::text, 'freed'::text, 'absence'::text, 'leaving-school'::text, 'swap'::text]))),
  constraint place_exchange_is_swap CHECK ((((cause = 'swap'::text) AND (state = ANY (ARRAY['exchange'::text, 'taken'::text, 'withdrawn'::text]))) OR ((cause <> 'swap'::text) AND (state <> 'exchange'::text)))),
  constraint place_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint place_pk PRIMARY KEY (id),
  constraint place_restriction_length CHECK (((length(restriction) >= 1) AND (length(restriction) <= 200))),
  constraint place_ripened_is_general CHECK (((ripened_at IS NULL) OR (admission = 'general'::text))),
  constraint place_state_known CHECK ((state = ANY (ARRAY['published'::text, 'held'::text, 'taken'::text, 'withdrawn'::text, 'exchange'::text]))),
  constraint place_temporary_ends CHECK (((admission = 'temporary'::text) = (last_day IS NOT NULL))),
  constraint place_withdrawn_with_reason CHECK (((state = 'withdrawn'::text) = (withdrawal_reason IS NOT NULL)))
);
CREATE INDEX place_group_idx ON public.place USING btree (group_id);
CREATE INDEX place_published_idx ON public.place USING btree (group_id, starts_on) WHERE (state = 'published'::text);

create table place_hold (
  id bigint not null generated always as identity,
  place_id bigint not null,
  group_id bigint not null,
  application_id bigint not null,
  voucher_id bigint,
  waiting_entry_id bigint,
  round_id bigint,
  cause text not null,
  state text not null,
  released_reason text,
  made_at timestamp with time zone not null,
  message_id bigint,
  notified_at timestamp with time zone,
  until timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint place_hold_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint place_hold_cause_known CHECK ((cause = ANY (ARRAY['round'::text, 'immediate'::text, 'waiting-list'::text, 'referral'::text, 'swap'::text, 'naming'::text, 'renewal'::text]))),
  constraint place_hold_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint place_hold_held_ends CHECK (((state <> 'held'::text) OR (until IS NOT NULL))),
  constraint place_hold_message_fk FOREIGN KEY (message_id) REFERENCES message(id),
  constraint place_hold_of_list CHECK (((cause = 'waiting-list'::text) = (waiting_entry_id IS NOT NULL))),
  constraint place_hold_of_round CHECK (((cause <> 'round'::text) OR (round_id IS NOT NULL))),
  constraint place_hold_only_lists_offer CHECK (((state <> 'offered'::text) OR (cause = 'waiting-list'::text))),
  constraint place_hold_pk PRIMARY KEY (id),
  constraint place_hold_place_fk FOREIGN KEY (place_id) REFERENCES place(id),
  constraint place_hold_released_reason_known CHECK ((released_reason = ANY (ARRAY['missed'::text, 'unreached'::text, 'declined'::text, 'given-up'::text, 'other-place'::text, 'refused-by-provider'::text, 'provider-excluded'::text, 'application-ended'::text, 'swap-off'::text]))),
  constraint place_hold_released_with_reason CHECK (((state = 'released'::text) = (released_reason IS NOT NULL))),
  constraint place_hold_round_fk FOREIGN KEY (round_id) REFERENCES choice_round(id),
  constraint place_hold_state_known CHECK ((state = ANY (ARRAY['offered'::text, 'held'::text, 'used'::text, 'released'::text]))),
  constraint place_hold_swap_as_a_whole TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint place_hold_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id),
  constraint place_hold_waiting_entry_fk FOREIGN KEY (waiting_entry_id) REFERENCES waiting_entry(id)
);
CREATE INDEX place_hold_application_idx ON public.place_hold USING btree (application_id);
CREATE INDEX place_hold_group_idx ON public.place_hold USING btree (group_id) WHERE (state = ANY (ARRAY['offered'::text, 'held'::text]));
CREATE INDEX place_hold_message_idx ON public.place_hold USING btree (message_id);
CREATE UNIQUE INDEX place_hold_one_per_child ON public.place_hold USING btree (application_id) WHERE (state = 'held'::text);
CREATE UNIQUE INDEX place_hold_one_per_place ON public.place_hold USING btree (place_id) WHERE (state = ANY (ARRAY['offered'::text, 'held'::text, 'used'::text]));
CREATE INDEX place_hold_round_idx ON public.place_hold USING btree (round_id);
CREATE INDEX place_hold_until_idx ON public.place_hold USING btree (until) WHERE (state = ANY (ARRAY['offered'::text, 'held'::text]));
CREATE INDEX place_hold_voucher_idx ON public.place_hold USING btree (voucher_id);
CREATE INDEX place_hold_waiting_entry_idx ON public.place_hold USING btree (waiting_entry_id);
CREATE CONSTRAINT TRIGGER place_hold_swap_as_a_whole AFTER UPDATE ON public.place_hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.cause = 'swap'::text) AND (new.state = 'used'::text) AND (old.state <> 'used'::text))) EXECUTE FUNCTION refuse_lone_exchange();

create table plausibility_flag (
  id bigint not null generated always as identity,
  rule text not null,
  subject text not null,
  month date not null,
  provider_id bigint not null,
  group_id bigint,
  evidence jsonb not null,
  state text not null,
  found_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  words text,
  decided_at timestamp with time zone,
  decided_by text,
  constraint plausibility_flag_decided CHECK ((((state = 'open'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)) AND ((decided_at IS NULL) = (words IS NULL)))),
  constraint plausibility_flag_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint plausibility_flag_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint plausibility_flag_once UNIQUE (rule, subject, month),
  constraint plausibility_flag_pk PRIMARY KEY (id),
  constraint plausibility_flag_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint plausibility_flag_rule_known CHECK ((rule = ANY (ARRAY['full-attendance'::text, 'marked-in-one-second'::text, 'present-on-absence'::text, 'present-on-day-off'::text, 'over-capacity'::text, 'same-days'::text, 'two-places'::text, 'one-device'::text, 'fall-at-check'::text, 'outside-contract'::text, 'lesson-clash'::text, 'outside-timetable'::text, 'over-room-capacity'::text, 'coach-in-two-places'::text]))),
  constraint plausibility_flag_state_known CHECK ((state = ANY (ARRAY['open'::text, 'explained'::text, 'confirmed'::text]))),
  constraint plausibility_flag_subject_form CHECK ((subject ~ '^(provider|group|enrolment):[0-9]+$'::text)),
  constraint plausibility_flag_words_length CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
);
CREATE INDEX plausibility_flag_group_idx ON public.plausibility_flag USING btree (group_id);
CREATE INDEX plausibility_flag_month_idx ON public.plausibility_flag USING btree (month, rule);
CREATE INDEX plausibility_flag_provider_idx ON public.plausibility_flag USING btree (provider_id, month);
CREATE TRIGGER plausibility_flag_stays BEFORE DELETE OR TRUNCATE ON public.plausibility_flag FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table plausibility_flag_child (
  flag_id bigint not null,
  enrolment_id bigint not null,
  constraint plausibility_flag_child_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint plausibility_flag_child_flag_fk FOREIGN KEY (flag_id) REFERENCES plausibility_flag(id),
  constraint plausibility_flag_child_pk PRIMARY KEY (flag_id, enrolment_id)
);
CREATE INDEX plausibility_flag_child_enrolment_idx ON public.plausibility_flag_child USING btree (enrolment_id);
CREATE TRIGGER plausibility_flag_child_stays BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plausibility_flag_child FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table plausibility_run (
  territory_code text not null,
  night date not null,
  at timestamp with time zone not null,
  found integer not null,
  constraint plausibility_run_found_sane CHECK ((found >= 0)),
  constraint plausibility_run_pk PRIMARY KEY (territory_code, night),
  constraint plausibility_run_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE TRIGGER plausibility_run_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plausibility_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table prolongation (
  id bigint not null generated always as identity,
  territory_code text not null,
  programme text not null,
  last_day date not null,
  new_last_day date,
  ordered_at timestamp with time zone not null,
  ordered_by bigint not null,
  finished_at timestamp with time zone,
  constraint prolongation_longer CHECK ((new_last_day > last_day)),
  constraint prolongation_ordered_by_fk FOREIGN KEY (ordered_by) REFERENCES staff(id),
  constraint prolongation_pk PRIMARY KEY (id),
  constraint prolongation_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint prolongation_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE UNIQUE INDEX prolongation_one_open ON public.prolongation USING btree (territory_code, programme, last_day) WHERE (finished_at IS NULL);
CREATE INDEX prolongation_ordered_by_idx ON public.prolongation USING btree (ordered_by);
CREATE INDEX prolongation_territory_idx ON public.prolongation USING btree (territory_code, programme, id);
CREATE TRIGGER prolongation_stays BEFORE DELETE OR TRUNCATE ON public.prolongation FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table prolongation_contract (
  prolongation_id bigint not null,
  contract_id bigint not null,
  outcome text not null,
  constraint prolongation_contract_contract_fk FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint prolongation_contract_outcome_known CHECK ((outcome = ANY (ARRAY['prolonged'::text, 'temporary'::text, 'end-set'::text, 'enrolled-elsewhere'::text, 'not-signed'::text, 'year-over'::text]))),
  constraint prolongation_contract_pk PRIMARY KEY (prolongation_id, contract_id),
  constraint prolongation_contract_prolongation_fk FOREIGN KEY (prolongation_id) REFERENCES prolongation(id)
);
CREATE INDEX prolongation_contract_contract_idx ON public.prolongation_contract USING btree (contract_id);
CREATE INDEX prolongation_contract_outcome_idx ON public.prolongation_contract USING btree (prolongation_id, outcome);
CREATE TRIGGER prolongation_contract_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.prolongation_contract FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider (
  id bigint not null generated always as identity,
  bin text not null,
  programme text not null,
  territory_code text not null,
  settlement_code text not null,
  name_kk text not null,
  name_ru text not null,
  ownership text not null,
  address text not null,
  latitude double precision,
  longitude double precision,
  phone text,
  capacity integer not null,
  listed_from date not null,
  listed_to date,
  created_at timestamp with time zone not null,
  club_kind text,
  constraint provider_bin_form CHECK ((bin ~ '^[0-9]{12}$'::text)),
  constraint provider_bin_unique UNIQUE (bin, programme),
  constraint provider_capacity_sane CHECK (((capacity >= 0) AND (capacity <= 100000))),
  constraint provider_club_has_kind CHECK (((programme = 'club'::text) = (club_kind IS NOT NULL))),
  constraint provider_club_kind_known CHECK ((club_kind = ANY (ARRAY['school-club'::text, 'state-club'::text, 'private-club'::text, 'other-club'::text]))),
  constraint provider_coordinates_sane CHECK ((((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)) AND ((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))),
  constraint provider_coordinates_whole CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint provider_listing_in_order CHECK (((listed_to IS NULL) OR (listed_to >= listed_from))),
  constraint provider_ownership_known CHECK ((ownership = ANY (ARRAY['state'::text, 'private'::text, 'departmental'::text]))),
  constraint provider_pk PRIMARY KEY (id),
  constraint provider_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint provider_settlement_fk FOREIGN KEY (settlement_code) REFERENCES territory(code),
  constraint provider_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX provider_settlement_idx ON public.provider USING btree (settlement_code);
CREATE INDEX provider_territory_idx ON public.provider USING btree (territory_code, programme);

create table provider_account (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  iban text not null,
  bic text not null,
  holder text not null,
  valid_from date not null,
  state text not null,
  entered_at timestamp with time zone not null,
  entered_by text not null,
  decided_at timestamp with time zone,
  decided_by text,
  constraint provider_account_bic_form CHECK ((bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'::text)),
  constraint provider_account_decided CHECK ((((state = 'proposed'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint provider_account_four_eyes CHECK ((decided_by <> entered_by)),
  constraint provider_account_holder_length CHECK (((length(holder) >= 2) AND (length(holder) <= 140))),
  constraint provider_account_iban_form CHECK ((iban ~ '^KZ[0-9]{2}[0-9A-Z]{16}$'::text)),
  constraint provider_account_pk PRIMARY KEY (id),
  constraint provider_account_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint provider_account_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX provider_account_one_proposed ON public.provider_account USING btree (provider_id) WHERE (state = 'proposed'::text);
CREATE INDEX provider_account_provider_idx ON public.provider_account USING btree (provider_id, valid_from);
CREATE TRIGGER provider_account_stays BEFORE DELETE OR TRUNCATE ON public.provider_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_evidence (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  requirement text not null,
  reference text not null,
  checked_on date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint provider_evidence_days_in_order CHECK (((valid_to IS NULL) OR (valid_to >= checked_on))),
  constraint provider_evidence_pk PRIMARY KEY (id),
  constraint provider_evidence_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint provider_evidence_reference_length CHECK (((length(reference) >= 1) AND (length(reference) <= 300))),
  constraint provider_evidence_requirement_known CHECK ((requirement = ANY (ARRAY['license'::text, 'premises'::text, 'sanitary'::text, 'fire-safety'::text, 'staff-without-convictions'::text, 'staff-qualification'::text, 'video-surveillance'::text])))
);
CREATE INDEX provider_evidence_provider_idx ON public.provider_evidence USING btree (provider_id, requirement, id);
CREATE TRIGGER provider_evidence_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_exclusion (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  reason text not null,
  words text not null,
  announced_at timestamp with time zone not null,
  announced_by text not null,
  effective_on date not null,
  state text not null,
  changed_at timestamp with time zone not null,
  constraint provider_exclusion_pk PRIMARY KEY (id),
  constraint provider_exclusion_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint provider_exclusion_reason_known CHECK ((reason = ANY (ARRAY['requirements-not-met'::text, 'license-ended'::text, 'false-attendance'::text, 'children-endangered'::text, 'own-request'::text, 'closed'::text]))),
  constraint provider_exclusion_state_known CHECK ((state = ANY (ARRAY['announced'::text, 'withdrawn'::text, 'done'::text]))),
  constraint provider_exclusion_words_length CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
CREATE INDEX provider_exclusion_due_idx ON public.provider_exclusion USING btree (effective_on) WHERE (state = 'announced'::text);
CREATE UNIQUE INDEX provider_exclusion_one_open ON public.provider_exclusion USING btree (provider_id) WHERE (state = 'announced'::text);
CREATE INDEX provider_exclusion_provider_idx ON public.provider_exclusion USING btree (provider_id);

create table provider_group (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  name text not null,
  cohort smallint not null,
  language text not null,
  kind text not null,
  regime text not null,
  capacity integer not null,
  enrolled integer not null,
  away integer not null default 0,
  direction text,
  cohort_to smallint,
  planned_lessons smallint,
  constraint provider_group_ages_in_order CHECK (((cohort_to >= cohort) AND (cohort_to <= 18))),
  constraint provider_group_cohort_sane CHECK (((cohort >= 1) AND (cohort <= 18))),
  constraint provider_group_direction_known CHECK ((direction = ANY (ARRAY['sport'::text, 'creative'::text, 'education'::text]))),
  constraint provider_group_kind_known CHECK ((kind = ANY (ARRAY['general'::text, 'special'::text]))),
  constraint provider_group_lessons_sane CHECK (((planned_lessons >= 1) AND (planned_lessons <= 31))),
  constraint provider_group_name_unique UNIQUE (provider_id, name),
  constraint provider_group_not_overfull CHECK (((away >= 0) AND (away <= enrolled) AND ((enrolled - away) <= capacity))),
  constraint provider_group_of_club CHECK ((num_nulls(direction, cohort_to, planned_lessons) =
CASE
    WHEN (regime = 'lessons'::text) THEN 0
    ELSE 3
END)),
  constraint provider_group_pk PRIMARY KEY (id),
  constraint provider_group_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint provider_group_regime_known CHECK ((regime = ANY (ARRAY['full-day'::text, 'half-day'::text, 'round-the-clock'::text, 'lessons'::text])))
);

create table provider_inspection (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  held_on date not null,
  outcome text not null,
  summary_kk text not null,
  summary_ru text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint provider_inspection_outcome_known CHECK ((outcome = ANY (ARRAY['passed'::text, 'remarks'::text, 'failed'::text]))),
  constraint provider_inspection_pk PRIMARY KEY (id),
  constraint provider_inspection_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint provider_inspection_summary_length CHECK (((length(summary_kk) <= 1000) AND (length(summary_ru) <= 1000)))
);
CREATE INDEX provider_inspection_provider_idx ON public.provider_inspection USING btree (provider_id, held_on);
CREATE TRIGGER provider_inspection_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_inspection FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_letter (
  id bigint not null generated always as identity,
  number text not null,
  territory_code text not null,
  programme text not null,
  subject_kk text,
  body_kk text,
  subject_ru text,
  body_ru text,
  asks text not null,
  answer_by date,
  to_all boolean not null,
  corrects_id bigint,
  sent_at timestamp with time zone not null,
  sent_by bigint not null,
  constraint provider_letter_asks_known CHECK ((asks = ANY (ARRAY['nothing'::text, 'acknowledgement'::text, 'answer'::text]))),
  constraint provider_letter_asks_once UNIQUE (id, asks),
  constraint provider_letter_corrected_once UNIQUE (corrects_id),
  constraint provider_letter_corrects_earlier CHECK ((corrects_id < id)),
  constraint provider_letter_corrects_fk FOREIGN KEY (corrects_id, territory_code) REFERENCES provider_letter(id, territory_code),
  constraint provider_letter_day_only_where_asked CHECK (((answer_by IS NULL) OR (asks <> 'nothing'::text))),
  constraint provider_letter_lengths CHECK ((((length(btrim(subject_kk)) >= 1) AND (length(btrim(subject_kk)) <= 150)) AND ((length(btrim(subject_ru)) >= 1) AND (length(btrim(subject_ru)) <= 150)) AND ((length(btrim(body_kk)) >= 1) AND (length(btrim(body_kk)) <= 5000)) AND ((length(btrim(body_ru)) >= 1) AND (length(btrim(body_ru)) <= 5000)))),
  constraint provider_letter_number_unique UNIQUE (number),
  constraint provider_letter_pk PRIMARY KEY (id),
  constraint provider_letter_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint provider_letter_sent_by_fk FOREIGN KEY (sent_by) REFERENCES staff(id),
  constraint provider_letter_some_language CHECK ((num_nonnulls(body_kk, body_ru) >= 1)),
  constraint provider_letter_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint provider_letter_territory_once UNIQUE (id, territory_code),
  constraint provider_letter_whole_language CHECK ((((subject_kk IS NULL) = (body_kk IS NULL)) AND ((subject_ru IS NULL) = (body_ru IS NULL))))
);
CREATE INDEX provider_letter_corrects_idx ON public.provider_letter USING btree (corrects_id, territory_code);
CREATE INDEX provider_letter_sent_by_idx ON public.provider_letter USING btree (sent_by);
CREATE INDEX provider_letter_territory_idx ON public.provider_letter USING btree (territory_code, sent_at);
CREATE TRIGGER provider_letter_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_letter_acknowledgement (
  letter_id bigint not null,
  provider_id bigint not null,
  asks text not null default 'acknowledgement'::text,
  staff_id bigint not null,
  acknowledged_at timestamp with time zone not null,
  constraint provider_letter_acknowledgement_asked CHECK ((asks = 'acknowledgement'::text)),
  constraint provider_letter_acknowledgement_asked_fk FOREIGN KEY (letter_id, asks) REFERENCES provider_letter(id, asks),
  constraint provider_letter_acknowledgement_pk PRIMARY KEY (letter_id, provider_id),
  constraint provider_letter_acknowledgement_recipient_fk FOREIGN KEY (letter_id, provider_id) REFERENCES provider_letter_recipient(letter_id, provider_id),
  constraint provider_letter_acknowledgement_staff_fk FOREIGN KEY (staff_id, provider_id) REFERENCES staff(id, provider_id)
);
CREATE INDEX provider_letter_acknowledgement_asked_idx ON public.provider_letter_acknowledgement USING btree (letter_id, asks);
CREATE INDEX provider_letter_acknowledgement_staff_idx ON public.provider_letter_acknowledgement USING btree (staff_id, provider_id);
CREATE TRIGGER provider_letter_acknowledgement_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_letter_acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_letter_reading (
  letter_id bigint not null,
  provider_id bigint not null,
  staff_id bigint not null,
  seen_reply_id bigint not null default 0,
  read_at timestamp with time zone not null,
  constraint provider_letter_reading_pk PRIMARY KEY (letter_id, provider_id, staff_id, seen_reply_id),
  constraint provider_letter_reading_recipient_fk FOREIGN KEY (letter_id, provider_id) REFERENCES provider_letter_recipient(letter_id, provider_id),
  constraint provider_letter_reading_staff_fk FOREIGN KEY (staff_id, provider_id) REFERENCES staff(id, provider_id)
);
CREATE INDEX provider_letter_reading_staff_idx ON public.provider_letter_reading USING btree (staff_id, provider_id);
CREATE TRIGGER provider_letter_reading_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_letter_reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_letter_recipient (
  letter_id bigint not null,
  provider_id bigint not null,
  constraint provider_letter_recipient_letter_fk FOREIGN KEY (letter_id) REFERENCES provider_letter(id),
  constraint provider_letter_recipient_pk PRIMARY KEY (letter_id, provider_id),
  constraint provider_letter_recipient_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id)
);
CREATE INDEX provider_letter_recipient_provider_idx ON public.provider_letter_recipient USING btree (provider_id, letter_id);
CREATE TRIGGER provider_letter_recipient_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_letter_recipient FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_letter_reply (
  id bigint not null generated always as identity,
  letter_id bigint not null,
  provider_id bigint not null,
  author_provider_id bigint,
  staff_id bigint not null,
  words text not null,
  written_at timestamp with time zone not null,
  constraint provider_letter_reply_author_fk FOREIGN KEY (staff_id, author_provider_id) REFERENCES staff(id, provider_id),
  constraint provider_letter_reply_author_is_recipient CHECK ((author_provider_id = provider_id)),
  constraint provider_letter_reply_length CHECK (((length(btrim(words)) >= 1) AND (length(btrim(words)) <= 2000))),
  constraint provider_letter_reply_pk PRIMARY KEY (id),
  constraint provider_letter_reply_recipient_fk FOREIGN KEY (letter_id, provider_id) REFERENCES provider_letter_recipient(letter_id, provider_id),
  constraint provider_letter_reply_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX provider_letter_reply_recipient_idx ON public.provider_letter_reply USING btree (letter_id, provider_id, id);
CREATE INDEX provider_letter_reply_staff_idx ON public.provider_letter_reply USING btree (staff_id, author_provider_id);
CREATE TRIGGER provider_letter_reply_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.provider_letter_reply FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table provider_photo (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  position smallint not null,
  sha256 text not null,
  small_sha256 text not null,
  width integer not null,
  height integer not null,
  alt_kk text not null,
  alt_ru text not null,
  uploaded_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint provider_photo_alt_length CHECK ((((length(alt_kk) >= 3) AND (length(alt_kk) <= 200)) AND ((length(alt_ru) >= 3) AND (length(alt_ru) <= 200)))),
  constraint provider_photo_hash_form CHECK (((sha256 ~ '^[0-9a-f]{64}$'::text) AND (small_sha256 ~ '^[0-9a-f]{64}$'::text))),
  constraint provider_photo_pk PRIMARY KEY (id),
  constraint provider_photo_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint provider_photo_size_sane CHECK ((((width >= 1) AND (width <= 10000)) AND ((height >= 1) AND (height <= 10000))))
);
CREATE INDEX provider_photo_provider_idx ON public.provider_photo USING btree (provider_id, "position") WHERE (removed_at IS NULL);
CREATE INDEX provider_photo_sha256_idx ON public.provider_photo USING btree (sha256) WHERE (removed_at IS NULL);
CREATE INDEX provider_photo_small_sha256_idx ON public.provider_photo USING btree (small_sha256) WHERE (removed_at IS NULL);

create table provider_profile (
  provider_id bigint not null,
  about_kk text not null,
  about_ru text not null,
  meals text,
  site text,
  changed_at timestamp with time zone not null,
  constraint provider_profile_lengths CHECK (((length(about_kk) <= 3000) AND (length(about_ru) <= 3000) AND (length(meals) <= 500) AND (length(site) <= 300))),
  constraint provider_profile_pk PRIMARY KEY (provider_id),
  constraint provider_profile_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id)
);

create table publication_pause (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  starts_on date not null,
  last_day date not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  decided_by text not null,
  constraint publication_pause_days_in_order CHECK ((last_day >= starts_on)),
  constraint publication_pause_no_overlap EXCLUDE USING gist (territory_code WITH =, programme WITH =, daterange(starts_on, last_day, '[]'::text) WITH &&),
  constraint publication_pause_pk PRIMARY KEY (id),
  constraint publication_pause_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint publication_pause_reason_length CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint publication_pause_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE TRIGGER publication_pause_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.publication_pause FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table queue_category (
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  tier text not null,
  snapshot pg_snapshot not null,
  length integer not null,
  constraint queue_category_length_sane CHECK ((length >= 0)),
  constraint queue_category_pk PRIMARY KEY (territory_code, programme, cohort, tier)
);

create table queue_head (
  territory_code text not null,
  programme text not null,
  iterations_held integer not null default 0,
  cohort_year smallint not null,
  rounds_held integer not null default 0,
  called_on date,
  constraint queue_head_pk PRIMARY KEY (territory_code, programme),
  constraint queue_head_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);

create table queue_milestone (
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  tier text not null,
  submitted_at timestamp with time zone not null,
  number text not null,
  rank integer not null,
  constraint queue_milestone_pk PRIMARY KEY (territory_code, programme, cohort, tier, submitted_at, number)
);

create table queue_movement (
  id bigint not null generated always as identity,
  territory_code text not null,
  programme text not null,
  cohort smallint not null,
  tier text not null,
  submitted_at timestamp with time zone not null,
  number text not null,
  change smallint not null,
  cause text not null,
  at timestamp with time zone not null,
  xid xid8 not null default pg_current_xact_id(),
  constraint queue_movement_is_one CHECK ((change = ANY (ARRAY['-1'::integer, 1]))),
  constraint queue_movement_pk PRIMARY KEY (id)
);
CREATE INDEX queue_movement_tail_idx ON public.queue_movement USING btree (territory_code, programme, cohort, tier, xid);
CREATE TRIGGER queue_movement_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.queue_movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table rating (
  id bigint not null generated always as identity,
  number text not null,
  provider_id bigint not null,
  child_id bigint not null,
  line_id bigint not null,
  given_at timestamp with time zone not null,
  constraint rating_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint rating_line_fk FOREIGN KEY (line_id) REFERENCES sheet_line(id),
  constraint rating_number_unique UNIQUE (number),
  constraint rating_once UNIQUE (provider_id, child_id),
  constraint rating_pk PRIMARY KEY (id),
  constraint rating_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint rating_provider_once UNIQUE (id, provider_id)
);
CREATE INDEX rating_child_idx ON public.rating USING btree (child_id);
CREATE INDEX rating_line_idx ON public.rating USING btree (line_id);
CREATE TRIGGER rating_confirmed_month BEFORE INSERT ON public.rating FOR EACH ROW EXECUTE FUNCTION rating_needs_confirmed_month();
CREATE TRIGGER rating_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rating FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table rating_answer (
  text_id bigint not null,
  provider_id bigint not null,
  staff_id bigint not null,
  words text,
  written_at timestamp with time zone not null,
  constraint rating_answer_length CHECK (((length(btrim(words)) >= 3) AND (length(words) <= 1000))),
  constraint rating_answer_pk PRIMARY KEY (text_id),
  constraint rating_answer_staff_fk FOREIGN KEY (staff_id, provider_id) REFERENCES staff(id, provider_id),
  constraint rating_answer_text_fk FOREIGN KEY (text_id, provider_id) REFERENCES rating_text(id, provider_id)
);
CREATE INDEX rating_answer_staff_idx ON public.rating_answer USING btree (staff_id, provider_id);
CREATE INDEX rating_answer_text_idx ON public.rating_answer USING btree (text_id, provider_id);
CREATE TRIGGER rating_answer_stays BEFORE DELETE OR TRUNCATE ON public.rating_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rating_answer_words_stay BEFORE UPDATE ON public.rating_answer FOR EACH ROW EXECUTE FUNCTION only_erase_words();

create table rating_ruling (
  id bigint not null generated always as identity,
  text_id bigint not null,
  hidden boolean not null,
  reason text,
  words text,
  decided_at timestamp with time zone not null,
  staff_id bigint not null,
  constraint rating_ruling_pk PRIMARY KEY (id),
  constraint rating_ruling_reason_known CHECK ((reason = ANY (ARRAY['personal-data'::text, 'insult'::text, 'off-topic'::text, 'advertising'::text]))),
  constraint rating_ruling_says_why CHECK ((hidden = (reason IS NOT NULL))),
  constraint rating_ruling_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id),
  constraint rating_ruling_text_fk FOREIGN KEY (text_id) REFERENCES rating_text(id),
  constraint rating_ruling_words_length CHECK (((length(btrim(words)) >= 3) AND (length(words) <= 500)))
);
CREATE INDEX rating_ruling_staff_idx ON public.rating_ruling USING btree (staff_id);
CREATE INDEX rating_ruling_text_idx ON public.rating_ruling USING btree (text_id, id);
CREATE TRIGGER rating_ruling_stays BEFORE DELETE OR TRUNCATE ON public.rating_ruling FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rating_ruling_words_stay BEFORE UPDATE ON public.rating_ruling FOR EACH ROW EXECUTE FUNCTION only_erase_words();

create table rating_score (
  rating_id bigint not null,
  version smallint not null,
  criterion text not null,
  score smallint not null,
  constraint rating_score_criterion_known CHECK ((criterion = ANY (ARRAY['care'::text, 'safety'::text, 'food'::text, 'premises'::text, 'openness'::text]))),
  constraint rating_score_one_to_five CHECK (((score >= 1) AND (score <= 5))),
  constraint rating_score_pk PRIMARY KEY (rating_id, version, criterion),
  constraint rating_score_version_fk FOREIGN KEY (rating_id, version) REFERENCES rating_version(rating_id, version)
);
CREATE TRIGGER rating_score_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rating_score FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table rating_text (
  id bigint not null generated always as identity,
  rating_id bigint not null,
  provider_id bigint not null,
  words text,
  written_at timestamp with time zone not null,
  constraint rating_text_length CHECK (((length(btrim(words)) >= 3) AND (length(words) <= 1000))),
  constraint rating_text_pk PRIMARY KEY (id),
  constraint rating_text_provider_once UNIQUE (id, provider_id),
  constraint rating_text_rating_fk FOREIGN KEY (rating_id, provider_id) REFERENCES rating(id, provider_id),
  constraint rating_text_rating_once UNIQUE (id, rating_id)
);
CREATE INDEX rating_text_provider_idx ON public.rating_text USING btree (provider_id, id);
CREATE INDEX rating_text_rating_idx ON public.rating_text USING btree (rating_id, provider_id);
CREATE TRIGGER rating_text_stays BEFORE DELETE OR TRUNCATE ON public.rating_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rating_text_words_stay BEFORE UPDATE ON public.rating_text FOR EACH ROW EXECUTE FUNCTION only_erase_words();

create table rating_version (
  rating_id bigint not null,
  version smallint not null,
  person_id bigint not null,
  text_id bigint,
  given_at timestamp with time zone not null,
  constraint rating_version_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rating_version_pk PRIMARY KEY (rating_id, version),
  constraint rating_version_positive CHECK ((version > 0)),
  constraint rating_version_rating_fk FOREIGN KEY (rating_id) REFERENCES rating(id),
  constraint rating_version_text_fk FOREIGN KEY (text_id, rating_id) REFERENCES rating_text(id, rating_id)
);
CREATE INDEX rating_version_person_idx ON public.rating_version USING btree (person_id);
CREATE INDEX rating_version_text_idx ON public.rating_version USING btree (text_id, rating_id);
CREATE TRIGGER rating_version_guardian BEFORE INSERT ON public.rating_version FOR EACH ROW EXECUTE FUNCTION rating_version_by_guardian();
CREATE TRIGGER rating_version_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rating_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table referral (
  id bigint not null generated always as identity,
  number text not null,
  application_id bigint not null,
  child_id bigint not null,
  programme text not null,
  territory_code text not null,
  provider_id bigint not null,
  group_id bigint not null,
  place_id bigint not null,
  hold_id bigint not null,
  round_id bigint not null,
  turn text not null,
  proactive boolean not null,
  admission text not null,
  state text not null,
  issued_at timestamp with time zone not null,
  term_from date not null,
  valid_until timestamp with time zone not null,
  extensions smallint not null default 0,
  closed_at timestamp with time zone,
  constraint referral_admission_known CHECK ((admission = ANY (ARRAY['general'::text, 'early-booking'::text, 'temporary'::text]))),
  constraint referral_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint referral_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint referral_closed CHECK (((state = 'issued'::text) = (closed_at IS NULL))),
  constraint referral_extensions_sane CHECK (((extensions >= 0) AND (extensions <= 10))),
  constraint referral_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint referral_hold_fk FOREIGN KEY (hold_id) REFERENCES place_hold(id),
  constraint referral_hold_unique UNIQUE (hold_id),
  constraint referral_number_unique UNIQUE (number),
  constraint referral_pk PRIMARY KEY (id),
  constraint referral_place_fk FOREIGN KEY (place_id) REFERENCES place(id),
  constraint referral_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint referral_round_fk FOREIGN KEY (round_id) REFERENCES choice_round(id),
  constraint referral_state_known CHECK ((state = ANY (ARRAY['issued'::text, 'enrolled'::text, 'lapsed'::text, 'declined'::text, 'cancelled'::text]))),
  constraint referral_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code),
  constraint referral_turn_known CHECK ((turn = ANY (ARRAY['priority'::text, 'open'::text]))),
  constraint referral_valid_after_issue CHECK ((valid_until > issued_at))
);
CREATE INDEX referral_application_idx ON public.referral USING btree (application_id, id);
CREATE INDEX referral_child_idx ON public.referral USING btree (child_id);
CREATE INDEX referral_group_idx ON public.referral USING btree (group_id);
CREATE UNIQUE INDEX referral_one_live_per_child ON public.referral USING btree (child_id, programme) WHERE (state = 'issued'::text);
CREATE UNIQUE INDEX referral_one_live_per_place ON public.referral USING btree (place_id) WHERE (state = 'issued'::text);
CREATE INDEX referral_place_idx ON public.referral USING btree (place_id);
CREATE INDEX referral_provider_idx ON public.referral USING btree (provider_id);
CREATE INDEX referral_round_idx ON public.referral USING btree (round_id);
CREATE INDEX referral_territory_idx ON public.referral USING btree (territory_code, programme, state);
CREATE INDEX referral_valid_until_idx ON public.referral USING btree (valid_until) WHERE (state = 'issued'::text);

create table referral_round (
  round_id bigint not null,
  turn text not null,
  constraint referral_round_pk PRIMARY KEY (round_id),
  constraint referral_round_round_fk FOREIGN KEY (round_id) REFERENCES choice_round(id),
  constraint referral_round_turn_known CHECK ((turn = ANY (ARRAY['priority'::text, 'open'::text])))
);
CREATE TRIGGER referral_round_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.referral_round FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table referral_switch (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  starts_on date not null,
  from_pack_id text not null,
  from_pack_version text not null,
  to_pack_id text not null,
  to_pack_version text not null,
  applications integer not null,
  recategorised integer not null,
  worse integer not null,
  live_referrals integer not null,
  positions_sha256 text not null,
  switched_at timestamp with time zone not null,
  switched_by text not null,
  constraint referral_switch_counts_sane CHECK (((applications >= 0) AND ((recategorised >= 0) AND (recategorised <= applications)) AND ((worse >= 0) AND (worse <= applications)) AND (live_referrals >= 0))),
  constraint referral_switch_hash_form CHECK ((positions_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint referral_switch_once UNIQUE (territory_code, programme, starts_on),
  constraint referral_switch_pk PRIMARY KEY (id),
  constraint referral_switch_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE TRIGGER referral_switch_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.referral_switch FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table referral_switch_position (
  switch_id bigint not null,
  application_id bigint not null,
  state text not null,
  cohort integer not null,
  tier_before text not null,
  number_before integer,
  tier_after text not null,
  number_after integer,
  reason text not null,
  constraint referral_switch_position_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint referral_switch_position_numbers CHECK ((((number_before IS NULL) = (number_after IS NULL)) AND ((number_before IS NULL) = (state <> 'queued'::text)))),
  constraint referral_switch_position_pk PRIMARY KEY (switch_id, application_id),
  constraint referral_switch_position_reason_known CHECK ((reason = ANY (ARRAY['unchanged'::text, 'category-changed'::text, 'others-left'::text, 'others-joined'::text]))),
  constraint referral_switch_position_switch_fk FOREIGN KEY (switch_id) REFERENCES referral_switch(id),
  constraint referral_switch_position_tiers_known CHECK (((tier_before = ANY (ARRAY['out-of-turn'::text, 'priority'::text, 'general'::text])) AND (tier_after = ANY (ARRAY['out-of-turn'::text, 'priority'::text, 'general'::text]))))
);
CREATE INDEX referral_switch_position_application_idx ON public.referral_switch_position USING btree (application_id);
CREATE TRIGGER referral_switch_position_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.referral_switch_position FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table register_benefit (
  iin text not null,
  code text not null,
  valid_to date,
  loaded_at timestamp with time zone not null,
  constraint register_benefit_pk PRIMARY KEY (iin, code)
);

create table register_guardianship (
  child_iin text not null,
  guardian_iin text not null,
  loaded_at timestamp with time zone not null,
  constraint register_guardianship_pk PRIMARY KEY (child_iin, guardian_iin)
);

create table register_person (
  iin text not null,
  full_name text not null,
  birth_date date not null,
  loaded_at timestamp with time zone not null,
  constraint register_person_pk PRIMARY KEY (iin)
);

create table renewal (
  id bigint not null generated always as identity,
  contract_id bigint not null,
  last_day date not null,
  new_last_day date,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by bigint not null,
  answered_at timestamp with time zone,
  answered_by text,
  constraint renewal_agreed_has_day CHECK (((state = 'agreed'::text) = (new_last_day IS NOT NULL))),
  constraint renewal_answered CHECK ((((state = 'asked'::text) = (answered_at IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)))),
  constraint renewal_contract_fk FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint renewal_days_in_order CHECK ((new_last_day > last_day)),
  constraint renewal_person_fk FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint renewal_pk PRIMARY KEY (id),
  constraint renewal_state_known CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX renewal_once_a_term ON public.renewal USING btree (contract_id, last_day);
CREATE INDEX renewal_person_idx ON public.renewal USING btree (asked_by);
CREATE TRIGGER renewal_stays BEFORE DELETE OR TRUNCATE ON public.renewal FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table restored_bundle (
  input_hash text not null,
  bundle text not null,
  constraint restored_bundle_hash_form CHECK ((input_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint restored_bundle_pk PRIMARY KEY (input_hash)
);
CREATE TRIGGER restored_bundle_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.restored_bundle FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table rollout (
  territory_code text not null,
  programme text not null,
  regime text not null,
  starts_on date not null,
  responsible text not null,
  constraint rollout_pk PRIMARY KEY (territory_code, programme, starts_on),
  constraint rollout_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint rollout_regime_fits CHECK ((((programme = 'preschool'::text) AND (regime = ANY (ARRAY['voucher'::text, 'referral'::text]))) OR ((programme = 'club'::text) AND (regime = 'single-voucher'::text)))),
  constraint rollout_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);

create table room (
  id bigint not null generated always as identity,
  provider_id bigint not null,
  name text not null,
  capacity integer not null,
  closed_on date,
  constraint room_capacity_sane CHECK (((capacity >= 1) AND (capacity <= 10000))),
  constraint room_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint room_name_unique UNIQUE (provider_id, name),
  constraint room_pk PRIMARY KEY (id),
  constraint room_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id)
);

create table rule_pack (
  id text not null,
  version text not null,
  programme text not null,
  regime text not null,
  territory_codes text[] not null,
  valid_from date not null,
  valid_to date,
  content jsonb not null,
  content_hash text not null,
  loaded_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint rule_pack_days_in_order CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint rule_pack_hash_form CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint rule_pack_pk PRIMARY KEY (id, version),
  constraint rule_pack_programme_known CHECK ((programme = ANY (ARRAY['preschool'::text, 'club'::text]))),
  constraint rule_pack_regime_known CHECK ((regime = ANY (ARRAY['voucher'::text, 'referral'::text, 'single-voucher'::text])))
);
CREATE UNIQUE INDEX rule_pack_one_live_version ON public.rule_pack USING btree (id) WHERE (retired_at IS NULL);

create table schema_migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pk PRIMARY KEY (name)
);

create table session (
  token_hash text not null,
  person_id bigint,
  staff_id bigint,
  csrf_token text not null,
  data jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_one_identity CHECK ((num_nonnulls(person_id, staff_id) <= 1)),
  constraint session_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint session_pk PRIMARY KEY (token_hash),
  constraint session_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX session_expiry_idx ON public.session USING btree (expires_at);
CREATE INDEX session_person_idx ON public.session USING btree (person_id);
CREATE INDEX session_staff_idx ON public.session USING btree (staff_id);

create table sheet (
  id bigint not null generated always as identity,
  group_id bigint not null,
  provider_id bigint not null,
  month date not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  working_days smallint not null,
  submitted_at timestamp with time zone not null,
  submitted_by text not null,
  constraint sheet_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint sheet_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint sheet_once UNIQUE (group_id, month),
  constraint sheet_pk PRIMARY KEY (id),
  constraint sheet_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint sheet_rule_pack_fk FOREIGN KEY (rule_pack_id, rule_pack_version) REFERENCES rule_pack(id, version),
  constraint sheet_working_days_sane CHECK (((working_days >= 1) AND (working_days <= 31)))
);
CREATE INDEX sheet_provider_idx ON public.sheet USING btree (provider_id, month);
CREATE INDEX sheet_rule_pack_idx ON public.sheet USING btree (rule_pack_id, rule_pack_version);
CREATE TRIGGER sheet_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sheet FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table sheet_correction (
  line_id bigint not null,
  day date not null,
  before text not null,
  words text,
  corrected_at timestamp with time zone not null,
  corrected_by text not null,
  constraint sheet_correction_before_payable CHECK ((before = ANY (ARRAY['p'::text, 'i'::text, 'l'::text]))),
  constraint sheet_correction_line_fk FOREIGN KEY (line_id) REFERENCES sheet_line(id),
  constraint sheet_correction_pk PRIMARY KEY (line_id, day),
  constraint sheet_correction_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500)))
);
CREATE TRIGGER sheet_correction_stays BEFORE DELETE OR TRUNCATE ON public.sheet_correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER sheet_correction_words_stay BEFORE UPDATE ON public.sheet_correction FOR EACH ROW EXECUTE FUNCTION only_erase_words();

create table sheet_dispute (
  id bigint not null generated always as identity,
  line_id bigint not null,
  day date not null,
  claimed text not null,
  words text not null,
  opened_at timestamp with time zone not null,
  opened_by bigint not null,
  answer_until timestamp with time zone not null,
  state text not null,
  answer_words text,
  answered_at timestamp with time zone,
  answered_by text,
  decision_words text,
  decided_at timestamp with time zone,
  decided_by text,
  constraint sheet_dispute_answered CHECK (((state <> ALL (ARRAY['conceded'::text, 'contested'::text])) OR (answered_at IS NOT NULL))),
  constraint sheet_dispute_claimed_known CHECK ((claimed = ANY (ARRAY['present'::text, 'absent'::text]))),
  constraint sheet_dispute_day_once UNIQUE (line_id, day),
  constraint sheet_dispute_decided CHECK (((state = ANY (ARRAY['upheld'::text, 'dismissed'::text])) = (decided_at IS NOT NULL))),
  constraint sheet_dispute_decision_says_why CHECK (((decided_at IS NULL) = (decision_words IS NULL))),
  constraint sheet_dispute_line_fk FOREIGN KEY (line_id) REFERENCES sheet_line(id),
  constraint sheet_dispute_person_fk FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint sheet_dispute_pk PRIMARY KEY (id),
  constraint sheet_dispute_state_known CHECK ((state = ANY (ARRAY['open'::text, 'conceded'::text, 'contested'::text, 'unanswered'::text, 'upheld'::text, 'dismissed'::text]))),
  constraint sheet_dispute_words_length CHECK ((((length(words) >= 3) AND (length(words) <= 500)) AND (length(answer_words) <= 500) AND (length(decision_words) <= 500)))
);
CREATE INDEX sheet_dispute_decide_idx ON public.sheet_dispute USING btree (opened_at) WHERE (state = ANY (ARRAY['contested'::text, 'unanswered'::text]));
CREATE INDEX sheet_dispute_open_idx ON public.sheet_dispute USING btree (answer_until) WHERE (state = 'open'::text);
CREATE INDEX sheet_dispute_person_idx ON public.sheet_dispute USING btree (opened_by);
CREATE TRIGGER sheet_dispute_stays BEFORE DELETE OR TRUNCATE ON public.sheet_dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table sheet_line (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  enrolment_id bigint not null,
  month date not null,
  state text not null,
  days text not null,
  answer_until timestamp with time zone not null,
  carried smallint not null default 0,
  must_decide boolean not null default false,
  answered_at timestamp with time zone,
  answered_by text,
  person_id bigint,
  words text,
  changed_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  constraint sheet_line_answer_has_author CHECK (((state <> ALL (ARRAY['confirmed'::text, 'disputed'::text, 'refused'::text])) OR (answered_by IS NOT NULL))),
  constraint sheet_line_answered CHECK (((answered_at IS NULL) = (answered_by IS NULL))),
  constraint sheet_line_days_form CHECK ((((length(days) >= 28) AND (length(days) <= 31)) AND (translate(days, 'pila.-'::text, ''::text) = ''::text))),
  constraint sheet_line_decision_of_silence CHECK (((NOT must_decide) OR (state = ANY (ARRAY['unconfirmed'::text, 'confirmed'::text, 'refused'::text, 'settled'::text])))),
  constraint sheet_line_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
  constraint sheet_line_guardian_known CHECK (((person_id IS NOT NULL) = (NOT (answered_by IS DISTINCT FROM 'guardian'::text)))),
  constraint sheet_line_officer_says_why CHECK (((answered_by IS NULL) OR (answered_by = 'guardian'::text) OR (words IS NOT NULL))),
  constraint sheet_line_once UNIQUE (enrolment_id, month),
  constraint sheet_line_person_fk FOREIGN KEY (person_id) REFERENCES person(id),
  constraint sheet_line_pk PRIMARY KEY (id),
  constraint sheet_line_sheet_fk FOREIGN KEY (sheet_id) REFERENCES sheet(id),
  constraint sheet_line_state_known CHECK ((state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'disputed'::text, 'unconfirmed'::text, 'refused'::text, 'settled'::text]))),
  constraint sheet_line_words_length CHECK (((length(words) >= 3) AND (length(words) <= 500)))
);
CREATE INDEX sheet_line_decide_idx ON public.sheet_line USING btree (answer_until) WHERE ((state = 'unconfirmed'::text) AND must_decide);
CREATE INDEX sheet_line_person_idx ON public.sheet_line USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX sheet_line_remind_idx ON public.sheet_line USING btree (answer_until) WHERE ((state = 'submitted'::text) AND (reminded_at IS NULL));
CREATE INDEX sheet_line_sheet_idx ON public.sheet_line USING btree (sheet_id);
CREATE INDEX sheet_line_waiting_idx ON public.sheet_line USING btree (answer_until) WHERE ((state = ANY (ARRAY['submitted'::text, 'unconfirmed'::text])) AND (NOT must_decide));
CREATE TRIGGER sheet_line_stays BEFORE DELETE OR TRUNCATE ON public.sheet_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table staff (
  id bigint not null generated always as identity,
  full_name text not null,
  role text not null,
  territory_code text not null,
  language text not null default 'kk'::text,
  created_at timestamp with time zone not null,
  blocked_at timestamp with time zone,
  provider_id bigint,
  constraint staff_of_provider CHECK (((role = 'provider'::text) = (provider_id IS NOT NULL))),
  constraint staff_pk PRIMARY KEY (id),
  constraint staff_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint staff_provider_once UNIQUE (id, provider_id),
  constraint staff_role_known CHECK ((role = ANY (ARRAY['officer'::text, 'head'::text, 'region'::text, 'operator'::text, 'ministry'::text, 'auditor'::text, 'consultant'::text, 'administrator'::text, 'provider'::text]))),
  constraint staff_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX staff_provider_idx ON public.staff USING btree (provider_id);
CREATE INDEX staff_territory_idx ON public.staff USING btree (territory_code);

create table staff_invitation (
  token_hash text not null,
  staff_id bigint not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_invitation_pk PRIMARY KEY (token_hash),
  constraint staff_invitation_staff_fk FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX staff_invitation_staff_idx ON public.staff_invitation USING btree (staff_id);

create table swap_leg (
  proposal_id bigint not null,
  position smallint not null,
  application_id bigint not null,
  contract_id bigint not null,
  from_group_id bigint not null,
  to_group_id bigint not null,
  hold_id bigint not null,
  answer text,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint swap_leg_answer_known CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint swap_leg_answered CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint swap_leg_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint swap_leg_child_once UNIQUE (proposal_id, application_id),
  constraint swap_leg_contract_fk FOREIGN KEY (contract_id) REFERENCES contract(id),
  constraint swap_leg_from_group_fk FOREIGN KEY (from_group_id) REFERENCES provider_group(id),
  constraint swap_leg_goes_elsewhere CHECK ((from_group_id <> to_group_id)),
  constraint swap_leg_hold_fk FOREIGN KEY (hold_id) REFERENCES place_hold(id),
  constraint swap_leg_hold_unique UNIQUE (hold_id),
  constraint swap_leg_pk PRIMARY KEY (proposal_id, "position"),
  constraint swap_leg_proposal_fk FOREIGN KEY (proposal_id) REFERENCES swap_proposal(id),
  constraint swap_leg_to_group_fk FOREIGN KEY (to_group_id) REFERENCES provider_group(id)
);
CREATE INDEX swap_leg_application_idx ON public.swap_leg USING btree (application_id);
CREATE INDEX swap_leg_contract_idx ON public.swap_leg USING btree (contract_id);
CREATE INDEX swap_leg_from_group_idx ON public.swap_leg USING btree (from_group_id);
CREATE UNIQUE INDEX swap_leg_one_open_per_child ON public.swap_leg USING btree (application_id) WHERE (closed_at IS NULL);
CREATE INDEX swap_leg_to_group_idx ON public.swap_leg USING btree (to_group_id);
CREATE TRIGGER swap_leg_stays BEFORE DELETE OR TRUNCATE ON public.swap_leg FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table swap_proposal (
  id bigint not null generated always as identity,
  number text not null,
  search_id bigint not null,
  programme text not null,
  territory_code text not null,
  state text not null,
  proposed_at timestamp with time zone not null,
  until timestamp with time zone not null,
  off_reason text,
  changed_at timestamp with time zone not null,
  constraint swap_proposal_number_unique UNIQUE (number),
  constraint swap_proposal_off_reason_known CHECK ((off_reason = ANY (ARRAY['declined'::text, 'unanswered'::text, 'unsigned'::text, 'application-ended'::text, 'hold-over'::text, 'contract-over'::text, 'contract-refused'::text, 'contract-ending'::text, 'child-away'::text, 'provider-leaves'::text, 'term-over'::text]))),
  constraint swap_proposal_off_with_reason CHECK (((state = ANY (ARRAY['declined'::text, 'lapsed'::text, 'failed'::text])) = (off_reason IS NOT NULL))),
  constraint swap_proposal_pk PRIMARY KEY (id),
  constraint swap_proposal_search_fk FOREIGN KEY (search_id) REFERENCES swap_search(id),
  constraint swap_proposal_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'done'::text, 'declined'::text, 'lapsed'::text, 'failed'::text]))),
  constraint swap_proposal_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX swap_proposal_open_idx ON public.swap_proposal USING btree (id) WHERE (state = ANY (ARRAY['proposed'::text, 'agreed'::text]));
CREATE INDEX swap_proposal_search_idx ON public.swap_proposal USING btree (search_id);
CREATE INDEX swap_proposal_territory_idx ON public.swap_proposal USING btree (territory_code, programme, state);
CREATE TRIGGER swap_proposal_stays BEFORE DELETE OR TRUNCATE ON public.swap_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table swap_search (
  id bigint not null generated always as identity,
  programme text not null,
  territory_code text not null,
  searched_on date not null,
  searched_at timestamp with time zone not null,
  searched_by text not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  input_hash text not null,
  result_hash text not null,
  askers integer not null,
  cycles integer not null,
  bundle text not null,
  constraint swap_search_counts_sane CHECK (((askers >= 0) AND ((cycles >= 0) AND (cycles <= (askers / 2))))),
  constraint swap_search_once UNIQUE (territory_code, programme, searched_on),
  constraint swap_search_pk PRIMARY KEY (id),
  constraint swap_search_rule_pack_fk FOREIGN KEY (rule_pack_id, rule_pack_version) REFERENCES rule_pack(id, version),
  constraint swap_search_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX swap_search_input_hash_idx ON public.swap_search USING btree (input_hash);
CREATE INDEX swap_search_rule_pack_idx ON public.swap_search USING btree (rule_pack_id, rule_pack_version);
CREATE TRIGGER swap_search_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.swap_search FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table swap_unsigned (
  proposal_id bigint not null,
  provider_id bigint not null,
  happened_at timestamp with time zone not null,
  reviewed_at timestamp with time zone,
  reviewed_by text,
  review text,
  constraint swap_unsigned_pk PRIMARY KEY (proposal_id, provider_id),
  constraint swap_unsigned_proposal_fk FOREIGN KEY (proposal_id) REFERENCES swap_proposal(id),
  constraint swap_unsigned_provider_fk FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint swap_unsigned_review_length CHECK (((length(btrim(review)) >= 1) AND (length(btrim(review)) <= 1000))),
  constraint swap_unsigned_reviewed_whole CHECK ((num_nonnulls(reviewed_at, reviewed_by, review) = ANY (ARRAY[0, 3])))
);
CREATE INDEX swap_unsigned_open_idx ON public.swap_unsigned USING btree (provider_id) WHERE (reviewed_at IS NULL);
CREATE INDEX swap_unsigned_provider_idx ON public.swap_unsigned USING btree (provider_id, happened_at);
CREATE TRIGGER swap_unsigned_stays BEFORE DELETE OR TRUNCATE ON public.swap_unsigned FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table swap_wish (
  application_id bigint not null,
  rank smallint not null,
  group_id bigint not null,
  since timestamp with time zone not null,
  constraint swap_wish_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint swap_wish_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint swap_wish_group_once UNIQUE (application_id, group_id),
  constraint swap_wish_pk PRIMARY KEY (application_id, rank),
  constraint swap_wish_rank_sane CHECK (((rank >= 1) AND (rank <= 20)))
);
CREATE INDEX swap_wish_group_idx ON public.swap_wish USING btree (group_id);

create table taken_over (
  voucher_id bigint not null,
  group_id bigint not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  constraint taken_over_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint taken_over_pk PRIMARY KEY (voucher_id),
  constraint taken_over_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id)
);
CREATE INDEX taken_over_group_idx ON public.taken_over USING btree (group_id);
CREATE TRIGGER taken_over_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.taken_over FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER taken_over_targeted_only BEFORE INSERT ON public.taken_over FOR EACH ROW EXECUTE FUNCTION check_taken_over();

create table territory (
  code text not null,
  parent_code text,
  kind text not null,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  constraint territory_code_form CHECK ((code ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text)),
  constraint territory_kind_known CHECK ((kind = ANY (ARRAY['country'::text, 'region'::text, 'city'::text, 'district'::text, 'settlement'::text]))),
  constraint territory_not_own_parent CHECK ((parent_code IS DISTINCT FROM code)),
  constraint territory_parent_fk FOREIGN KEY (parent_code) REFERENCES territory(code),
  constraint territory_pk PRIMARY KEY (code)
);
CREATE INDEX territory_parent_idx ON public.territory USING btree (parent_code);

create table timetable_slot (
  id bigint not null generated always as identity,
  group_id bigint not null,
  weekday smallint not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  room_id bigint not null,
  coach_id bigint not null,
  valid_from date not null,
  valid_to date,
  constraint timetable_slot_coach_fk FOREIGN KEY (coach_id) REFERENCES coach(id),
  constraint timetable_slot_days_in_order CHECK ((valid_to >= valid_from)),
  constraint timetable_slot_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint timetable_slot_one_a_day EXCLUDE USING gist (group_id WITH =, weekday WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint timetable_slot_pk PRIMARY KEY (id),
  constraint timetable_slot_room_fk FOREIGN KEY (room_id) REFERENCES room(id),
  constraint timetable_slot_times_in_order CHECK ((ends_at > starts_at)),
  constraint timetable_slot_weekday_known CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE INDEX timetable_slot_coach_idx ON public.timetable_slot USING btree (coach_id);
CREATE INDEX timetable_slot_room_idx ON public.timetable_slot USING btree (room_id);

create table voucher (
  id bigint not null generated always as identity,
  number text not null,
  application_id bigint not null,
  child_id bigint not null,
  programme text not null,
  territory_code text not null,
  settlement_code text not null,
  cohort smallint not null,
  kind text not null,
  iteration_id bigint,
  state text not null,
  closed_reason text,
  year smallint not null,
  cost_tiyn bigint not null,
  offered_at timestamp with time zone not null,
  notified_at timestamp with time zone,
  confirm_until timestamp with time zone,
  confirmed_at timestamp with time zone,
  choose_until timestamp with time zone,
  reminded_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  offer_message_id bigint,
  between_since timestamp with time zone,
  form text,
  ends_on date,
  constraint voucher_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint voucher_child_fk FOREIGN KEY (child_id) REFERENCES person(id),
  constraint voucher_clock_needs_notice CHECK (((confirm_until IS NULL) OR (notified_at IS NOT NULL))),
  constraint voucher_closed_reason_known CHECK ((closed_reason = ANY (ARRAY['declined'::text, 'lapsed'::text, 'aged-out'::text, 'moved'::text, 'absence'::text, 'fraud'::text, 'year-end'::text, 'withdrawn'::text, 'replaced'::text]))),
  constraint voucher_closed_with_reason CHECK (((state = ANY (ARRAY['lapsed'::text, 'closed'::text])) = (closed_reason IS NOT NULL))),
  constraint voucher_club_has_form CHECK (((programme = 'club'::text) = (form IS NOT NULL))),
  constraint voucher_cost_positive CHECK (((cost_tiyn > 0) OR ((NOT (form IS DISTINCT FROM 'targeted'::text)) AND (cost_tiyn = 0)))),
  constraint voucher_form_known CHECK ((form = ANY (ARRAY['targeted'::text, 'universal'::text]))),
  constraint voucher_iteration_fk FOREIGN KEY (iteration_id) REFERENCES iteration(id),
  constraint voucher_number_unique UNIQUE (number),
  constraint voucher_offer_message_fk FOREIGN KEY (offer_message_id) REFERENCES message(id),
  constraint voucher_only_targeted_ends CHECK (((ends_on IS NULL) OR (form = 'targeted'::text))),
  constraint voucher_pk PRIMARY KEY (id),
  constraint voucher_settlement_fk FOREIGN KEY (settlement_code) REFERENCES territory(code),
  constraint voucher_state_known CHECK ((state = ANY (ARRAY['offered'::text, 'confirmed'::text, 'place-held'::text, 'enrolled'::text, 'held'::text, 'suspended'::text, 'lapsed'::text, 'closed'::text]))),
  constraint voucher_targeted_without_iteration CHECK (((iteration_id IS NULL) = (NOT (form IS DISTINCT FROM 'targeted'::text)))),
  constraint voucher_territory_fk FOREIGN KEY (territory_code) REFERENCES territory(code)
);
CREATE INDEX voucher_application_idx ON public.voucher USING btree (application_id);
CREATE INDEX voucher_choose_idx ON public.voucher USING btree (choose_until) WHERE (state = 'confirmed'::text);
CREATE INDEX voucher_confirm_idx ON public.voucher USING btree (confirm_until) WHERE (state = 'offered'::text);
CREATE INDEX voucher_ends_on_idx ON public.voucher USING btree (ends_on) WHERE (ends_on IS NOT NULL);
CREATE INDEX voucher_iteration_idx ON public.voucher USING btree (iteration_id);
CREATE INDEX voucher_offer_message_idx ON public.voucher USING btree (offer_message_id);
CREATE UNIQUE INDEX voucher_one_live_of_form_per_child ON public.voucher USING btree (child_id, programme, COALESCE(form, ''::text)) WHERE (state <> ALL (ARRAY['lapsed'::text, 'closed'::text]));
CREATE UNIQUE INDEX voucher_one_live_per_child ON public.voucher USING btree (child_id, programme) WHERE ((state <> ALL (ARRAY['lapsed'::text, 'closed'::text])) AND (state <> 'offered'::text) AND (ends_on IS NULL));
CREATE INDEX voucher_settlement_idx ON public.voucher USING btree (settlement_code);
CREATE INDEX voucher_territory_idx ON public.voucher USING btree (territory_code, programme, state);
CREATE TRIGGER voucher_stays BEFORE DELETE OR TRUNCATE ON public.voucher FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table voucher_month (
  voucher_id bigint not null,
  month date not null,
  portion_tiyn bigint not null,
  used_tiyn bigint not null,
  released_tiyn bigint not null,
  closed_at timestamp with time zone not null,
  constraint voucher_month_begins CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint voucher_month_pk PRIMARY KEY (voucher_id, month),
  constraint voucher_month_sane CHECK (((portion_tiyn > 0) AND (used_tiyn >= 0) AND ((released_tiyn >= 0) AND (released_tiyn <= portion_tiyn)))),
  constraint voucher_month_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id)
);
CREATE TRIGGER voucher_month_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.voucher_month FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table voucher_year (
  voucher_id bigint not null,
  year smallint not null,
  cost_tiyn bigint not null,
  reserved_at timestamp with time zone not null,
  constraint voucher_year_cost_positive CHECK ((cost_tiyn > 0)),
  constraint voucher_year_pk PRIMARY KEY (voucher_id, year),
  constraint voucher_year_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher(id)
);
CREATE TRIGGER voucher_year_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.voucher_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table waiting_entry (
  id bigint not null generated always as identity,
  application_id bigint not null,
  group_id bigint not null,
  admissions text[] not null,
  joined_at timestamp with time zone not null,
  state text not null,
  changed_at timestamp with time zone not null,
  constraint waiting_entry_admissions_known CHECK (((cardinality(admissions) > 0) AND (admissions <@ ARRAY['general'::text, 'early-booking'::text, 'temporary'::text]))),
  constraint waiting_entry_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint waiting_entry_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint waiting_entry_pk PRIMARY KEY (id),
  constraint waiting_entry_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'served'::text, 'left'::text])))
);
CREATE UNIQUE INDEX waiting_entry_once ON public.waiting_entry USING btree (application_id, group_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));
CREATE INDEX waiting_entry_order ON public.waiting_entry USING btree (group_id, joined_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));

create table waiting_event (
  id bigint not null generated always as identity,
  entry_id bigint not null,
  at timestamp with time zone not null,
  kind text not null,
  actor text not null,
  constraint waiting_event_entry_fk FOREIGN KEY (entry_id) REFERENCES waiting_entry(id),
  constraint waiting_event_kind_known CHECK ((kind = ANY (ARRAY['joined'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'missed'::text, 'unreached'::text, 'left'::text, 'placed-elsewhere'::text, 'place-gone'::text, 'application-ended'::text]))),
  constraint waiting_event_pk PRIMARY KEY (id)
);
CREATE INDEX waiting_event_entry_idx ON public.waiting_event USING btree (entry_id, id);
CREATE TRIGGER waiting_event_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.waiting_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

create table wish (
  application_id bigint not null,
  rank smallint not null,
  group_id bigint not null,
  admissions text[] not null,
  constraint wish_admissions_known CHECK (((cardinality(admissions) > 0) AND (admissions <@ ARRAY['general'::text, 'early-booking'::text, 'temporary'::text]))),
  constraint wish_application_fk FOREIGN KEY (application_id) REFERENCES application(id),
  constraint wish_group_fk FOREIGN KEY (group_id) REFERENCES provider_group(id),
  constraint wish_group_once UNIQUE (application_id, group_id),
  constraint wish_pk PRIMARY KEY (application_id, rank),
  constraint wish_rank_sane CHECK (((rank >= 1) AND (rank <= 20)))
);
CREATE INDEX wish_group_idx ON public.wish USING btree (group_id);

CREATE OR REPLACE FUNCTION public.act_line_continues()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.check_taken_over()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from voucher
    join provider_group on provider_group.id = new.group_id
    join provider on provider.id = provider_group.provider_id and provider.territory_code = voucher.territory_code
    where voucher.id = new.voucher_id and voucher.form = 'targeted' and provider.club_kind in ('school-club', 'state-club')
  ) then
    raise exception using errcode = 'check_violation', constraint = 'taken_over_targeted_only',
      message = 'only a targeted voucher is taken over, with a club that it is for';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_entry_keep_books()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.log_checkpoint_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.size < (select max(size) from log_checkpoint) then
    raise exception using errcode = 'check_violation', constraint = 'log_checkpoint_never_smaller',
      message = 'a signed tree is never smaller than one that was signed before';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.log_leaf_continues()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  first_index bigint;
  last_index bigint;
  how_many bigint;
begin
  select min(index), max(index), count(*) into first_index, last_index, how_many from added;
  if how_many > 0 and (last_index - first_index + 1 <> how_many
      or first_index <> coalesce((select max(index) from log_leaf where index < first_index), -1) + 1) then
    raise exception using errcode = 'check_violation', constraint = 'log_leaf_dense',
      message = 'the indexes of the log have no gaps';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.only_erase_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.words is not null or to_jsonb(new) - 'words' <> to_jsonb(old) - 'words' then
    raise exception using errcode = 'insufficient_privilege', constraint = tg_table_name || '_words_stay',
      message = format('%s: words can be erased, nothing else', tg_table_name);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.open_attendance_month(first_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  month date := date_trunc('month', first_day)::date;
  name text := 'attendance_mark_' || to_char(month, 'YYYY_MM');
begin
  if month < date '2020-01-01' or month > date '2099-12-01' then
    raise exception 'no month to mark: %', first_day using errcode = 'check_violation';
  end if;
  if to_regclass('public.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('open_attendance_month'));
  -- Perhaps made while we waited. Nobody has rights on it: marks are written and read through their parent.
  if to_regclass('public.' || name) is null then
    execute format('create table public.%I partition of public.attendance_mark for values from (%L) to (%L)',
      name, month, (month + interval '1 month')::date);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.plan_job(job_name text, payload json, run_at timestamp with time zone, job_key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform graphile_worker.add_job(job_name, payload => plan_job.payload,
    run_at => plan_job.run_at, job_key => plan_job.job_key);
end $function$;

CREATE OR REPLACE FUNCTION public.queue_movement_of_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
  select territory_code, programme, cohort, tier, submitted_at, number, 1, last_change, changed_at
  from added where state = 'queued'
  order by id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.queue_movement_of_update()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
  insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
  select before.territory_code, before.programme, before.cohort, before.tier, before.submitted_at,
         before.number, -1, after.last_change, after.changed_at
  from before join after on after.id = before.id
  where before.state = 'queued'
    and (after.state <> 'queued'
      or (after.territory_code, after.programme, after.cohort, after.tier, after.submitted_at)
         is distinct from (before.territory_code, before.programme, before.cohort, before.tier, before.submitted_at))
  order by before.id;
  insert into queue_movement (territory_code, programme, cohort, tier, submitted_at, number, change, cause, at)
  select after.territory_code, after.programme, after.cohort, after.tier, after.submitted_at,
         after.number, 1, after.last_change, after.changed_at
  from before join after on after.id = before.id
  where after.state = 'queued'
    and (before.state <> 'queued'
      or (after.territory_code, after.programme, after.cohort, after.tier, after.submitted_at)
         is distinct from (before.territory_code, before.programme, before.cohort, before.tier, before.submitted_at))
  order by after.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.rating_needs_confirmed_month()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from sheet_line line join sheet on sheet.id = line.sheet_id join enrolment on enrolment.id = line.enrolment_id
    where line.id = new.line_id and line.state in ('confirmed', 'settled') and line.answered_by = 'guardian'
      and sheet.provider_id = new.provider_id and enrolment.child_id = new.child_id)
  then
    raise exception using errcode = 'check_violation', constraint = 'rating_needs_confirmed_month',
      message = 'a rating needs a month that the family confirmed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.rating_version_by_guardian()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from rating join guardianship on guardianship.child_id = rating.child_id
    where rating.id = new.rating_id and guardianship.guardian_id = new.person_id)
  then
    raise exception using errcode = 'check_violation', constraint = 'rating_version_by_guardian',
      message = 'a rating is given by a guardian of the child';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_lone_exchange()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from swap_leg mine join swap_leg leg using (proposal_id)
    join swap_proposal proposal on proposal.id = leg.proposal_id
    join place_hold on place_hold.id = leg.hold_id
    join contract left_behind on left_behind.id = leg.contract_id
    where mine.hold_id = new.id and (place_hold.state <> 'used' or proposal.state <> 'done'
      or left_behind.end_reason is distinct from 'swap')
  ) or not exists (select from swap_leg where hold_id = new.id) then
    raise exception 'an exchange happens as a whole' using errcode = 'check_violation', constraint = 'place_hold_swap_as_a_whole';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_reference(constraint_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = 'foreign_key_violation', constraint = constraint_name,
    message = format('%s: it refers to what is not there', constraint_name);
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = 'insufficient_privilege', constraint = tg_table_name || '_only_grows',
    message = format('%s only grows: %s is refused', tg_table_name, lower(tg_op));
end $function$;

CREATE OR REPLACE FUNCTION public.voucher_portion_tiyn(voucher voucher, month date)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select case
    when extract(year from month) = voucher.year
      then voucher.cost_tiyn / (13 - extract(month from voucher.offered_at at time zone 'Asia/Almaty')::integer)
    else (select cost_tiyn / 12 from voucher_year
          where voucher_id = voucher.id and voucher_year.year = extract(year from month))
  end
$function$;
