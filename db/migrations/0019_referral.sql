-- Referrals (order 254): who was sent where and until when, pauses of publication, the day a territory goes over to vouchers.

alter table application drop constraint application_last_change_known;
alter table application add constraint application_last_change_known check (last_change in (
    'submitted', 'imported', 'offered', 'confirmation-missed', 'choice-missed', 'restored', 'refused',
    'withdrawn', 'not-restored', 'stopped', 'released', 'claim-confirmed', 'claim-rejected', 'claim-expired',
    'refresh', 'aged-out', 'served', 'moved', 'duplicate', 'false-claim', 'offer-cancelled', 'rebuilt',
    'referred', 'referral-returned', 'referral-unused', 'regime-switched'));

-- Which rounds of choice were passes over referrals: to those whose turn it is, or to the whole queue.
create table referral_round (
  round_id bigint not null,
  turn text not null,
  constraint referral_round_pk primary key (round_id),
  constraint referral_round_round_fk foreign key (round_id) references choice_round (id),
  constraint referral_round_turn_known check (turn in ('priority', 'open'))
);

-- `turn`: in which pass it was given; `proactive`: the family had not named the group, it consented to any place.
create table referral (
  id bigint generated always as identity,
  number text not null,
  application_id bigint not null,
  child_id bigint not null,
  programme text not null,
  territory_code text not null,
  provider_id bigint not null,
  group_id bigint not null,
  place_id bigint not null,
  hold_id bigint not null,
  round_id bigint not null,
  turn text not null,
  proactive boolean not null,
  admission text not null,
  state text not null,
  issued_at timestamptz not null,
  -- The day from which the term counts, itself not counted: of the notice, or of the place becoming free.
  term_from date not null,
  valid_until timestamptz not null,
  extensions smallint not null default 0,
  closed_at timestamptz,
  constraint referral_pk primary key (id),
  constraint referral_number_unique unique (number),
  constraint referral_hold_unique unique (hold_id),
  constraint referral_application_fk foreign key (application_id) references application (id),
  constraint referral_child_fk foreign key (child_id) references person (id),
  constraint referral_territory_fk foreign key (territory_code) references territory (code),
  constraint referral_provider_fk foreign key (provider_id) references provider (id),
  constraint referral_group_fk foreign key (group_id) references provider_group (id),
  constraint referral_place_fk foreign key (place_id) references place (id),
  constraint referral_hold_fk foreign key (hold_id) references place_hold (id),
  constraint referral_round_fk foreign key (round_id) references choice_round (id),
  constraint referral_turn_known check (turn in ('priority', 'open')),
  constraint referral_admission_known check (admission in ('general', 'early-booking', 'temporary')),
  constraint referral_state_known check (state in ('issued', 'enrolled', 'lapsed', 'declined', 'cancelled')),
  constraint referral_closed check ((state = 'issued') = (closed_at is null)),
  constraint referral_valid_after_issue check (valid_until > issued_at),
  constraint referral_extensions_sane check (extensions between 0 and 10)
);
create unique index referral_one_live_per_child on referral (child_id, programme) where state = 'issued';
create unique index referral_one_live_per_place on referral (place_id) where state = 'issued';
create index referral_application_idx on referral (application_id, id);
create index referral_child_idx on referral (child_id);
create index referral_place_idx on referral (place_id);
create index referral_round_idx on referral (round_id);
create index referral_group_idx on referral (group_id);
create index referral_provider_idx on referral (provider_id);
create index referral_territory_idx on referral (territory_code, programme, state);
create index referral_valid_until_idx on referral (valid_until) where state = 'issued';

-- Days on which no place of a bulletin opens (the turn of the groups in summer).
create table publication_pause (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  starts_on date not null,
  last_day date not null,
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  constraint publication_pause_pk primary key (id),
  constraint publication_pause_territory_fk foreign key (territory_code) references territory (code),
  constraint publication_pause_programme_known check (programme in ('preschool', 'club')),
  constraint publication_pause_days_in_order check (last_day >= starts_on),
  constraint publication_pause_reason_length check (length(reason) between 1 and 500),
  constraint publication_pause_no_overlap exclude using gist (
    territory_code with =, programme with =, daterange(starts_on, last_day, '[]') with &&)
);

-- The day on which a territory went over to vouchers, once for each row of the roll-out calendar.
create table referral_switch (
  id bigint generated always as identity,
  programme text not null,
  territory_code text not null,
  starts_on date not null,
  from_pack_id text not null,
  from_pack_version text not null,
  to_pack_id text not null,
  to_pack_version text not null,
  applications integer not null,
  recategorised integer not null,
  worse integer not null,
  live_referrals integer not null,
  -- Of the positions as canonical JSON, in the order of the numbers.
  positions_sha256 text not null,
  switched_at timestamptz not null,
  switched_by text not null,
  constraint referral_switch_pk primary key (id),
  constraint referral_switch_once unique (territory_code, programme, starts_on),
  constraint referral_switch_territory_fk foreign key (territory_code) references territory (code),
  constraint referral_switch_hash_form check (positions_sha256 ~ '^[0-9a-f]{64}$'),
  constraint referral_switch_counts_sane check (applications >= 0 and recategorised between 0 and applications
    and worse between 0 and applications and live_referrals >= 0)
);
-- Where each stood before and after; null numbers: it did not stand in the queue that day.
create table referral_switch_position (
  switch_id bigint not null,
  application_id bigint not null,
  state text not null,
  cohort integer not null,
  tier_before text not null,
  number_before integer,
  tier_after text not null,
  number_after integer,
  reason text not null,
  constraint referral_switch_position_pk primary key (switch_id, application_id),
  constraint referral_switch_position_switch_fk foreign key (switch_id) references referral_switch (id),
  constraint referral_switch_position_application_fk foreign key (application_id) references application (id),
  constraint referral_switch_position_tiers_known check (tier_before in ('out-of-turn', 'priority', 'general')
    and tier_after in ('out-of-turn', 'priority', 'general')),
  constraint referral_switch_position_numbers check ((number_before is null) = (number_after is null)
    and (number_before is null) = (state <> 'queued')),
  constraint referral_switch_position_reason_known check (reason in ('unchanged', 'category-changed', 'others-left', 'others-joined'))
);
create index referral_switch_position_application_idx on referral_switch_position (application_id);

do $$
declare guarded text;
begin
  foreach guarded in array array['referral_round', 'publication_pause', 'referral_switch', 'referral_switch_position']
  loop
    execute format('create trigger %1$s_only_grows before update or delete or truncate on %1$I
      for each statement execute function refuse_rewriting()', guarded);
  end loop;
end $$;
