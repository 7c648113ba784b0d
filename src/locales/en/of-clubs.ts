/**
 * What is said otherwise of clubs than of kindergartens, under the names of the texts that it replaces, in English.
 */
import type { ofClubs as kk } from '../kk/of-clubs.ts'
import { ofClubMonths } from './of-club-months.ts'
import { ofClubPages } from './of-club-pages.ts'

export const ofClubs: typeof kk = {
  layout: { nav: ofClubPages.nav },
  providerPage: ofClubPages.providerPage,
  proofs: ofClubPages.proofs,
  ratings: ofClubPages.ratings,
  letters: ofClubPages.letters,
  cases: ofClubPages.cases,
  payments: ofClubPages.payments,
  flags: ofClubPages.flags,
  ...ofClubMonths,
  apply: {
    title: 'Join the queue for clubs and sections',
    start: {
      lead: 'You apply from home in about five minutes. When it is your turn you get a voucher and choose a club yourself.',
      needs: [
        "your child's IIN and your own IIN (the child is 4 to 17 years old)",
        'your phone at hand: a code comes by SMS',
        'if you have a benefit, a photo or PDF of the document (you can add it later)',
      ],
    },
    group: {
      label: 'Does the child have special needs?',
      hint: 'Answer yes if there is a conclusion of the psychological, medical and pedagogical consultation: the club is paid more. You may choose any club.',
      general: 'No',
      special: 'Yes, there is a conclusion',
    },
    check: { group: 'Special needs' },
    obstacle: {
      title: 'You cannot join the queue for clubs now',
      already: { title: 'This child is in the queue for clubs already' },
    },
    done: {
      steps: [
        'Whenever there is money, the system offers vouchers in queue order.',
        'When it is your turn you get an SMS. Confirm the voucher in time and choose a club or section.',
        'If you change clubs later you need not queue again: the voucher stays with the child.',
      ],
    },
  },
  choose: {
    link: 'Choose a club',
    title: 'Which clubs would you like?',
    together: 'Brothers and sisters in one club',
    provider: 'More about the club',
    transfer: 'Move to another club',
    language: 'Language of lessons',
    heldSigned: group => `${group}. You have signed the contract; the club signs next.`,
  },
  cabinet: {
    events: {
      'choice-missed': 'The time to choose a club ran out',
      served: 'Child has a club',
      'aged-out': 'The child is too old for club vouchers now; the application is closed',
    },
    reasons: { 'refused-by-provider': 'the club did not admit' },
    now: {
      choose: 'Choose a club',
      placeHeldText: 'Read and sign the contract. Then the club signs.',
      signedText:
        'You have signed. Now the club signs: an SMS will tell you when the contract is in force.',
      between: 'The voucher is kept: choose another club',
    },
    next: {
      choose: 'You choose a club and sign the contract',
      sign: 'You sign the contract with the club',
    },
    refuse: {
      more: 'If you need a club later, you apply anew and the queue starts from the beginning.',
    },
    calendar: { choose: 'Kezek: last day to choose a club' },
  },
  contracts: {
    parties: { provider: 'club' },
    lead: 'Read the contract. If you agree, sign below. The contract is in force after the day on which the club signs.',
    inForceDone: 'The contract is in force: the child is enrolled in the club.',
    endLead:
      'The voucher stays with the child: you can choose another club. If you want to move, do not end it: wait for another group, and the child keeps coming here until then.',
    states: { 'signed-by-guardian': 'Waits for the club to sign', refused: 'Refused by the club' },
  },
  publicQueue: {
    territory: {
      title: name => `${name}: queue for clubs`,
      providers: 'Clubs and free places',
      explain:
        'Money decides how many vouchers there are. They go to out-of-turn children first, then to priority and general children in the ratio of the rules; the family chooses a club afterwards. Inside one category the earlier application comes first.',
    },
    list: { title: category => `Queue for clubs: ${category}` },
    events: {
      'choice-missed': 'The time to choose a club ran out',
      served: 'Enrolled in a club',
      'aged-out': 'Outgrew the voucher for clubs',
    },

    voucherStates: { confirmed: 'confirmed, choosing a club', enrolled: 'enrolled in a club' },
  },
  sms: {
    templates: {
      ...ofClubPages.sms,
      'voucher-confirmed': ({ link, until }) =>
        `Voucher confirmed. Choose a club ${until}: ${link}`,
      'choose-reminder': ({ link, until }) =>
        `Please do not forget to choose a club ${until}: ${link}`,
      'contract-ready': ({ link }) =>
        `The contract with the club is ready. Please sign it: ${link}`,
      'contract-signed': ({ link }) =>
        `You have signed the contract. Now the club signs it: ${link}`,
      'contract-refused': ({ link }) =>
        `The club could not admit your child. Why and what to do: ${link}`,
      'contract-ending': ({ link, until }) =>
        `The contract with the club ends ${until}. More: ${link}`,
      'contract-prolonged': ({ link }) => `The contract with the club was prolonged: ${link}`,
      'child-enrolled': ({ link }) =>
        `Your child is enrolled in a club. If this is wrong, tell us: ${link}`,
      'place-lost': ({ link }) =>
        `The place in the club has ended, the voucher is still yours. Choose another: ${link}`,
    },
  },
}
