-- A territory that comes to Kezek brings the targeted vouchers that its schools' children hold (seed 002: 29 061 of them). Which
-- group each was for: the family renews there, and the figures count it under the group's direction.
create table taken_over (
  voucher_id bigint not null,
  group_id bigint not null,
  taken_at timestamptz not null,
  taken_by text not null,
  constraint taken_over_pk primary key (voucher_id),
  constraint taken_over_voucher_fk foreign key (voucher_id) references voucher (id),
  constraint taken_over_group_fk foreign key (group_id) references provider_group (id)
);
create index taken_over_group_idx on taken_over (group_id);
create trigger taken_over_only_grows before update or delete or truncate on taken_over
  for each statement execute function refuse_rewriting();

-- Only a targeted voucher that no queue gave, for a school's or the state's club of its own territory.
create function check_taken_over() returns trigger language plpgsql as $$
begin
  if not exists (
    select from voucher
    join provider_group on provider_group.id = new.group_id
    join provider on provider.id = provider_group.provider_id and provider.territory_code = voucher.territory_code
    where voucher.id = new.voucher_id and voucher.form = 'targeted' and provider.club_kind in ('school-club', 'state-club')
  ) then
    raise exception using errcode = 'check_violation', constraint = 'taken_over_targeted_only',
      message = 'only a targeted voucher is taken over, with a club that it is for';
  end if;
  return new;
end $$;
create trigger taken_over_targeted_only before insert on taken_over
  for each row execute function check_taken_over();
