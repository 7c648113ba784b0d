/** A paper of a family as a PDF: number, facts, a code that leads to the application, one that checks the paper. */
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'
import { GREY, makePdf, RULE, TEAL } from '../../layout/pdf-maker.ts'
import type { PaperSeal } from './paper-seal.ts'

export type Paper = {
  readonly title: string
  readonly number: string
  readonly rows: readonly (readonly [string, string])[]
  /** Where the first code leads, and in words. */
  readonly link: string
  readonly linkText: string
  readonly seal: PaperSeal
  readonly note: string
}

const QR_SIZE = 100

export async function renderPaperPdf(language: Language, paper: Paper): Promise<Buffer> {
  return makePdf({
    pageSize: 'A5',
    pageMargins: [36, 32, 36, 28],
    info: { title: `${paper.title} ${paper.number}`, creator: 'Kezek', producer: 'Kezek' },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2 },
    content: [
      { text: 'Kezek', color: TEAL, bold: true, fontSize: 12 },
      { text: paper.title, bold: true, fontSize: 17, margin: [0, 2, 0, 0] },
      { text: paper.number, bold: true, fontSize: 20, color: TEAL, margin: [0, 2, 0, 8] },
      factTable(paper),
      ...codes(language, paper),
      { text: paper.note, color: GREY, margin: [0, 10, 0, 0] },
    ],
  })
}

function factTable({ rows }: Paper) {
  return {
    table: {
      widths: [140, '*'],
      body: rows.map(([name, value]) => [
        { text: name, color: GREY },
        { text: value, bold: true },
      ]),
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      paddingLeft: () => 0,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
  }
}

function codes(language: Language, { link, linkText, seal }: Paper): object[] {
  const t = texts(language).proofs.paper
  const leads = [
    { qr: link, fit: QR_SIZE },
    { text: linkText, margin: [0, 6, 8, 0] },
    { text: link, color: TEAL, fontSize: 8 },
  ]
  if (seal === 'none') return [{ stack: leads, margin: [0, 12, 0, 0] }]
  if (seal === 'sealing') {
    return [{ columns: [leads, { text: t.sealing }], columnGap: 16, margin: [0, 12, 0, 0] }]
  }
  const count = (value: number) => formatCount(value, language)
  const checks = [
    { qr: seal.address, fit: QR_SIZE },
    { text: t.scan, margin: [0, 6, 0, 0] },
  ]
  const said = `${seal.origin} · ${t.record(count(seal.index))} · ${t.size(count(seal.size))}`
  return [
    { columns: [leads, checks], columnGap: 16, margin: [0, 12, 0, 8] },
    { text: [{ text: `${t.seal}: `, color: GREY }, said], fontSize: 8.5 },
    { text: seal.root, font: 'Courier', fontSize: 9, margin: [0, 2, 0, 0] },
  ]
}

/** To the microsecond, as it orders the queue: "2026-11-20 10:00:00.123456". */
export function exactMoment(moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO(ALMATY).toPlainDateTime()
  return local.toString({ smallestUnit: 'microsecond' }).replace('T', ' ')
}

/** A paper that is lost must not tell anybody's number; the last four digits are enough to compare. */
export function maskIin(iin: string): string {
  return `•••••••• ${iin.slice(-4)}`
}
