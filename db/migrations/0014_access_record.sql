-- Who of the staff looked at whose application: only grows, and is shown to nobody but those who control.

create table access_record (
  id bigint generated always as identity,
  at timestamptz not null,
  staff_id bigint not null,
  -- Null: a whole table was taken out.
  application_id bigint,
  what text not null,
  constraint access_record_pk primary key (id),
  constraint access_record_staff_fk foreign key (staff_id) references staff (id),
  constraint access_record_application_fk foreign key (application_id) references application (id),
  constraint access_record_what_form check (what ~ '^[a-z][a-z-]{0,60}$')
);
create index access_record_staff_idx on access_record (staff_id, at);
create index access_record_application_idx on access_record (application_id, at);

create trigger access_record_only_grows before update or delete or truncate on access_record
  for each statement execute function refuse_rewriting();
