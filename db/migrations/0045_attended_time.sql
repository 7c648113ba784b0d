-- A child is in one place at a time: the known hours of a day on which it has a kindergarten and a club. A lesson has its hours
-- by the timetable, a kindergarten's day where coming and leaving are noted. Whatever both sides write, the same hours
-- cannot be marked, and so not paid, twice.
create table attended_time (
  enrolment_id bigint not null,
  day date not null,
  child_id bigint not null,
  starts_at time not null,
  ends_at time not null,
  constraint attended_time_pk primary key (enrolment_id, day),
  constraint attended_time_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint attended_time_child_fk foreign key (child_id) references person (id),
  constraint attended_time_in_order check (ends_at > starts_at),
  constraint attended_time_one_place exclude using gist (
    child_id with =, tsrange(day + starts_at, day + ends_at) with &&)
);
create index attended_time_child_idx on attended_time (child_id, day);
