/** Why a rule said no, and what one can do now, in English. */
import type { RefusalTexts } from '../refusal-code.ts'
import { absenceRefusals } from './absence-refusals.ts'
import { activityRefusals } from './activity-refusals.ts'
import { attendanceRefusals } from './attendance-refusals.ts'
import { bankRefusals } from './bank-refusals.ts'
import { contractRefusals } from './contract-refusals.ts'
import { edsRefusals } from './eds-refusals.ts'
import { flagRefusals } from './flag-refusals.ts'
import { lessonRefusals } from './lesson-refusals.ts'
import { letterRefusals } from './letter-refusals.ts'
import { namingRefusals } from './naming-refusals.ts'
import { paymentRefusals } from './payment-refusals.ts'
import { ratingRefusals } from './rating-refusals.ts'
import { referralRefusals } from './referral-refusals.ts'
import { swapRefusals } from './swap-refusals.ts'

export const refusals: RefusalTexts = {
  ...contractRefusals,
  ...edsRefusals,
  ...flagRefusals,
  ...lessonRefusals,
  ...letterRefusals,
  ...ratingRefusals,
  ...referralRefusals,
  ...absenceRefusals,
  ...activityRefusals,
  ...attendanceRefusals,
  ...bankRefusals,
  ...paymentRefusals,
  ...namingRefusals,
  ...swapRefusals,
  'erasure/application-active': () => ({
    title: 'The child has an active application',
    next: 'Archive the application first (for example, withdraw it as the parent asks), then try again.',
  }),
  'erasure/voucher-live': () => ({
    title: 'The child has a live voucher',
    next: 'A family is not erased until its voucher has ended or was cancelled.',
  }),
  'erasure/money-open': () => ({
    title: "Money is still reserved for the family's voucher",
    next: 'Try again when the accounts are settled.',
  }),
  'erasure/already-erased': () => ({
    title: 'This family is erased already',
    next: 'Nothing is left to do: only the public part of the application remains.',
  }),
  'erasure/reason-names-person': () => ({
    title: 'The reason holds a name, an IIN or a phone',
    next: 'Leave only the number and date of the letter or decision: this text is never erased.',
  }),
  'application/already-active': () => ({
    title: 'This child already stands in the queue: an application was accepted before.',
    next: 'No new application is needed. The number is under “Queue” and in the cabinet.',
  }),
  'application/state-changed': () => ({
    title: 'The application has just changed its state.',
    next: 'Reload the page to see it as it is now. Nothing is lost.',
  }),
  'application/event-not-allowed': () => ({
    title: 'This cannot be done in the present state of the application.',
    next: 'Its history is in the cabinet.',
  }),
  'application/too-old': () => ({
    title: 'The child is older than the kindergarten queue is for.',
    next: 'At this age children go to school. Call the number below if you have a question.',
  }),
  'application/too-young': () => ({
    title: 'The child’s date of birth lies in the future.',
    next: 'Check the IIN. A child may stand in the queue from the day of birth.',
  }),
  'application/club-too-young': () => ({
    title: 'The child is too young for a club voucher.',
    next: 'Club vouchers are for children who turn 4 this year or are older.',
  }),
  'application/club-too-old': () => ({
    title: 'The child is too old for a club voucher.',
    next: 'Club vouchers are for children who turn 17 this year at most.',
  }),
  'application/not-a-queue-territory': () => ({
    title: 'No queue is kept in this territory.',
    next: 'Choose the city or district where the child lives.',
  }),
  'application/restore-over': () => ({
    title: 'The time to restore the application is over, or it was restored before.',
    next: 'You may apply again; the new application takes today’s place.',
  }),
  'application/claim-decided': () => ({
    title: 'This benefit has been decided already.',
    next: 'Reload the list to see the decision.',
  }),
  'application/other-guardian': () => ({
    title: 'Another legal representative applied for this child.',
    next: 'Only that person can act on it. If this is a mistake, call the education department.',
  }),
  'application/guardian-too-young': () => ({
    title: 'By the dates of birth the applicant cannot be the child’s legal representative.',
    next: 'Check both IINs: they may have been swapped.',
  }),
  'application/has-voucher': () => ({
    title: 'This child already has a voucher.',
    next: 'Decide on the voucher in the cabinet first.',
  }),
  'application/guardianship-denied': () => ({
    title: 'The register does not name you as a legal representative of this child.',
    next: 'Go to the education department with the document of guardianship.',
  }),
  'choice/rounds-only': () => ({
    title: 'Here a place does not go to whoever clicks first.',
    next: 'Rank the groups you want: places are given in queue order, in the round of the day.',
  }),
  'choice/immediate-only': () => ({
    title: 'Here places are chosen at once, without rounds.',
    next: 'Choose a group with a free place.',
  }),
  'choice/no-place': () => ({
    title: 'No place is left in this group.',
    next: 'Choose another group, or join the waiting list of this one.',
  }),
  'choice/no-voucher': () => ({
    title: 'To choose a place a confirmed voucher is needed.',
    next: 'See the state of the voucher in your cabinet.',
  }),
  'choice/place-held': () => ({
    title: 'A place is held for this child already.',
    next: 'Sign its contract, or give it up to choose another.',
  }),
  'choice/group-not-suitable': () => ({
    title: 'The group does not suit the child by age, kind or territory.',
    next: 'Choose one of the list that does.',
  }),
  'choice/too-many-wishes': facts => ({
    title: 'These are more wishes than allowed.',
    next: `Shorten the list: at most ${facts.most ?? ''} groups.`,
  }),
  'choice/application-ended': () => ({
    title: 'This application has ended.',
    next: 'Wishes belong to a live application. See its state in your cabinet.',
  }),
  'choice/no-consent': () => ({
    title: 'There is no consent to any suitable place.',
    next: 'Tick the consent, or take this choice back.',
  }),
  'choice/places-free': () => ({
    title: 'This group has free places: there is nothing to wait for.',
    next: 'Add the group to your wishes, or choose it at once.',
  }),
  'choice/already-waiting': () => ({
    title: 'The child is on the waiting list of this group already.',
    next: 'See your place on it in your cabinet.',
  }),
  'choice/not-waiting': () => ({
    title: 'The child is not on the waiting list of this group.',
    next: 'Reload the page and look at your lists.',
  }),
  'choice/offer-over': () => ({
    title: 'The time to answer this offer is over, or it was answered.',
    next: 'See your waiting lists in your cabinet.',
  }),
  'choice/hold-over': () => ({
    title: 'This place is not held for the child any more.',
    next: 'Reload the page and see how it stands.',
  }),
  'choice/basis-changed': () => ({
    title: 'Places or vouchers changed meanwhile.',
    next: 'Hold the round again. Nothing was given.',
  }),
  'request/reused': () => ({
    title: 'This page was sent before.',
    next: 'Open it anew and fill it in again.',
  }),
  'identity/invitation-over': () => ({
    title: 'The invitation was used or has expired.',
    next: 'Ask the administrator for a new one.',
  }),
  'identity/passkey-not-accepted': () => ({
    title: 'The passkey was not accepted.',
    next: 'Try again. If the passkey is on another device, sign in there.',
  }),
  'invariants/running': () => ({
    title: 'A check is already running.',
    next: 'Reload the page in a minute: the result will be here.',
  }),
  'iteration/no-norm': facts => ({
    title: `The per-child norm is missing: ${facts.missing ?? ''}.`,
    next: 'Enter the norm: without it the cost of a voucher cannot be computed.',
  }),
  'iteration/basis-changed': () => ({
    title: 'The queue, the places or the money have changed in the meantime.',
    next: 'Reload the preview and hold the iteration again. Nothing was issued.',
  }),
  'ledger/not-enough-money': () => ({
    title: 'This budget line does not have enough money.',
    next: 'Lower the sum, or allot money first.',
  }),
  'place/over-capacity': () => ({
    title: 'There are more free places than the group can hold.',
    next: 'Check the capacity of the group and the children on its list.',
  }),
  'place/more-than-leave': () => ({
    title: 'There are more early-booking places than children who leave.',
    next: 'Check how many children leave the group, and offer fewer places.',
  }),
  'place/day-passed': () => ({
    title: 'The days of the place are not right.',
    next: 'It cannot start before today, nor end before it starts.',
  }),
  'place/not-published': () => ({
    title: 'One of these places is not free any more.',
    next: 'Reload the page: it is held for a child, or was taken back before.',
  }),
  'provider/day-ahead': () => ({
    title: 'That day has not come yet.',
    next: 'Give the day of the check: today or earlier.',
  }),
  'provider/days-reversed': () => ({
    title: 'The last day of the document is before the day of the check.',
    next: 'Compare both days with the document and correct them.',
  }),
  'provider/exclusion-announced': () => ({
    title: 'The exclusion of this organisation has been announced before.',
    next: 'To change its day or reason, withdraw that announcement first.',
  }),
  'provider/exclusion-over': () => ({
    title: 'The announcement of the exclusion does not hold any more.',
    next: 'Open the page again and see how things stand now.',
  }),
  'provider/not-listed': () => ({
    title: 'This organisation is not on the list now.',
    next: 'See on which days it was listed.',
  }),
  'provider/notice-too-short': facts => ({
    title: 'The notice of the exclusion is too short.',
    next: `Families must have time to choose another place: not before ${facts.earliest ?? ''}.`,
  }),
  'provider/too-many-photos': () => ({
    title: 'There are 20 photos already.',
    next: 'Take one of the older ones away first.',
  }),
  'place/not-listed': () => ({
    title: 'The provider is not on the list on that day.',
    next: 'No child is sent to a provider that is not listed. Ask the education department.',
  }),
  'provider/overfull': () => ({
    title: 'There are more children in the group than it can hold.',
    next: 'Correct the capacity or the number of children.',
  }),
  'queue/not-queued': () => ({
    title: 'This application does not stand in the queue now.',
    next: 'Look it up by its number to see its state.',
  }),
  'rules/no-regime': () => ({
    title: 'The programme has not begun in this territory on this day.',
    next: 'The roll-out calendar has the date.',
  }),
  'rules/no-pack': () => ({
    title: 'No rules are loaded for this territory and day.',
    next: 'Without rules nothing is issued. Contact the education department.',
  }),
  'rules/not-on-vouchers': () => ({
    title: 'On this day the territory has not moved to vouchers yet.',
    next: 'See the roll-out calendar.',
  }),
  'voucher/deadline-passed': () => ({
    title: 'The time to answer the voucher is over.',
    next: 'The place in the queue can be taken back once: your account says until when.',
  }),
  'voucher/not-offered': () => ({
    title: 'No voucher is waiting for an answer now.',
    next: 'The state of the application is in the cabinet.',
  }),
  'voucher/already-live': () => ({
    title: 'This child has a live voucher already.',
    next: 'A child has one voucher in a programme.',
  }),
  'voucher/event-not-allowed': () => ({
    title: 'This cannot be done in the present state of the voucher.',
    next: 'Reload the page to see its state.',
  }),
}
