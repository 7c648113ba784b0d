/** The answer with the PDF of a contract: its code leads to the record of the journal, or to the page before it is sealed. */
import { NotFound } from '../../base/failure.ts'
import type { ContractView } from '../../domain/contracts/find-contracts.ts'
import { file, type PageAnswer } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { findPaperSeal } from '../parent/receipt/paper-seal.ts'
import { renderContractPdf } from './contract-pdf.ts'

/** `pagePath`: of the contract's own page, with its language. Throws NotFound once the family is erased. */
export async function answerContractPdf(
  context: PageContext,
  view: ContractView,
  pagePath: string,
): Promise<PageAnswer> {
  const { contract, content } = view
  if (content === undefined) throw new NotFound('document')
  const { deps, language } = context
  const record = { about: view.applicationNumber, kind: recordOf(view) } as const
  const seal = await findPaperSeal(deps, language, record)
  const page = new URL(pagePath, deps.config.publicUrl).href
  const checkAt = typeof seal === 'string' ? page : seal.address
  const pdf = await renderContractPdf(language, { view: { ...view, content }, checkAt })
  return file(`${contract.number}.pdf`, 'application/pdf', pdf, { download: true })
}

/** Both leaves have the hash of the text. */
function recordOf({ contract }: ContractView) {
  return contract.inForceAt === null ? 'contract.drafted' : 'contract.in-force'
}
