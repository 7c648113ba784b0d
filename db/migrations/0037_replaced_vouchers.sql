-- A targeted voucher whose child accepted a universal one is over after its last day (rules: `club.targetedEndsAfterUniversal`),
-- and so is the application that it belonged to.
alter table voucher drop constraint voucher_closed_reason_known;
alter table voucher add constraint voucher_closed_reason_known check (closed_reason in (
  'declined', 'lapsed', 'aged-out', 'moved', 'absence', 'fraud', 'year-end', 'withdrawn', 'replaced'));
create index voucher_ends_on_idx on voucher (ends_on) where ends_on is not null;

alter table application drop constraint application_archived_reason_known;
alter table application add constraint application_archived_reason_known check (archived_reason in (
  'served', 'withdrawn', 'refused', 'not-restored', 'aged-out', 'moved', 'duplicate', 'false-claim', 'replaced'));
alter table application drop constraint application_last_change_known;
alter table application add constraint application_last_change_known check (last_change in (
  'submitted', 'imported', 'offered', 'confirmation-missed', 'choice-missed', 'restored', 'refused', 'withdrawn',
  'not-restored', 'stopped', 'released', 'claim-confirmed', 'claim-rejected', 'claim-expired', 'refresh', 'aged-out',
  'served', 'moved', 'duplicate', 'false-claim', 'offer-cancelled', 'rebuilt', 'referred', 'referral-returned',
  'referral-unused', 'regime-switched', 'replaced'));
