/** Texts of the receipt in English. */
import type { receipt as kk } from '../kk/receipt.ts'

export const receipt: typeof kk = {
  title: 'Receipt of application',
  number: 'Application number',
  submittedAt: 'Accepted (Almaty time)',
  category: 'Category',
  place: 'Queue kept in',
  child: "Child's IIN",
  guardian: "Applicant's IIN",
  queueNumber: 'Queue number (when the receipt was made)',
  madeAt: 'Receipt made',
  qr: 'The QR code leads to the page of the application. Anyone can check the number in the open queue.',
  note: 'This receipt confirms that the application was accepted at this time. Please keep it.',
  fileName: 'kezek-receipt',
}
