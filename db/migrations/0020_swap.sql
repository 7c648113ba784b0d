-- Exchange of places between families: what each would rather have, the searches, the proposals. A seat is exchanged,
-- never freed: a place that an exchange promises is another child's seat until everybody has signed.

alter table place drop constraint place_cause_known;
alter table place add constraint place_cause_known check (
  cause in ('published', 'freed', 'absence', 'leaving-school', 'swap'));
-- `exchange`: promised by an exchange; counted by nobody, since the seat is counted already.
alter table place drop constraint place_state_known;
alter table place add constraint place_state_known check (
  state in ('published', 'held', 'taken', 'withdrawn', 'exchange'));
alter table place add constraint place_exchange_is_swap check (
  (cause = 'swap' and state in ('exchange', 'taken', 'withdrawn')) or (cause <> 'swap' and state <> 'exchange'));

alter table place_hold drop constraint place_hold_released_reason_known;
alter table place_hold add constraint place_hold_released_reason_known check (released_reason in ('missed', 'unreached',
  'declined', 'given-up', 'other-place', 'refused-by-provider', 'provider-excluded', 'application-ended', 'swap-off'));

-- Groups that the family wants more than the one in which its child has a seat. `since`: when it first asked; of those
-- who would leave one group the first to ask is the first to go, so changing the list costs nobody her turn.
create table swap_wish (
  application_id bigint not null,
  rank smallint not null,
  group_id bigint not null,
  since timestamptz not null,
  constraint swap_wish_pk primary key (application_id, rank),
  constraint swap_wish_group_once unique (application_id, group_id),
  constraint swap_wish_application_fk foreign key (application_id) references application (id),
  constraint swap_wish_group_fk foreign key (group_id) references provider_group (id),
  constraint swap_wish_rank_sane check (rank between 1 and 20)
);
create index swap_wish_group_idx on swap_wish (group_id);

-- One search a night and queue; its bundle is the published input with the cycles that follow from it.
create table swap_search (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  searched_on date not null,
  searched_at timestamptz not null,
  searched_by text not null,
  rule_pack_id text not null,
  rule_pack_version text not null,
  input_hash text not null,
  result_hash text not null,
  askers integer not null,
  cycles integer not null,
  bundle text not null,
  constraint swap_search_pk primary key (id),
  constraint swap_search_once unique (territory_code, programme, searched_on),
  constraint swap_search_territory_fk foreign key (territory_code) references territory (code),
  constraint swap_search_rule_pack_fk foreign key (rule_pack_id, rule_pack_version) references rule_pack (id, version),
  constraint swap_search_counts_sane check (askers >= 0 and cycles between 0 and askers / 2)
);
create index swap_search_input_hash_idx on swap_search (input_hash);
create index swap_search_rule_pack_idx on swap_search (rule_pack_id, rule_pack_version);

create table swap_proposal (
  id bigint generated always as identity,
  number text not null,
  search_id bigint not null,
  programme text not null,
  territory_code text not null,
  state text not null,
  proposed_at timestamptz not null,
  -- The first moment that is too late: for the families to sign, then for their kindergartens.
  until timestamptz not null,
  off_reason text,
  changed_at timestamptz not null,
  constraint swap_proposal_pk primary key (id),
  constraint swap_proposal_number_unique unique (number),
  constraint swap_proposal_search_fk foreign key (search_id) references swap_search (id),
  constraint swap_proposal_territory_fk foreign key (territory_code) references territory (code),
  constraint swap_proposal_state_known check (state in ('proposed', 'agreed', 'done', 'declined', 'lapsed', 'failed')),
  constraint swap_proposal_off_with_reason check ((state in ('declined', 'lapsed', 'failed')) = (off_reason is not null)),
  constraint swap_proposal_off_reason_known check (off_reason in ('declined', 'unanswered', 'unsigned', 'application-ended',
    'hold-over', 'contract-over', 'contract-refused', 'contract-ending', 'child-away', 'provider-leaves', 'term-over'))
);
create index swap_proposal_search_idx on swap_proposal (search_id);
create index swap_proposal_territory_idx on swap_proposal (territory_code, programme, state);
create index swap_proposal_open_idx on swap_proposal (id) where state in ('proposed', 'agreed');

-- Who goes from where to where; each takes the seat of the next, the last that of the first.
create table swap_leg (
  proposal_id bigint not null,
  position smallint not null,
  application_id bigint not null,
  contract_id bigint not null,
  from_group_id bigint not null,
  to_group_id bigint not null,
  hold_id bigint not null,
  answer text,
  answered_at timestamptz,
  closed_at timestamptz,
  constraint swap_leg_pk primary key (proposal_id, position),
  constraint swap_leg_child_once unique (proposal_id, application_id),
  constraint swap_leg_hold_unique unique (hold_id),
  constraint swap_leg_proposal_fk foreign key (proposal_id) references swap_proposal (id),
  constraint swap_leg_application_fk foreign key (application_id) references application (id),
  constraint swap_leg_contract_fk foreign key (contract_id) references contract (id),
  constraint swap_leg_from_group_fk foreign key (from_group_id) references provider_group (id),
  constraint swap_leg_to_group_fk foreign key (to_group_id) references provider_group (id),
  constraint swap_leg_hold_fk foreign key (hold_id) references place_hold (id),
  constraint swap_leg_answer_known check (answer in ('yes', 'no')),
  constraint swap_leg_answered check ((answer is null) = (answered_at is null)),
  constraint swap_leg_goes_elsewhere check (from_group_id <> to_group_id)
);
create unique index swap_leg_one_open_per_child on swap_leg (application_id) where closed_at is null;
create index swap_leg_application_idx on swap_leg (application_id);
create index swap_leg_contract_idx on swap_leg (contract_id);
create index swap_leg_from_group_idx on swap_leg (from_group_id);
create index swap_leg_to_group_idx on swap_leg (to_group_id);

-- All or nothing, whatever the code does: a place of an exchange is taken with all others of the exchange or not at all.
create function refuse_lone_exchange() returns trigger language plpgsql as $$
begin
  if exists (
    select from swap_leg mine join swap_leg leg using (proposal_id)
    join swap_proposal proposal on proposal.id = leg.proposal_id
    join place_hold on place_hold.id = leg.hold_id
    join contract left_behind on left_behind.id = leg.contract_id
    where mine.hold_id = new.id and (place_hold.state <> 'used' or proposal.state <> 'done'
      or left_behind.end_reason is distinct from 'swap')
  ) or not exists (select from swap_leg where hold_id = new.id) then
    raise exception 'an exchange happens as a whole' using errcode = 'check_violation', constraint = 'place_hold_swap_as_a_whole';
  end if;
  return null;
end $$;
create constraint trigger place_hold_swap_as_a_whole after update on place_hold deferrable initially deferred
  for each row when (new.cause = 'swap' and new.state = 'used' and old.state <> 'used')
  execute function refuse_lone_exchange();

create trigger swap_search_only_grows before update or delete or truncate on swap_search
  for each statement execute function refuse_rewriting();
create trigger swap_leg_stays before delete or truncate on swap_leg
  for each statement execute function refuse_rewriting();
create trigger swap_proposal_stays before delete or truncate on swap_proposal
  for each statement execute function refuse_rewriting();
