-- A child that its school named and whose parent said yes (seed 002: a targeted voucher has no queue), and one that held a
-- voucher already when its territory came to Kezek.
alter table application drop constraint application_last_change_known;
alter table application add constraint application_last_change_known check (last_change in (
  'submitted', 'imported', 'offered', 'confirmation-missed', 'choice-missed', 'restored', 'refused', 'withdrawn',
  'not-restored', 'stopped', 'released', 'claim-confirmed', 'claim-rejected', 'claim-expired', 'refresh', 'aged-out',
  'served', 'moved', 'duplicate', 'false-claim', 'offer-cancelled', 'rebuilt', 'referred', 'referral-returned',
  'referral-unused', 'regime-switched', 'replaced', 'named', 'taken-over'));
-- A targeted voucher stands in no queue, so nothing may put its application into one.
alter table application add constraint application_targeted_never_queued check (
  form is distinct from 'targeted' or state not in ('queued', 'inactive', 'stopped'));
