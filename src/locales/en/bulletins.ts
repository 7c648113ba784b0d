/** Texts of the bulletins: places freed and taken back, what was given. */
import type { bulletins as kk } from '../kk/bulletins.ts'

export const bulletins: typeof kk = {
  title: 'Bulletins of places',
  titleOf: (territory: string) => `${territory}: bulletins of places`,
  dayTitle: (territory: string, day: string) => `${territory}: bulletin of ${day}`,
  lead: 'Every day at the set hour three protocols are published: which places were freed, which were taken back, who was given what. Once published, nobody can change them.',
  day: 'Day',
  freed: 'Freed places',
  withdrawn: 'Places taken back',
  issued: 'Vouchers, referrals and places given',
  none: 'There is no bulletin yet',
  noneText: 'The first one comes out today at the hour of the rules.',
  emptyFreed: 'No place was freed on this day.',
  emptyWithdrawn: 'No place was taken back on this day.',
  emptyIssued: 'Nothing was given on this day.',
  provider: 'Kindergarten',
  group: 'Group',
  age: 'Age',
  admission: 'Admission',
  starts: 'From',
  until: (day: string) => `until ${day} inclusive`,
  cause: 'Why it is free',
  reason: 'Reason',
  application: 'Application',
  what: 'What was given',
  category: 'Category',
  at: 'Time',
  older: 'Earlier days',
  files: 'Files',
  checksum: 'Checksum (SHA-256)',
  more: (shown: string, all: string) =>
    `The first ${shown} of ${all} rows are shown. All of them are in the file.`,
  leaf: 'Its record in the journal',
  span: (from: string, until: string) => `What happened from ${from} to ${until}.`,
  check: 'Check it yourself',
  cite: 'How to cite it',
  steps: {
    file: (url: string) =>
      `Download ${url} and compute its SHA-256 checksum (sha256sum): it must be the one shown.`,
    leaf: (index: string | null) =>
      index === null
        ? 'Find the record of this bulletin in the journal (kind bulletin.closed): it tells the same checksum. A record gets its place within seconds.'
        : `Open record ${index} of the public log (kind bulletin.closed): it tells the same checksum.`,
    log: (log: string) =>
      `Check the log itself: kezek-verify log ${log}. The field log of a bulletin is the seal of the log at that hour.`,
  },
  admissions: {
    general: 'general',
    'early-booking': 'early booking',
    temporary: 'temporary',
  } as Readonly<Record<string, string>>,
  causes: {
    published: 'published by the provider',
    freed: 'a child left',
    absence: 'a child is away for a time',
    'leaving-school': 'a child leaves for school',
    returned: 'a place that was given came back',
    ripened: 'a place of early booking is free now',
  } as Readonly<Record<string, string>>,
  reasons: {
    'published-by-mistake': 'published by mistake',
    'child-stays': 'the child stays',
    'group-closed': 'the group is closed',
    repair: 'repair',
    'staff-missing': 'no teacher',
    'provider-excluded': 'the provider left the list',
    other: 'another reason',
  } as Readonly<Record<string, string>>,
  whats: {
    voucher: 'voucher offered',
    referral: 'referral issued',
    'place-held': 'place held',
    enrolment: 'child enrolled',
  } as Readonly<Record<string, string>>,
}
