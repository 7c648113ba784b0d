-- To the bank and back: accounts of kindergartens and payers, batches, payments, what the bank answered.

-- An account counts when another person of the department confirmed it. Rows are never edited but for that decision.
create table provider_account (
  id bigint generated always as identity,
  provider_id bigint not null,
  iban text not null,
  bic text not null,
  holder text not null,
  valid_from date not null,
  state text not null,
  entered_at timestamptz not null,
  entered_by text not null,
  decided_at timestamptz,
  decided_by text,
  constraint provider_account_pk primary key (id),
  constraint provider_account_provider_fk foreign key (provider_id) references provider (id),
  constraint provider_account_iban_form check (iban ~ '^KZ[0-9]{2}[0-9A-Z]{16}$'),
  constraint provider_account_bic_form check (bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
  constraint provider_account_holder_length check (length(holder) between 2 and 140),
  constraint provider_account_state_known check (state in ('proposed', 'confirmed', 'refused')),
  constraint provider_account_decided check (
    (state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  -- Four eyes: a changed account is the oldest way to steal a payment.
  constraint provider_account_four_eyes check (decided_by <> entered_by)
);
create index provider_account_provider_idx on provider_account (provider_id, valid_from);
create unique index provider_account_one_proposed on provider_account (provider_id) where state = 'proposed';
create trigger provider_account_stays before delete or truncate on provider_account
  for each statement execute function refuse_rewriting();

-- Of whoever pays for a territory and programme; the newest row is in force.
create table payer_account (
  id bigint generated always as identity,
  territory_code text not null,
  programme text not null,
  iban text not null,
  bic text not null,
  name text not null,
  bin text not null,
  -- Purpose of payment by the classifier of the National Bank.
  knp text not null,
  kept_at timestamptz not null,
  kept_by text not null,
  constraint payer_account_pk primary key (id),
  constraint payer_account_territory_fk foreign key (territory_code) references territory (code),
  constraint payer_account_programme_known check (programme in ('preschool', 'club')),
  constraint payer_account_iban_form check (iban ~ '^KZ[0-9]{2}[0-9A-Z]{16}$'),
  constraint payer_account_bic_form check (bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
  constraint payer_account_name_length check (length(name) between 2 and 140),
  constraint payer_account_bin_form check (bin ~ '^[0-9]{12}$'),
  constraint payer_account_knp_form check (knp ~ '^[0-9]{3}$')
);
create index payer_account_territory_idx on payer_account (territory_code, programme);
create trigger payer_account_only_grows before update or delete or truncate on payer_account
  for each statement execute function refuse_rewriting();

create table payment_batch (
  id bigint generated always as identity,
  number text not null,
  programme text not null,
  territory_code text not null,
  payer_account_id bigint not null,
  state text not null,
  payment_count integer not null,
  total_tiyn bigint not null,
  made_at timestamptz not null,
  made_by text not null,
  released_at timestamptz,
  released_by text,
  -- The day on which the bank is asked to pay.
  pay_on date,
  -- The file as it was given to the bank, to the byte.
  file bytea,
  sha256 text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint payment_batch_pk primary key (id),
  constraint payment_batch_number_unique unique (number),
  constraint payment_batch_territory_fk foreign key (territory_code) references territory (code),
  constraint payment_batch_payer_account_fk foreign key (payer_account_id) references payer_account (id),
  constraint payment_batch_programme_known check (programme in ('preschool', 'club')),
  constraint payment_batch_state_known check (state in ('draft', 'released', 'withdrawn')),
  constraint payment_batch_something check (payment_count > 0 and total_tiyn > 0),
  constraint payment_batch_released check (
    (state = 'released') = (released_at is not null) and (released_at is null) = (released_by is null)
    and (released_at is null) = (pay_on is null) and (released_at is null) = (file is null)
    and (file is null) = (sha256 is null)),
  constraint payment_batch_file_hash check (sha256 = encode(sha256(file), 'hex')),
  constraint payment_batch_withdrawn check (
    (state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)),
  constraint payment_batch_four_eyes check (released_by <> made_by)
);
create index payment_batch_territory_idx on payment_batch (territory_code, programme, made_at);
create index payment_batch_payer_account_idx on payment_batch (payer_account_id);
create trigger payment_batch_stays before delete or truncate on payment_batch
  for each statement execute function refuse_rewriting();

-- So that a payment can point at an act together with its total.
alter table act add constraint act_total_unique unique (id, total_tiyn);

-- One sending of an act. The account is that to which it was sent, whatever becomes of the account later.
create table payment (
  id bigint generated always as identity,
  number text not null,
  batch_id bigint not null,
  act_id bigint not null,
  account_id bigint not null,
  amount_tiyn bigint not null,
  state text not null,
  sent_at timestamptz,
  answered_at timestamptz,
  -- What the bank said last, final or not.
  bank_status text,
  reason_code text,
  received_at timestamptz,
  received_by text,
  -- When the kindergarten said that the money has not come.
  missed_at timestamptz,
  constraint payment_pk primary key (id),
  constraint payment_number_unique unique (number),
  constraint payment_batch_fk foreign key (batch_id) references payment_batch (id),
  -- What is paid is what the act says, or nothing.
  constraint payment_act_fk foreign key (act_id, amount_tiyn) references act (id, total_tiyn),
  constraint payment_account_fk foreign key (account_id) references provider_account (id),
  constraint payment_positive check (amount_tiyn > 0),
  constraint payment_state_known check (state in ('draft', 'withdrawn', 'sent', 'paid', 'returned')),
  constraint payment_sent check ((state in ('draft', 'withdrawn')) = (sent_at is null)),
  constraint payment_answered check ((state in ('paid', 'returned')) = (answered_at is not null)),
  constraint payment_reason_of_return check (reason_code is null or state = 'returned'),
  constraint payment_received check (
    (received_at is null) = (received_by is null) and (received_at is null or state in ('paid', 'returned')))
);
create index payment_batch_idx on payment (batch_id);
create index payment_act_idx on payment (act_id, amount_tiyn);
create index payment_account_idx on payment (account_id);
-- Nothing twice: an act is in one live sending at most.
create unique index payment_one_live_per_act on payment (act_id) where state in ('draft', 'sent', 'paid');
create trigger payment_stays before delete or truncate on payment
  for each statement execute function refuse_rewriting();

-- A file of the bank, or a return that a person wrote down, that was taken in as a whole.
create table bank_answer (
  id bigint generated always as identity,
  batch_id bigint not null,
  form text not null,
  name text not null,
  sha256 text not null,
  paid integer not null,
  returned integer not null,
  pending integer not null,
  unchanged integer not null,
  taken_at timestamptz not null,
  taken_by text not null,
  constraint bank_answer_pk primary key (id),
  constraint bank_answer_batch_fk foreign key (batch_id) references payment_batch (id),
  constraint bank_answer_form_known check (form in ('pain.002', 'csv', 'hand')),
  -- The same file is taken in once.
  constraint bank_answer_once unique (batch_id, sha256)
);
create trigger bank_answer_only_grows before update or delete or truncate on bank_answer
  for each statement execute function refuse_rewriting();

-- Each change of a payment, with the answer that made it.
create table payment_event (
  id bigint generated always as identity,
  payment_id bigint not null,
  answer_id bigint,
  at timestamptz not null,
  event text not null,
  bank_status text,
  reason_code text,
  by text not null,
  constraint payment_event_pk primary key (id),
  constraint payment_event_payment_fk foreign key (payment_id) references payment (id),
  constraint payment_event_answer_fk foreign key (answer_id) references bank_answer (id),
  constraint payment_event_known check (
    event in ('released', 'withdrawn', 'paid', 'returned', 'pending', 'received', 'missed'))
);
create index payment_event_payment_idx on payment_event (payment_id);
create index payment_event_answer_idx on payment_event (answer_id);
create trigger payment_event_only_grows before update or delete or truncate on payment_event
  for each statement execute function refuse_rewriting();

-- What the bank's answers moved is found by the payment that caused it.
create index ledger_posting_payment_idx on ledger_posting (cause) where kind in ('pay', 'return');
