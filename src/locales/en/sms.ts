/** Every SMS in English. */
import type { sms as kk } from '../kk/sms.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const sms: typeof kk = {
  until: (day, month) => `by the end of ${day} ${MONTHS[month - 1] ?? ''}`,
  templates: {
    'application-queued': ({ link }) => `Your application is accepted and in the queue: ${link}`,
    'claim-confirmed': ({ link }) => `Your documents are accepted. Your queue: ${link}`,
    'claim-rejected': ({ link }) => `Your document was not accepted. Why: ${link}`,
    'claim-expired': ({ link }) => `Your document was not proved in time: ${link}`,
    'voucher-offered': ({ link, until }) =>
      `Your child has been offered a voucher. Confirm it ${until}: ${link}`,
    'vouchers-offered': ({ link, until, count }) =>
      `Your children have been offered ${count} vouchers. Confirm them ${until}: ${link}`,
    'voucher-confirmed': ({ link, until }) =>
      `Voucher confirmed. Choose a kindergarten ${until}: ${link}`,
    'confirm-reminder': ({ link, until }) =>
      `Please do not forget to confirm the voucher ${until}: ${link}`,
    'choose-reminder': ({ link, until }) =>
      `Please do not forget to choose a kindergarten ${until}: ${link}`,
    'offer-lapsed': ({ link, until }) =>
      `The voucher has run out. You can take your place in the queue back ${until}: ${link}`,
    'offer-lapsed-for-good': ({ link }) =>
      `The voucher has run out again and the application is closed. What to do: ${link}`,
    'restoration-over': ({ link }) =>
      `The place in the queue was not taken back; the application is closed. What to do: ${link}`,
    'offer-cancelled': ({ link }) =>
      `The voucher was cancelled, your child is back in the queue. Why: ${link}`,
    'place-held': ({ link, until }) => `A place is held for your child. Sign ${until}: ${link}`,
    'places-held': ({ link, until, count }) =>
      `Places are held for ${count} of your children. Sign ${until}: ${link}`,
    'place-offered': ({ link, count }) =>
      `A place is free on your waiting list. Days to answer: ${count}. ${link}`,
    'list-offer-over': ({ link }) =>
      `The place from the waiting list went to the next child: ${link}`,
    'place-released': ({ link }) =>
      `The place held for your child was released. Why, and what next: ${link}`,
    'round-without-place': ({ link }) =>
      `No place for your child in today's round. Why, and your wishes: ${link}`,
    'application-stopped': ({ link }) =>
      `Your application is on the stop-list. Why and until when: ${link}`,
    'application-released': ({ link }) => `Your application is back in the queue: ${link}`,
    'contract-ready': ({ link }) =>
      `The contract with the kindergarten is ready. Please sign it: ${link}`,
    'contract-signed': ({ link }) =>
      `You have signed the contract. Now the kindergarten signs it: ${link}`,
    'contract-refused': ({ link }) =>
      `The kindergarten could not admit your child. Why and what to do: ${link}`,
    'contract-ending': ({ link, until }) =>
      `The contract with the kindergarten ends ${until}. More: ${link}`,
    'contract-prolonged': ({ link }) => `The contract with the kindergarten was prolonged: ${link}`,
    'renewal-refused': ({ link }) =>
      `The club will not renew the contract. You keep the voucher: ${link}`,
    'child-enrolled': ({ link }) =>
      `Your child is enrolled in a kindergarten. If this is wrong, tell us: ${link}`,
    'place-lost': ({ link }) =>
      `The kindergarten place has ended, the voucher is still yours. Choose another: ${link}`,
    'child-named': ({ link, count }) =>
      `A club invites your child. Reply within ${count} working days: ${link}`,
    'naming-accepted': ({ link }) =>
      `Your child was given a targeted voucher. If this is wrong, tell us: ${link}`,
    'case-answered': ({ link }) => `The education department has answered you: ${link}`,
    'rating-hidden': ({ link }) => `Your review of the kindergarten was hidden. Why: ${link}`,
    'referral-turn': ({ link, until }) =>
      `It is your turn for a referral. Choose your groups ${until}: ${link}`,
    'referral-issued': ({ link, until }) =>
      `A referral was issued to your child. Sign the contract ${until}: ${link}`,
    'proactive-offer': ({ link, until }) =>
      `As you agreed, your child has a referral to a free place, valid ${until}: ${link}`,
    'regime-switched': ({ link }) =>
      `Your area changed to vouchers and your queue number changed. Why: ${link}`,
    'swap-proposed': ({ link, until }) =>
      `An exchange of places was found. Please sign ${until}: ${link}`,
    'swap-agreed': ({ link }) =>
      `All families agreed to the exchange; the kindergartens sign now: ${link}`,
    'swap-off': ({ link }) => `The exchange is off, your child keeps its place: ${link}`,
    'first-mark': ({ link }) =>
      `Your child was marked present in a kindergarten. If this is not so, tell us: ${link}`,
    'attendance-week': ({ link, count }) =>
      `This week your child was marked present in its kindergarten on days: ${count}. If this is not so, tell us: ${link}`,
    'sheet-ready': ({ link, until }) =>
      `The attendance sheet of the month is ready. Please confirm it ${until}: ${link}`,
    'sheet-reminder': ({ link, until }) =>
      `Please do not forget to confirm the attendance sheet ${until}: ${link}`,
    'sheet-unconfirmed': ({ link }) => `Nobody confirmed the attendance sheet. What to do: ${link}`,
    'sheet-decided': ({ link }) =>
      `The education department decided the attendance sheet. Why: ${link}`,
    'absence-long': ({ link }) => `Your child has been away for long. Say why: ${link}`,
    'absence-decided': ({ link }) => `The long absence has been decided: ${link}`,
    'days-taken-back': ({ link }) =>
      `The department corrected a day of the attendance sheet: ${link}`,
    'dispute-decided': ({ link }) => `The disputed day of the attendance sheet is decided: ${link}`,
    'lessons-missed': ({ link }) =>
      `Your child missed several lessons in a row. Please say why: ${link}`,
    'month-paid': ({ link, month }) =>
      `The state has paid the kindergarten for ${month}. Details: ${link}`,
    'phone-changed': () =>
      `Your phone number in Kezek was changed at the department. If it was not you, call 1414.`,
    'phone-code': ({ code }) => `Your Kezek code: ${code}. Tell it to nobody.`,
  },
}
