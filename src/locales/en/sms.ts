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
    'application-stopped': ({ link }) =>
      `Your application is on the stop-list. Why and until when: ${link}`,
    'application-released': ({ link }) => `Your application is back in the queue: ${link}`,
    'phone-code': ({ code }) => `Your Kezek code: ${code}. Tell it to nobody.`,
  },
}
