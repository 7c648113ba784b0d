-- What a family says of single lessons of a club before the month is submitted: it was so, or it was not. An answer is about
-- the mark that was shown, by its revision: a mark that is corrected afterwards is not answered yet.
create table lesson_answer (
  id bigint generated always as identity,
  enrolment_id bigint not null,
  day date not null,
  revision smallint not null,
  -- What the mark said.
  state text not null,
  agrees boolean not null,
  -- Of a family that does not agree; none once it is erased.
  words text,
  person_id bigint not null,
  answered_at timestamptz not null,
  constraint lesson_answer_pk primary key (id),
  -- Whoever of the family is first; a second tap finds the answer there.
  constraint lesson_answer_once unique (enrolment_id, day, revision, agrees),
  constraint lesson_answer_enrolment_fk foreign key (enrolment_id) references enrolment (id),
  constraint lesson_answer_person_fk foreign key (person_id) references person (id),
  constraint lesson_answer_state_known check (state in ('present', 'absent')),
  constraint lesson_answer_revision_positive check (revision > 0),
  constraint lesson_answer_words_of_objection check (words is null or not agrees),
  constraint lesson_answer_words_length check (length(words) between 3 and 500)
);
create index lesson_answer_person_idx on lesson_answer (person_id);

create trigger lesson_answer_stays before delete or truncate on lesson_answer
  for each statement execute function refuse_rewriting();
create trigger lesson_answer_words_stay before update on lesson_answer
  for each row execute function only_erase_words();

-- Flags of lessons: a child in two of them at once, marks without one, a room that is too small, a coach in two rooms.
alter table plausibility_flag drop constraint plausibility_flag_rule_known;
alter table plausibility_flag add constraint plausibility_flag_rule_known check (rule in (
  'full-attendance', 'marked-in-one-second', 'present-on-absence', 'present-on-day-off', 'over-capacity', 'same-days',
  'two-places', 'one-device', 'fall-at-check', 'outside-contract', 'lesson-clash', 'outside-timetable', 'over-room-capacity',
  'coach-in-two-places'));
