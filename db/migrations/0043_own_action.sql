-- A child of the age that the rules name may act in the matters of its club with its parent's consent
-- (`club.ownActionFromAge`; Civil Code of the Republic, article 22: from fourteen, with the consent of legal representatives).
create table own_action_consent (
  id bigint generated always as identity,
  child_id bigint not null,
  given_by bigint not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  ended_by bigint,
  constraint own_action_consent_pk primary key (id),
  constraint own_action_consent_child_fk foreign key (child_id) references person (id),
  constraint own_action_consent_given_by_fk foreign key (given_by) references person (id),
  constraint own_action_consent_ended_by_fk foreign key (ended_by) references person (id),
  constraint own_action_consent_of_another check (given_by <> child_id),
  constraint own_action_consent_ended_by_somebody check ((ended_at is null) = (ended_by is null)),
  constraint own_action_consent_in_order check (ended_at >= given_at)
);
create unique index own_action_consent_one_live on own_action_consent (child_id) where ended_at is null;
create index own_action_consent_child_idx on own_action_consent (child_id);
create index own_action_consent_given_by_idx on own_action_consent (given_by);
create index own_action_consent_ended_by_idx on own_action_consent (ended_by);
create trigger own_action_consent_stays before delete or truncate on own_action_consent
  for each statement execute function refuse_rewriting();
