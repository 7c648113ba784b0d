/** Check answers and send; a double click or a repeated sending gives the same number. */
import { Refusal } from '../../../base/failure.ts'
import { findTerritories } from '../../../domain/territories/territory-tree.ts'
import type { RefusalCode } from '../../../locales/refusal-code.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { redirect, shown } from '../../page-answer.ts'
import { newRequestId, type PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { CheckPage } from './check.page.tsx'
import { appliedNumber } from './done.route.tsx'
import { nextStep, programmeOfDraft } from './draft.ts'
import { findObstacle } from './find-obstacle.ts'
import { homeName } from './homes.ts'
import { draftOf, leadBack } from './journey.ts'
import { ObstaclePage } from './obstacle.page.tsx'
import { sendDraft } from './send.ts'

export function registerCheckPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/apply/check', async context => {
    const draft = draftOf(context)
    const back = leadBack(context, draft, 'check')
    if (back !== undefined) return back
    if ((await findObstacle(deps, draft)) !== undefined) return notNow(context)
    const territories = await findTerritories(deps.database)
    const home = territories.find(territory => territory.code === draft.settlement)
    return shown(
      <CheckPage
        frame={context.frame('public')}
        draft={draft}
        placeName={home === undefined ? '' : homeName(territories, home, context.language)}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/apply/check', async context => {
    const draft = draftOf(context)
    const done = redirect(context.href('/apply/done'))
    // The second of two clicks comes when the first has sent the draft away already.
    if (nextStep(draft) !== 'check') {
      return appliedNumber(context) === undefined ? redirect(context.href('/apply')) : done
    }
    try {
      await sendDraft(deps, context, draft)
      return done
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'request/reused') throw error
      return shown(
        <ObstaclePage
          frame={context.frame('public')}
          code={error.code as RefusalCode}
          programme={programmeOfDraft(draft)}
        />,
      )
    }
  })
  getPage(app, deps, '/apply/not-now', async context => {
    const draft = draftOf(context)
    const code = await findObstacle(deps, draft)
    if (code === undefined) return redirect(context.href('/apply'))
    const programme = programmeOfDraft(draft)
    return shown(<ObstaclePage frame={context.frame('public')} code={code} programme={programme} />)
  })
}

function notNow(context: PageContext) {
  return redirect(context.href('/apply/not-now'))
}
