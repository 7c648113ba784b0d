-- What a club says of its coaches' papers. An officer who has seen a paper records it as evidence (`coach_evidence`), and
-- only that opens a gate; a paper that nobody has looked at yet opens nothing.
create table coach_paper (
  id bigint generated always as identity,
  coach_id bigint not null,
  kind text not null,
  reference text not null,
  issued_on date not null,
  valid_to date,
  state text not null,
  entered_at timestamptz not null,
  entered_by text not null,
  evidence_id bigint,
  answered_at timestamptz,
  answered_by text,
  words text,
  constraint coach_paper_pk primary key (id),
  constraint coach_paper_coach_fk foreign key (coach_id) references coach (id),
  constraint coach_paper_evidence_fk foreign key (evidence_id) references coach_evidence (id),
  constraint coach_paper_kind_known check (kind in ('no-conviction', 'medical', 'first-aid', 'qualification')),
  constraint coach_paper_state_known check (state in ('waiting', 'recorded', 'refused')),
  constraint coach_paper_reference_length check (length(reference) between 1 and 300),
  constraint coach_paper_days_in_order check (valid_to >= issued_on),
  constraint coach_paper_answered check (
    num_nulls(answered_at, answered_by) = case state when 'waiting' then 2 else 0 end),
  constraint coach_paper_recorded_has_evidence check ((state = 'recorded') = (evidence_id is not null)),
  constraint coach_paper_refused_has_words check ((state = 'refused') = (words is not null)),
  constraint coach_paper_words_length check (length(words) between 3 and 500)
);
create unique index coach_paper_one_waiting on coach_paper (coach_id, kind) where state = 'waiting';
create index coach_paper_coach_idx on coach_paper (coach_id);
create index coach_paper_evidence_idx on coach_paper (evidence_id);
create trigger coach_paper_stays before delete or truncate on coach_paper
  for each statement execute function refuse_rewriting();
