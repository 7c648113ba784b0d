-- A family of a club answers lesson by lesson, and a month whose every lesson is answered is confirmed with the last: from
-- which device those answers came belongs to the trace of the month as well, or a club's own tablet could answer for all
-- its families unseen. A trace is of a child's place and month, one a device, whatever was answered.
alter table answer_trace add column enrolment_id bigint, add column person_id bigint;
update answer_trace set enrolment_id = line.enrolment_id, person_id = line.person_id
from sheet_line line where line.id = answer_trace.line_id;
delete from answer_trace where person_id is null;
alter table answer_trace
  drop column line_id,
  alter column enrolment_id set not null,
  alter column person_id set not null,
  add constraint answer_trace_pk primary key (enrolment_id, month, device),
  add constraint answer_trace_enrolment_fk foreign key (enrolment_id) references enrolment,
  add constraint answer_trace_person_fk foreign key (person_id) references person,
  add constraint answer_trace_month_begins check (extract(day from month) = 1);
create index answer_trace_person_idx on answer_trace (person_id);
