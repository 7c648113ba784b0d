/** The receipt as a PDF in the reader's language, with a QR code that leads to the application. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import { texts } from '../../../locales/texts.ts'

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
}

// Roboto has every letter of the three languages; it comes with the package.
const FONTS = join(
  createRequire(import.meta.url).resolve('pdfmake/package.json'),
  '../fonts/Roboto',
)

pdfmake.setFonts({
  Roboto: {
    normal: join(FONTS, 'Roboto-Regular.ttf'),
    bold: join(FONTS, 'Roboto-Medium.ttf'),
    italics: join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
})
// Nothing in a document of ours may fetch anything but these fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(path => path.startsWith(FONTS))

const TEAL = '#0b6e6e'
const GREY = '#5a6b6c'

export async function renderReceiptPdf(language: Language, receipt: Receipt): Promise<Buffer> {
  const t = texts(language).receipt
  const rows: [string, string][] = [
    [t.number, receipt.number],
    [t.submittedAt, exactMoment(receipt.submittedAt)],
    [t.category, receipt.category],
    ...(receipt.queueNumber === undefined
      ? []
      : [[t.queueNumber, receipt.queueNumber] satisfies [string, string]]),
    [t.place, receipt.placeName],
    [t.child, maskIin(receipt.childIin)],
    [t.guardian, maskIin(receipt.guardianIin)],
    [t.madeAt, exactMoment(receipt.madeAt)],
  ]
  return pdfmake
    .createPdf({
      pageSize: 'A5',
      pageMargins: [40, 40, 40, 40],
      info: { title: `${t.title} ${receipt.number}`, creator: 'Kezek', producer: 'Kezek' },
      language,
      defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25 },
      content: [
        { text: 'Kezek', color: TEAL, bold: true, fontSize: 12 },
        { text: t.title, bold: true, fontSize: 18, margin: [0, 4, 0, 2] },
        { text: receipt.number, bold: true, fontSize: 22, color: TEAL, margin: [0, 4, 0, 12] },
        {
          table: {
            widths: [140, '*'],
            body: rows.slice(1).map(([name, value]) => [
              { text: name, color: GREY },
              { text: value, bold: true },
            ]),
          },
          layout: {
            hLineWidth: () => 0.5,
            vLineWidth: () => 0,
            hLineColor: () => '#d5dede',
            paddingLeft: () => 0,
            paddingTop: () => 4,
            paddingBottom: () => 4,
          },
        },
        {
          columns: [
            { qr: receipt.link, fit: 96, width: 110 },
            [{ text: t.qr }, { text: receipt.link, color: TEAL, margin: [0, 4, 0, 0] }],
          ],
          margin: [0, 16, 0, 12],
        },
        { text: t.note, color: GREY },
      ],
    })
    .getBuffer()
}

/** To the microsecond, as it orders the queue: "2026-11-20 10:00:00.123456". */
function exactMoment(moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO(ALMATY).toPlainDateTime()
  return local.toString({ smallestUnit: 'microsecond' }).replace('T', ' ')
}

/** A paper that is lost must not tell anybody's number; the last four digits are enough to compare. */
function maskIin(iin: string): string {
  return `•••••••• ${iin.slice(-4)}`
}
