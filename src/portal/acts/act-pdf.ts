/** An act as a PDF: the text that is signed, in both languages, its hash, the signature, the approval, a code to its page. */
import type { Language } from '../../base/language.ts'
import type { ActDocument } from '../../domain/payments/act-document.ts'
import { BETWEEN } from '../../domain/payments/compose-act-document.ts'
import type { ShownAct } from '../../domain/payments/find-acts.ts'
import { texts } from '../../locales/texts.ts'
import { formatMoment } from '../layout/format.ts'
import { GREY, makePdf, RULE, TEAL } from '../layout/pdf-maker.ts'
import { nameOf } from './act-parts.tsx'

type ActPaper = {
  readonly shown: ShownAct
  readonly document: ActDocument
  /** Where the code leads: the page of the act, for whoever may read it. */
  readonly pageAt: string
}

const QR_SIZE = 90

export async function renderActPdf(language: Language, paper: ActPaper): Promise<Buffer> {
  const { shown, document, pageAt } = paper
  const t = texts(language).acts
  const { number } = shown.act
  const [kk = '', ru = '', hash = ''] = document.document.split(BETWEEN)
  return makePdf({
    pageSize: 'A4',
    pageMargins: [56, 48, 40, 48],
    info: { title: number, creator: 'Kezek', producer: 'Kezek' },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25 },
    footer: (page: number, pages: number) => ({
      text: `${number} · ${page}/${pages}`,
      color: GREY,
      fontSize: 8,
      margin: [56, 16, 40, 0],
    }),
    content: [
      { text: 'Kezek', color: TEAL, bold: true, fontSize: 12, margin: [0, 0, 0, 8] },
      ...composeText(kk),
      { text: '', pageBreak: 'after' },
      ...composeText(ru),
      { text: hash.trim(), fontSize: 8, color: GREY, margin: [0, 8, 0, 8] },
      peopleTable(language, paper),
      {
        margin: [0, 12, 0, 0],
        columnGap: 16,
        unbreakable: true,
        columns: [
          { qr: pageAt, fit: QR_SIZE, width: QR_SIZE },
          [
            { text: t.hash, color: GREY },
            { text: document.sha256, font: 'Courier', fontSize: 8.5, margin: [0, 2, 0, 6] },
            { text: pageAt, color: TEAL, fontSize: 8 },
          ],
        ],
      },
    ],
  })
}

/** The first paragraph is the title. */
function composeText(text: string): readonly object[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph, index) =>
      index === 0
        ? { text: paragraph, bold: true, fontSize: 13, margin: [0, 0, 0, 6] }
        : { text: paragraph, margin: [0, 0, 0, 3] },
    )
}

function peopleTable(language: Language, { shown, document }: ActPaper): object {
  const t = texts(language).acts
  const { act, names } = shown
  const method = document.signature?.method
  const row = (what: string, by: string | null, at: Temporal.Instant | null, how?: string) => [
    { text: what, color: GREY },
    { text: by === null ? t.nobodyYet : nameOf(names, by, language) },
    { text: how ?? '' },
    { text: at === null ? '' : formatMoment(at, language) },
  ]
  return {
    table: {
      widths: [80, '*', 80, 130],
      body: [
        row(t.prepared, act.preparedBy, act.preparedAt),
        row(t.signed, act.signedBy, act.signedAt, method && t.methods[method]),
        row(t.approved, act.approvedBy, act.approvedAt),
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      paddingLeft: () => 0,
    },
  }
}
