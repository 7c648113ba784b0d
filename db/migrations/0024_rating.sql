-- Ratings of kindergartens: only by a family whose child had a month there that the family itself confirmed.

-- One a child and kindergarten. What it says stands in its versions: the newest holds, the older ones stay.
create table rating (
  id bigint generated always as identity,
  -- Known to the family and the journal's closed part only: it must not lead from a text to a family.
  number text not null,
  provider_id bigint not null,
  child_id bigint not null,
  -- The confirmed month that gave the right to rate.
  line_id bigint not null,
  given_at timestamptz not null,
  constraint rating_pk primary key (id),
  constraint rating_number_unique unique (number),
  constraint rating_once unique (provider_id, child_id),
  constraint rating_provider_once unique (id, provider_id),
  constraint rating_provider_fk foreign key (provider_id) references provider (id),
  constraint rating_child_fk foreign key (child_id) references person (id),
  constraint rating_line_fk foreign key (line_id) references sheet_line (id)
);
create index rating_child_idx on rating (child_id);
create index rating_line_idx on rating (line_id);

-- Words of a family. They never change: other words are another text; erasing the family empties them.
create table rating_text (
  id bigint generated always as identity,
  rating_id bigint not null,
  provider_id bigint not null,
  words text,
  written_at timestamptz not null,
  constraint rating_text_pk primary key (id),
  constraint rating_text_rating_once unique (id, rating_id),
  constraint rating_text_provider_once unique (id, provider_id),
  constraint rating_text_rating_fk foreign key (rating_id, provider_id) references rating (id, provider_id),
  constraint rating_text_length check (length(btrim(words)) >= 3 and length(words) <= 1000)
);
create index rating_text_rating_idx on rating_text (rating_id, provider_id);
create index rating_text_provider_idx on rating_text (provider_id, id);

create table rating_version (
  rating_id bigint not null,
  version smallint not null,
  -- The guardian who gave it.
  person_id bigint not null,
  -- None: scores without words.
  text_id bigint,
  given_at timestamptz not null,
  constraint rating_version_pk primary key (rating_id, version),
  constraint rating_version_rating_fk foreign key (rating_id) references rating (id),
  constraint rating_version_person_fk foreign key (person_id) references person (id),
  constraint rating_version_text_fk foreign key (text_id, rating_id) references rating_text (id, rating_id),
  constraint rating_version_positive check (version > 0)
);
create index rating_version_person_idx on rating_version (person_id);
create index rating_version_text_idx on rating_version (text_id, rating_id);

create table rating_score (
  rating_id bigint not null,
  version smallint not null,
  criterion text not null,
  score smallint not null,
  constraint rating_score_pk primary key (rating_id, version, criterion),
  constraint rating_score_version_fk foreign key (rating_id, version) references rating_version (rating_id, version),
  constraint rating_score_criterion_known check (criterion in ('care', 'safety', 'food', 'premises', 'openness')),
  constraint rating_score_one_to_five check (score between 1 and 5)
);

-- The department hides a text, or shows it again: the newest row holds. The scores count either way.
create table rating_ruling (
  id bigint generated always as identity,
  text_id bigint not null,
  hidden boolean not null,
  reason text,
  -- For the family; emptied with it.
  words text,
  decided_at timestamptz not null,
  staff_id bigint not null,
  constraint rating_ruling_pk primary key (id),
  constraint rating_ruling_text_fk foreign key (text_id) references rating_text (id),
  constraint rating_ruling_staff_fk foreign key (staff_id) references staff (id),
  constraint rating_ruling_says_why check (hidden = (reason is not null)),
  constraint rating_ruling_reason_known check (reason in ('personal-data', 'insult', 'off-topic', 'advertising')),
  constraint rating_ruling_words_length check (length(btrim(words)) >= 3 and length(words) <= 500)
);
create index rating_ruling_text_idx on rating_ruling (text_id, id);
create index rating_ruling_staff_idx on rating_ruling (staff_id);

-- What the kindergarten answered: once a text, by one of its own people.
create table rating_answer (
  text_id bigint not null,
  provider_id bigint not null,
  staff_id bigint not null,
  words text,
  written_at timestamptz not null,
  constraint rating_answer_pk primary key (text_id),
  constraint rating_answer_text_fk foreign key (text_id, provider_id) references rating_text (id, provider_id),
  constraint rating_answer_staff_fk foreign key (staff_id, provider_id) references staff (id, provider_id),
  constraint rating_answer_length check (length(btrim(words)) >= 3 and length(words) <= 1000)
);
create index rating_answer_text_idx on rating_answer (text_id, provider_id);
create index rating_answer_staff_idx on rating_answer (staff_id, provider_id);

-- Whatever the code does: no rating without a month of this child in this kindergarten that its guardian confirmed.
create function rating_needs_confirmed_month() returns trigger language plpgsql as $$
begin
  if not exists (
    select from sheet_line line join sheet on sheet.id = line.sheet_id join enrolment on enrolment.id = line.enrolment_id
    where line.id = new.line_id and line.state in ('confirmed', 'settled') and line.answered_by = 'guardian'
      and sheet.provider_id = new.provider_id and enrolment.child_id = new.child_id)
  then
    raise exception using errcode = 'check_violation', constraint = 'rating_needs_confirmed_month',
      message = 'a rating needs a month that the family confirmed';
  end if;
  return new;
end $$;
create trigger rating_confirmed_month before insert on rating
  for each row execute function rating_needs_confirmed_month();

create function rating_version_by_guardian() returns trigger language plpgsql as $$
begin
  if not exists (
    select from rating join guardianship on guardianship.child_id = rating.child_id
    where rating.id = new.rating_id and guardianship.guardian_id = new.person_id)
  then
    raise exception using errcode = 'check_violation', constraint = 'rating_version_by_guardian',
      message = 'a rating is given by a guardian of the child';
  end if;
  return new;
end $$;
create trigger rating_version_guardian before insert on rating_version
  for each row execute function rating_version_by_guardian();

-- Words may be erased with the family, never exchanged.
create function only_erase_words() returns trigger language plpgsql as $$
begin
  if new.words is not null or to_jsonb(new) - 'words' <> to_jsonb(old) - 'words' then
    raise exception using errcode = 'insufficient_privilege', constraint = tg_table_name || '_words_stay',
      message = format('%s: words can be erased, nothing else', tg_table_name);
  end if;
  return new;
end $$;

do $$
declare guarded text;
begin
  foreach guarded in array array['rating', 'rating_version', 'rating_score'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_only_grows', guarded);
  end loop;
  foreach guarded in array array['rating_text', 'rating_ruling', 'rating_answer'] loop
    execute format('create trigger %I before delete or truncate on %I
      for each statement execute function refuse_rewriting()', guarded || '_stays', guarded);
    execute format('create trigger %I before update on %I
      for each row execute function only_erase_words()', guarded || '_words_stay', guarded);
  end loop;
end $$;
