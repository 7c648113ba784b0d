-- Letters of a department to kindergartens; exchanges of places that a kindergarten left unsigned; contracts prolonged
-- together. What was written, read and done stays as it was.

-- So that who reads and answers for a kindergarten is one of its own people, whatever the code does.
alter table staff add constraint staff_provider_once unique (id, provider_id);

-- In Kazakh, in Russian or in both. A mistake is mended by a new letter that names the old one.
create table provider_letter (
  id bigint generated always as identity,
  number text not null,
  -- Of the post that wrote it.
  territory_code text not null,
  programme text not null,
  subject_kk text,
  body_kk text,
  subject_ru text,
  body_ru text,
  asks text not null,
  -- The last day that is in time.
  answer_by date,
  -- To everybody who was on the list of the territory on that day, not to one.
  to_all boolean not null,
  corrects_id bigint,
  sent_at timestamptz not null,
  sent_by bigint not null,
  constraint provider_letter_pk primary key (id),
  constraint provider_letter_number_unique unique (number),
  constraint provider_letter_asks_once unique (id, asks),
  constraint provider_letter_territory_once unique (id, territory_code),
  constraint provider_letter_corrected_once unique (corrects_id),
  constraint provider_letter_territory_fk foreign key (territory_code) references territory (code),
  constraint provider_letter_sent_by_fk foreign key (sent_by) references staff (id),
  constraint provider_letter_corrects_fk foreign key (corrects_id, territory_code)
    references provider_letter (id, territory_code),
  constraint provider_letter_corrects_earlier check (corrects_id < id),
  constraint provider_letter_programme_known check (programme in ('preschool', 'club')),
  constraint provider_letter_asks_known check (asks in ('nothing', 'acknowledgement', 'answer')),
  constraint provider_letter_day_only_where_asked check (answer_by is null or asks <> 'nothing'),
  constraint provider_letter_some_language check (num_nonnulls(body_kk, body_ru) >= 1),
  constraint provider_letter_whole_language check (
    (subject_kk is null) = (body_kk is null) and (subject_ru is null) = (body_ru is null)),
  constraint provider_letter_lengths check (
    length(btrim(subject_kk)) between 1 and 150 and length(btrim(subject_ru)) between 1 and 150
    and length(btrim(body_kk)) between 1 and 5000 and length(btrim(body_ru)) between 1 and 5000)
);
create index provider_letter_territory_idx on provider_letter (territory_code, sent_at);
create index provider_letter_sent_by_idx on provider_letter (sent_by);
create index provider_letter_corrects_idx on provider_letter (corrects_id, territory_code);

create table provider_letter_recipient (
  letter_id bigint not null,
  provider_id bigint not null,
  constraint provider_letter_recipient_pk primary key (letter_id, provider_id),
  constraint provider_letter_recipient_letter_fk foreign key (letter_id) references provider_letter (id),
  constraint provider_letter_recipient_provider_fk foreign key (provider_id) references provider (id)
);
create index provider_letter_recipient_provider_idx on provider_letter_recipient (provider_id, letter_id);

-- What is written below a letter, apart for each kindergarten: its answer, what the department says to it, and so on.
create table provider_letter_reply (
  id bigint generated always as identity,
  letter_id bigint not null,
  provider_id bigint not null,
  -- Null: the department wrote it.
  author_provider_id bigint,
  staff_id bigint not null,
  words text not null,
  written_at timestamptz not null,
  constraint provider_letter_reply_pk primary key (id),
  constraint provider_letter_reply_recipient_fk foreign key (letter_id, provider_id)
    references provider_letter_recipient (letter_id, provider_id),
  constraint provider_letter_reply_staff_fk foreign key (staff_id) references staff (id),
  constraint provider_letter_reply_author_fk foreign key (staff_id, author_provider_id)
    references staff (id, provider_id),
  constraint provider_letter_reply_author_is_recipient check (author_provider_id = provider_id),
  constraint provider_letter_reply_length check (length(btrim(words)) between 1 and 2000)
);
create index provider_letter_reply_recipient_idx on provider_letter_reply (letter_id, provider_id, id);
create index provider_letter_reply_staff_idx on provider_letter_reply (staff_id, author_provider_id);

-- Who of a kindergarten opened a letter, and how far its replies went then (0: there were none).
create table provider_letter_reading (
  letter_id bigint not null,
  provider_id bigint not null,
  staff_id bigint not null,
  seen_reply_id bigint not null default 0,
  read_at timestamptz not null,
  constraint provider_letter_reading_pk primary key (letter_id, provider_id, staff_id, seen_reply_id),
  constraint provider_letter_reading_recipient_fk foreign key (letter_id, provider_id)
    references provider_letter_recipient (letter_id, provider_id),
  constraint provider_letter_reading_staff_fk foreign key (staff_id, provider_id) references staff (id, provider_id)
);
create index provider_letter_reading_staff_idx on provider_letter_reading (staff_id, provider_id);

-- Only where the letter asks for it, once a kindergarten.
create table provider_letter_acknowledgement (
  letter_id bigint not null,
  provider_id bigint not null,
  asks text not null default 'acknowledgement',
  staff_id bigint not null,
  acknowledged_at timestamptz not null,
  constraint provider_letter_acknowledgement_pk primary key (letter_id, provider_id),
  constraint provider_letter_acknowledgement_recipient_fk foreign key (letter_id, provider_id)
    references provider_letter_recipient (letter_id, provider_id),
  constraint provider_letter_acknowledgement_asked_fk foreign key (letter_id, asks) references provider_letter (id, asks),
  constraint provider_letter_acknowledgement_asked check (asks = 'acknowledgement'),
  constraint provider_letter_acknowledgement_staff_fk foreign key (staff_id, provider_id)
    references staff (id, provider_id)
);
create index provider_letter_acknowledgement_asked_idx on provider_letter_acknowledgement (letter_id, asks);
create index provider_letter_acknowledgement_staff_idx on provider_letter_acknowledgement (staff_id, provider_id);

-- A kindergarten let an exchange lapse to which all families had agreed. The department looks into it and says what it did.
create table swap_unsigned (
  proposal_id bigint not null,
  provider_id bigint not null,
  happened_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by text,
  review text,
  constraint swap_unsigned_pk primary key (proposal_id, provider_id),
  constraint swap_unsigned_proposal_fk foreign key (proposal_id) references swap_proposal (id),
  constraint swap_unsigned_provider_fk foreign key (provider_id) references provider (id),
  constraint swap_unsigned_reviewed_whole check (num_nonnulls(reviewed_at, reviewed_by, review) in (0, 3)),
  constraint swap_unsigned_review_length check (length(btrim(review)) between 1 and 1000)
);
create index swap_unsigned_provider_idx on swap_unsigned (provider_id, happened_at);
create index swap_unsigned_open_idx on swap_unsigned (provider_id) where reviewed_at is null;

-- The rules were prolonged: all contracts that end with the old ones, in pieces, each piece whole.
create table prolongation (
  id bigint generated always as identity,
  territory_code text not null,
  programme text not null,
  last_day date not null,
  -- Null: the new rules have no end.
  new_last_day date,
  ordered_at timestamptz not null,
  ordered_by bigint not null,
  finished_at timestamptz,
  constraint prolongation_pk primary key (id),
  constraint prolongation_territory_fk foreign key (territory_code) references territory (code),
  constraint prolongation_ordered_by_fk foreign key (ordered_by) references staff (id),
  constraint prolongation_programme_known check (programme in ('preschool', 'club')),
  constraint prolongation_longer check (new_last_day > last_day)
);
create unique index prolongation_one_open on prolongation (territory_code, programme, last_day)
  where finished_at is null;
create index prolongation_territory_idx on prolongation (territory_code, programme, id);
create index prolongation_ordered_by_idx on prolongation (ordered_by);

-- What became of each contract; once in one prolongation, so nothing is done twice when it begins again.
create table prolongation_contract (
  prolongation_id bigint not null,
  contract_id bigint not null,
  outcome text not null,
  constraint prolongation_contract_pk primary key (prolongation_id, contract_id),
  constraint prolongation_contract_prolongation_fk foreign key (prolongation_id) references prolongation (id),
  constraint prolongation_contract_contract_fk foreign key (contract_id) references contract (id),
  constraint prolongation_contract_outcome_known check (
    outcome in ('prolonged', 'temporary', 'end-set', 'enrolled-elsewhere', 'not-signed'))
);
create index prolongation_contract_contract_idx on prolongation_contract (contract_id);
create index prolongation_contract_outcome_idx on prolongation_contract (prolongation_id, outcome);

do $$
declare guarded text;
begin
  foreach guarded in array array['provider_letter', 'provider_letter_recipient', 'provider_letter_reply',
                                 'provider_letter_reading', 'provider_letter_acknowledgement',
                                 'prolongation_contract'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_only_grows', guarded);
  end loop;
end $$;
create trigger swap_unsigned_stays before delete or truncate on swap_unsigned
  for each statement execute function refuse_rewriting();
create trigger prolongation_stays before delete or truncate on prolongation
  for each statement execute function refuse_rewriting();
