/** Reads the bank's report on a batch: ISO 20022 pain.002 of any version, told apart by names, not by namespaces. */
import { type AnswerRow, AnswerUnreadable, type BankAnswer } from './bank-answer.ts'

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:pain\.002\.\d{3}\.\d{2}$/

/** No document type is taken, so there are no entities to expand and no files to reach. Throws AnswerUnreadable. */
export async function readPain002(bytes: Uint8Array): Promise<BankAnswer> {
  // A megabyte of WebAssembly: only a process that is given a file pays for it.
  const { XmlDocument, XmlElement, ParseOption } = await import('libxml2-wasm')
  type Element = InstanceType<typeof XmlElement>
  const option =
    ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOERROR
  let document: InstanceType<typeof XmlDocument>
  try {
    document = XmlDocument.fromBuffer(bytes, { option })
  } catch {
    throw new AnswerUnreadable('not-xml')
  }
  try {
    if (document.dtd !== null) throw new AnswerUnreadable('not-xml')
    const { root } = document
    if (!NAMESPACE.test(root.namespaceUri)) throw new AnswerUnreadable('not-a-report')
    const all = (parent: Element, path: string) =>
      parent.find(stepsOf(path)).filter((node): node is Element => node instanceof XmlElement)
    const text = (parent: Element, path: string) => all(parent, path)[0]?.content.trim() ?? ''
    const [report] = all(root, 'CstmrPmtStsRpt')
    const [original] = report === undefined ? [] : all(report, 'OrgnlGrpInfAndSts')
    if (report === undefined || original === undefined) throw new AnswerUnreadable('not-a-report')
    const rows = all(report, 'OrgnlPmtInfAndSts/TxInfAndSts').map(
      (transaction, index): AnswerRow => ({
        row: index + 1,
        payment: text(transaction, 'OrgnlEndToEndId'),
        status: text(transaction, 'TxSts'),
        reason: text(transaction, 'StsRsnInf/Rsn/Cd') || text(transaction, 'StsRsnInf/Rsn/Prtry'),
        amount: text(transaction, 'OrgnlTxRef/Amt/InstdAmt') || undefined,
      }),
    )
    const [instruction] = all(report, 'OrgnlPmtInfAndSts')
    const group = [
      { status: text(original, 'GrpSts'), from: original },
      ...(instruction === undefined
        ? []
        : [{ status: text(instruction, 'PmtInfSts'), from: instruction }]),
    ].find(({ status }) => status !== '')
    return {
      form: 'pain.002',
      batch: text(original, 'OrgnlMsgId'),
      count: text(original, 'OrgnlNbOfTxs') || undefined,
      controlSum: text(original, 'OrgnlCtrlSum') || undefined,
      group:
        group === undefined
          ? null
          : { status: group.status, reason: text(group.from, 'StsRsnInf/Rsn/Cd') },
      rows,
    }
  } finally {
    document.dispose()
  }
}

/** `A/B` whatever the namespace. */
function stepsOf(path: string): string {
  return path
    .split('/')
    .map(name => `*[local-name()='${name}']`)
    .join('/')
}
