/** What is said otherwise of clubs in papers, ratings, letters, payments and flags, in English. */
import type { ofClubPages as kk } from '../kk/of-club-pages.ts'

export const ofClubPages: typeof kk = {
  nav: { profile: 'Our page' },
  providerPage: {
    title: 'Our page',
    aboutKk: 'About the club, in Kazakh',
    aboutRu: 'About the club, in Russian',
    meals: 'Meals',
    mealsHint: 'If there are any, for example: tea and a snack on days of competitions',
    photosLead: 'The hall, the room, the equipment, the building and yard. No faces of children.',
    noPhotosText: 'Parents look at clubs with photos more often.',
    altHint:
      'As you would tell a blind person: “A bright hall, a wrestling mat, mirrors on a wall”',
  },
  proofs: {
    voucherPdf: {
      title: 'Voucher for a club',
      chooseBy: 'Last day to choose a club',
      note: 'The voucher belongs to the child; it cannot be given away or sold. A club is paid only for lessons at which the child was and which you confirmed.',
      states: { confirmed: 'confirmed, a club is being chosen' },
    },
  },
  ratings: {
    answer: 'Answer of the club',
    family: {
      title: 'Rate the club',
      rate: 'Rate the club',
      answer: words => `Answer of the club: ${words}`,
      anonymous:
        'Your rating and review are published without your name, with the month only. While few families have rated, the club may guess who wrote.',
      doneLabel: 'Club',
      doneText: 'It is shown on the page of the club. You can change it at any time.',
      toProvider: 'To the page of the club',
    },
    desk: {
      lead: 'You can answer each review once. The answer stands beneath the review on the page of the club and does not change any more.',
    },
    office: {
      title: 'Reviews of clubs',
      hideLead:
        'The family gets an SMS and reads the reason and your explanation in the cabinet. The page of the club says why the review is hidden.',
      showText: 'Shown again, the review and the answer of the club are seen by everybody.',
    },
  },
  letters: {
    title: 'Letters to clubs',
    kindergartens: count => `${count} clubs`,
    form: {
      leadCorrection:
        'The correction goes to the same clubs as the first letter; both stay to be seen.',
      all: count => `All clubs on the list (${count})`,
      asks: 'What do you expect of the club?',
    },
    one: { recipients: 'Clubs', nobody: 'No such clubs', columns: { provider: 'Club' } },
    thread: { reply: 'Reply to the club' },
  },
  cases: {
    about: 'Club',
    kinds: { 'provider-refusal': 'The club refused' },
    prolongation: { provider: 'Club' },
  },
  payments: {
    provider: 'Club',
    receipt: 'Confirmed by the club',
    accountsLead:
      'Who entered an account does not confirm it. Before you confirm, call the club and compare the number.',
    toAccounts: 'Accounts of clubs',
    byProvider: 'the club',
    reasons: { 'days-differ': 'The lessons differ from the sheet' },
  },
  flags: {
    provider: 'Club',
    wholeProvider: 'the whole club',
    rules: {
      'full-attendance': {
        title: 'Nobody missed a lesson in a month',
        text: of => `At least ${of} child-lessons are marked in a group and almost none missed.`,
      },
      'present-on-day-off': {
        title: 'Marked present on a day off',
        text: () => 'By the working calendar the club is closed on that day.',
      },
    },
    confirmHint: 'Confirming stops no money. Write to the club, or begin to take it off the list.',
    write: 'Write to the club',
    file: 'Papers of the club',
  },
  sms: {
    'rating-hidden': ({ link }) => `Your review of the club was hidden. Why: ${link}`,
    'first-mark': ({ link }) =>
      `Your child was marked present in a club. If this is not so, tell us: ${link}`,
    'attendance-week': ({ link, count }) =>
      `Lessons your child was at this week: ${count}. Please look and confirm: ${link}`,
    'absence-long': ({ link }) => `Your child has not been to the club for long. Say why: ${link}`,
    'days-taken-back': ({ link }) => `The department corrected a lesson of the sheet: ${link}`,
    'dispute-decided': ({ link }) =>
      `The disputed lesson of the attendance sheet is decided: ${link}`,
    'month-paid': ({ link, month }) => `The state has paid the club for ${month}. Details: ${link}`,
  },
}
