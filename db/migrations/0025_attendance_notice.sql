-- What families are told of attendance: the first day, the end of the time to answer.

-- The first day on which a child was marked present in an enrolment. It is read with the children of a group, so the alarm
-- to its legal representatives costs a morning nothing.
create table attendance_start (
  enrolment_id bigint not null,
  day date not null,
  marked_at timestamptz not null,
  constraint attendance_start_pk primary key (enrolment_id),
  constraint attendance_start_enrolment_fk foreign key (enrolment_id) references enrolment (id)
);
insert into attendance_start (enrolment_id, day, marked_at)
select enrolment_id, min(day), min(marked_at) from attendance_mark where state = 'present' group by enrolment_id;

create trigger attendance_start_only_grows before update or delete or truncate on attendance_start
  for each statement execute function refuse_rewriting();

-- One reminder a line: the minute's question is about those that had none.
alter table sheet_line add column reminded_at timestamptz;
create index sheet_line_remind_idx on sheet_line (answer_until) where state = 'submitted' and reminded_at is null;

-- The children of a group on a day, whoever of them has a seat: without it each sending read all enrolments of the country.
create index enrolment_group_days_idx on enrolment (group_id, starts_on);

-- Lists of the department.
create index sheet_line_decide_idx on sheet_line (answer_until) where state = 'unconfirmed' and must_decide;
create index sheet_dispute_decide_idx on sheet_dispute (opened_at) where state in ('contested', 'unanswered');
