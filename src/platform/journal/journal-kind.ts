/** Every kind of fact that the journal may hold, with what it means; there are no others. */
export const JOURNAL_KINDS = {
  'application.submitted': 'an application was accepted, with the time that orders the queue',
  'application.queued': 'an application entered the queue again (released, restored by an officer)',
  'application.category-changed': 'tier or cohort of an application changed',
  'application.offered': 'an iteration offered a voucher to the application',
  'application.inactive': 'a deadline passed unanswered; the application waits to be restored',
  'application.restored': 'the family restored the application once, keeping its time',
  'application.stopped': 'the application was put on the stop-list, with reason and end',
  'application.released': 'the application left the stop-list',
  'application.archived': 'the application left the queue for good, with the reason',
  'application.claim-decided': 'a benefit claim was confirmed, rejected or ran out of time',
  'application.guardianship-checked':
    'an officer checked whether the guardian represents the child; no register could say',
  'place.published': 'a provider published places of a group',
  'place.withdrawn': 'a provider took places back, with the reason',
  'iteration.held': 'an iteration was held; its bundle has these hashes',
  'voucher.confirmed': 'the family confirmed the voucher',
  'voucher.lapsed': 'a deadline of the voucher passed',
  'voucher.closed': 'the voucher ended, with the reason',
  'budget.changed': 'a department changed what it allots',
  'open-data.published': 'a file of open data was published, with its checksum',
  'person.erased':
    "the family's part of an archived application was erased; the private parts of its leaves are gone",
  'rule-pack.changed': 'a rule pack version came into the installation',
  'key.rotated': 'the log is signed by a new key besides the old one from now on',
  override: 'an officer acted outside the ordinary course, with the reason',
} as const

export type JournalKind = keyof typeof JOURNAL_KINDS
