/** Reads what a receipt says of one application; the caller has made sure that the reader may know. */

import { assertDefined } from '../../../base/assert.ts'
import type { Language } from '../../../base/language.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { getKnownPerson } from '../../../domain/people/ensure-family.ts'
import { findPosition } from '../../../domain/queue/find-position.ts'
import { getTerritoryPath } from '../../../domain/territories/territory-tree.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'
import { file, type PageAnswer } from '../../page-answer.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { findPaperSeal } from './paper-seal.ts'
import { categoryText } from './position-text.ts'
import { renderReceiptPdf } from './receipt-pdf.ts'
import { shortUrl } from './short-url.ts'

export async function receiptAnswer(
  deps: ParentDeps,
  language: Language,
  application: Application,
): Promise<PageAnswer> {
  const { database, setting } = deps
  const today = setting.clock.today()
  const position = assertDefined(
    await findPosition(database, application.number, today),
    'an application has a position or none now',
  )
  const path = await getTerritoryPath(database, application.territory)
  const child = await getKnownPerson(database, application.childId)
  const guardian = await getKnownPerson(database, application.guardianId)
  const content = await renderReceiptPdf(language, {
    number: application.number,
    submittedAt: application.submittedAt,
    category: categoryText(language, position),
    queueNumber:
      position.queueNumber === null ? undefined : formatCount(position.queueNumber, language),
    placeName: path.at(-1)?.name[language] ?? '',
    childIin: child.iin,
    guardianIin: guardian.iin,
    madeAt: setting.clock.now(),
    link: shortUrl(deps, application.number),
    seal: await findPaperSeal(deps, language, {
      about: application.number,
      // Of a child that its school invited nothing was submitted: its first leaf is another.
      kind: application.form === 'targeted' ? 'application.named' : 'application.submitted',
    }),
  })
  const name = `${texts(language).receipt.fileName}-${application.number}.pdf`
  return file(name, 'application/pdf', content)
}
