-- Families that made themselves known without applying for anything: nothing else says how long they may be kept.
create table introduction (
  child_id bigint not null,
  -- The last time that somebody came with the two numbers and the phone.
  introduced_at timestamptz not null,
  constraint introduction_pk primary key (child_id),
  constraint introduction_child_fk foreign key (child_id) references person (id)
);
create index introduction_due_idx on introduction (introduced_at);
