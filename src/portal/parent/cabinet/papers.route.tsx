/** What a parent takes home or brings: receipt, calendar files, documents of claims. */
import { NotFound } from '../../../base/failure.ts'
import { attachDocument } from '../../../domain/applications/attach-document.ts'
import { findDocument } from '../../../domain/applications/store-document.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { file, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { tryToStore } from '../apply/documents.route.tsx'
import { documentsOf, type ParentDeps } from '../parent-deps.ts'
import { renderCalendarFile } from '../receipt/calendar-file.ts'
import { receiptAnswer } from '../receipt/load-receipt.ts'
import { voucherPaperAnswer } from '../receipt/load-voucher-paper.ts'
import { shortUrl } from '../receipt/short-url.ts'
import { backToCabinet } from './cabinet.route.tsx'
import { ClaimDocumentPage, DOCUMENT_FIELD } from './claim-document.page.tsx'
import { loadChild } from './load-child.ts'
import { DEADLINE_KINDS } from './open-deadline.ts'
import { getOwnApplication } from './own-application.ts'

export function registerPaperPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/receipt', async context =>
    receiptAnswer(deps, context.language, await getOwnApplication(context)),
  )
  getPage(app, deps, '/cabinet/:number/voucher', async context =>
    voucherPaperAnswer(deps, context.language, await getOwnApplication(context)),
  )
  for (const kind of DEADLINE_KINDS) {
    getPage(app, deps, `/cabinet/:number/${kind}.ics`, async context => {
      const { application, deadlines } = await loadChild(context, await getOwnApplication(context))
      const deadline = deadlines.find(open => open.kind === kind)
      if (deadline === undefined) throw new NotFound('deadline')
      const content = renderCalendarFile({
        uid: `${kind}-${application.number}`,
        lastDay: deadline.day,
        summary: context.texts.cabinet.calendar[kind],
        url: shortUrl(deps, application.number),
        madeAt: context.setting.clock.now(),
      })
      return file(`kezek-${kind}.ics`, 'text/calendar; charset=utf-8', content)
    })
  }
  getPage(app, deps, '/cabinet/:number/documents/:document', async context => {
    const application = await getOwnApplication(context)
    const document = await findDocument(context.database, idOf(context.params.document))
    if (document === undefined || document.application_id !== application.id) {
      throw new NotFound('document')
    }
    const content = await documentsOf(deps).get(document.sha256)
    return file(document.file_name, document.media_type, content)
  })
  registerClaimDocument(app, deps)
}

function registerClaimDocument(app: App, deps: ParentDeps): void {
  const path = '/cabinet/:number/claims/:claim/document'
  const show = async (context: PageContext, error: string | undefined) => {
    const child = await loadChild(context, await getOwnApplication(context))
    const claim = child.claims.find(({ id }) => id === context.params.claim)
    if (claim === undefined) throw new NotFound('claim')
    const page = (
      <ClaimDocumentPage
        frame={context.frame('parent')}
        number={child.application.number}
        claim={claim}
        error={error}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />
    )
    return shown(page, error === undefined ? 200 : 422)
  }
  getPage(app, deps, path, context => show(context, undefined))
  const post = async (context: PageContext) => {
    const guardian = getGuardian(context)
    const application = await getOwnApplication(context)
    const claimId = idOf(context.params.claim)
    const upload = context.form.files.find(({ field }) => field === DOCUMENT_FIELD)
    if (upload === undefined) return show(context, context.texts.cabinet.claims.document.missing)
    const stored = await tryToStore(deps, context, upload)
    if (typeof stored === 'string') return show(context, context.texts.apply.mistakes[stored])
    const { number } = application
    await context.act('claim.document', { number, claim: claimId.toString() }, async tx => {
      await attachDocument(tx, guardian, context.setting, {
        number,
        claimId,
        documentId: stored.id,
      })
      return null
    })
    return backToCabinet(context, application, 'uploaded')
  }
  postPage(app, deps, path, post, { largeFiles: 'cut' })
}

/** Throws NotFound for what is no id of ours. */
function idOf(text: string | undefined): bigint {
  if (text === undefined || !/^[1-9]\d{0,17}$/.test(text)) throw new NotFound('number')
  return BigInt(text)
}
