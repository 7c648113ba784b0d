/** A contract as a PDF: the text that was signed, in both languages, its hash, the signatures, a code to check it. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { ContractView } from '../../domain/contracts/find-contracts.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { GREY, makePdf, RULE, TEAL } from '../layout/pdf-maker.ts'

/** What pdfmake tells of a part and of those after it on the page. */
type PdfNode = { readonly headlineLevel?: number }
type PdfNeighbours = { readonly getFollowingNodesOnPage: () => readonly unknown[] }

type ContractPaper = {
  readonly view: ContractView & { readonly content: string }
  /** Where the code leads: the record of the contract in the journal, or its page while it is being sealed. */
  readonly checkAt: string
}

const QR_SIZE = 90
/** What compose-document.ts puts between the two languages. */
const BETWEEN = '* * *'
const SECTION = /^\d+\. \p{Lu}[\p{Lu}\s,–-]+$/u

export async function renderContractPdf(
  language: Language,
  { view, checkAt }: ContractPaper,
): Promise<Buffer> {
  const t = textsOf(language, view.contract.programme).contracts
  const { number, documentSha256 } = view.contract
  return makePdf({
    pageSize: 'A4',
    pageMargins: [56, 48, 40, 48],
    info: { title: number, creator: 'Kezek', producer: 'Kezek' },
    language,
    // A heading alone at the foot of a page goes over with its section.
    pageBreakBefore: (node: PdfNode, around: PdfNeighbours) =>
      node.headlineLevel === 1 && around.getFollowingNodesOnPage().length < 2,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25 },
    footer: (page: number, pages: number) => ({
      text: `${number} · ${page}/${pages}`,
      color: GREY,
      fontSize: 8,
      margin: [56, 16, 40, 0],
    }),
    content: [
      { text: 'Kezek', color: TEAL, bold: true, fontSize: 12, margin: [0, 0, 0, 8] },
      ...view.content
        .trim()
        .split(/\n{2,}/)
        .map(composeParagraph),
      { text: t.signatures, bold: true, fontSize: 12, margin: [0, 14, 0, 4] },
      signatureTable(language, view),
      {
        margin: [0, 12, 0, 0],
        columnGap: 16,
        unbreakable: true,
        columns: [
          { qr: checkAt, fit: QR_SIZE, width: QR_SIZE },
          [
            { text: t.hash, color: GREY },
            { text: documentSha256, font: 'Courier', fontSize: 8.5, margin: [0, 2, 0, 6] },
            { text: texts(language).proofs.paper.scan },
            { text: checkAt, color: TEAL, fontSize: 8 },
          ],
        ],
      },
    ],
  })
}

/** Each language begins on a page of its own, with the title of the contract. */
function composeParagraph(text: string, index: number, all: readonly string[]): object {
  if (text === BETWEEN) return { text: '', pageBreak: 'after' }
  const isTitle = index === 0 || all[index - 1] === BETWEEN
  if (isTitle)
    return {
      text: text.replaceAll('№ ', '№\u00a0'),
      bold: true,
      fontSize: 13,
      margin: [0, 0, 0, 6],
    }
  if (SECTION.test(text)) return { text, bold: true, headlineLevel: 1, margin: [0, 8, 0, 2] }
  return { text, margin: [0, 0, 0, 3] }
}

function signatureTable(language: Language, { contract, signatures }: ContractView): object {
  const t = textsOf(language, contract.programme).contracts
  const header = [t.party, t.method, t.at].map(text => ({ text, color: GREY }))
  const rows = signatures.map(one => [
    { text: [t.parties[one.party], describeKey(one.evidence)].join('') },
    { text: t.methods[one.method] },
    { text: momentOf(one.signedAt) },
  ])
  if (rows.length === 0) return { text: t.nobody }
  return {
    table: { headerRows: 1, widths: ['*', 90, 110], body: [header, ...rows] },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      paddingLeft: () => 0,
    },
  }
}

/** Whose key it was, as its certificate says. */
function describeKey(evidence: unknown): string {
  const { name, serialNumber, issuer } = { ...(evidence as Readonly<Record<string, unknown>>) }
  if (typeof name !== 'string' || typeof serialNumber !== 'string') return ''
  return `: ${name}; № ${serialNumber}, ${typeof issuer === 'string' ? issuer : ''}`
}

function momentOf(moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO(ALMATY).toPlainDateTime()
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ')
}
