-- Messages to people: the outbox. A row is written with the change it tells of; a worker delivers it.

create table message (
  id bigint generated always as identity,
  person_id bigint,
  -- A code goes to a phone that is nobody's yet.
  phone text,
  application_id bigint,
  template text not null,
  language text not null,
  facts jsonb not null,
  -- A family gets one message about one event, however often a job repeats.
  event_key text not null,
  state text not null,
  planned_at timestamptz not null,
  send_after timestamptz not null,
  attempts integer not null default 0,
  gateway_reference text,
  text text,
  sent_at timestamptz,
  delivered_at timestamptz,
  failure text,
  constraint message_pk primary key (id),
  constraint message_event_once unique (event_key),
  constraint message_person_fk foreign key (person_id) references person (id),
  constraint message_application_fk foreign key (application_id) references application (id),
  constraint message_one_addressee check (num_nonnulls(person_id, phone) = 1),
  constraint message_state_known check (state in ('planned', 'sent', 'delivered', 'failed')),
  constraint message_language_known check (language in ('kk', 'ru', 'en')),
  constraint message_delivered_at check ((state = 'delivered') = (delivered_at is not null))
);
create index message_person_idx on message (person_id);
create index message_application_idx on message (application_id);
create index message_due_idx on message (send_after) where state = 'planned';
create index message_gateway_idx on message (gateway_reference) where gateway_reference is not null;

alter table voucher add column offer_message_id bigint;
alter table voucher add constraint voucher_offer_message_fk foreign key (offer_message_id) references message (id);
create index voucher_offer_message_idx on voucher (offer_message_id);
