-- A day that was confirmed, and perhaps paid, and turned out not to have been: the department takes it back with a reason, and
-- a later act sets it off (rules.md 5: a correction after payment is an offsetting line in a later act).
create table sheet_correction (
  line_id bigint not null,
  day date not null,
  -- The letter that the sheet had.
  before text not null,
  -- Empty once the family is erased.
  words text,
  corrected_at timestamptz not null,
  corrected_by text not null,
  constraint sheet_correction_pk primary key (line_id, day),
  constraint sheet_correction_line_fk foreign key (line_id) references sheet_line (id),
  constraint sheet_correction_before_payable check (before in ('p', 'i', 'l')),
  constraint sheet_correction_words_length check (length(words) between 3 and 500)
);
create trigger sheet_correction_stays before delete or truncate on sheet_correction
  for each statement execute function refuse_rewriting();
create trigger sheet_correction_words_stay before update on sheet_correction
  for each row execute function only_erase_words();
