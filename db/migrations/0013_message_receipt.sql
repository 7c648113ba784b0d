-- What gateways say of messages, kept as it comes: a receipt may be earlier than our own record of the sending.

create table message_receipt (
  id bigint generated always as identity,
  gateway_reference text not null,
  status text not null,
  at timestamptz not null,
  received_at timestamptz not null,
  applied_at timestamptz,
  constraint message_receipt_pk primary key (id),
  constraint message_receipt_once unique (gateway_reference, status),
  constraint message_receipt_status_known check (status in ('delivered', 'failed')),
  constraint message_receipt_reference_length check (length(gateway_reference) between 1 and 200)
);
create index message_receipt_open_idx on message_receipt (received_at) where applied_at is null;
