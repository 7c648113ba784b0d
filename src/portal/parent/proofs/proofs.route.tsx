/** Proofs of a family's own application: the page, and each file. */
import { NotFound } from '../../../base/failure.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage } from '../../page.ts'
import { shown } from '../../page-answer.ts'
import { getOwnApplication } from '../cabinet/own-application.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { isOpenTo, loadProofs } from './load-proofs.ts'
import { proofAnswer } from './proof-answer.tsx'
import { ProofsPage } from './proofs.page.tsx'

export function registerProofPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet/:number/proofs', async context => {
    const application = await getOwnApplication(context)
    const { events, iterations, hasVoucher } = await loadProofs(context, application)
    return shown(
      <ProofsPage
        frame={context.frame('parent')}
        number={application.number}
        events={events}
        iterations={iterations}
        hasVoucher={hasVoucher}
      />,
    )
  })
  getPage(app, deps, '/cabinet/:number/proofs/:entry', async context => {
    const application = await getOwnApplication(context)
    const { facts } = await loadProofs(context, application)
    const fact = facts.find(({ id }) => id.toString() === context.params.entry)
    if (fact === undefined || !isOpenTo(context, application, fact)) throw new NotFound('proof')
    const { number } = application
    return proofAnswer(context, {
      entryId: fact.id,
      number,
      back: context.href(`/cabinet/${number}/proofs`),
    })
  })
}
