/** The receipt as a PDF in the reader's language. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { exactMoment, maskIin, renderPaperPdf } from './paper-pdf.ts'
import type { PaperSeal } from './paper-seal.ts'

type Receipt = {
  readonly number: string
  readonly submittedAt: Temporal.Instant
  readonly category: string
  readonly queueNumber: string | undefined
  readonly placeName: string
  readonly childIin: string
  readonly guardianIin: string
  readonly madeAt: Temporal.Instant
  /** Where the QR code leads. */
  readonly link: string
  readonly seal: PaperSeal
}

export async function renderReceiptPdf(language: Language, receipt: Receipt): Promise<Buffer> {
  const t = texts(language).receipt
  const { queueNumber } = receipt
  return renderPaperPdf(language, {
    title: t.title,
    number: receipt.number,
    rows: [
      [t.submittedAt, exactMoment(receipt.submittedAt)],
      [t.category, receipt.category],
      ...(queueNumber === undefined ? [] : [[t.queueNumber, queueNumber] as const]),
      [t.place, receipt.placeName],
      [t.child, maskIin(receipt.childIin)],
      [t.guardian, maskIin(receipt.guardianIin)],
      [t.madeAt, exactMoment(receipt.madeAt)],
    ],
    link: receipt.link,
    linkText: t.qr,
    seal: receipt.seal,
    note: t.note,
  })
}
