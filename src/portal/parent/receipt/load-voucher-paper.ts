/** Reads what a voucher's paper says; the caller has made sure that the reader may know. */
import { NotFound } from '../../../base/failure.ts'
import type { Language } from '../../../base/language.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { getKnownPerson } from '../../../domain/people/ensure-family.ts'
import { getTerritoryPath } from '../../../domain/territories/territory-tree.ts'
import { findVoucherOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import { texts } from '../../../locales/texts.ts'
import { file, type PageAnswer } from '../../page-answer.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { findPaperSeal } from './paper-seal.ts'
import { shortUrl } from './short-url.ts'
import { renderVoucherPdf } from './voucher-pdf.ts'

/** The newest voucher of the application. Throws NotFound when there was none. */
export async function voucherPaperAnswer(
  deps: ParentDeps,
  language: Language,
  application: Application,
): Promise<PageAnswer> {
  const { database, setting } = deps
  const voucher = await findVoucherOfApplication(database, application.id)
  if (voucher === undefined) throw new NotFound('voucher')
  const path = await getTerritoryPath(database, voucher.territory)
  const child = await getKnownPerson(database, application.childId)
  const content = await renderVoucherPdf(language, {
    voucher,
    applicationNumber: application.number,
    childIin: child.iin,
    territoryName: path.at(-1)?.name[language] ?? '',
    madeAt: setting.clock.now(),
    link: shortUrl(deps, application.number),
    seal: await findPaperSeal(deps, language, {
      about: application.number,
      kind: 'application.offered',
    }),
  })
  const name = `${texts(language).proofs.voucherPdf.fileName}-${voucher.number}.pdf`
  return file(name, 'application/pdf', content)
}
