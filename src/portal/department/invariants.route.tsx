/** The promises as those see them who control: the rows that break them, and a check on demand. */
import { runInvariants } from '../../domain/opendata/check-invariants.ts'
import { findInvariants, findRuns } from '../../domain/opendata/find-invariants.ts'
import { invariantAccess } from '../../domain/opendata/invariant-access.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { StaffInvariantsPage } from './invariants.page.tsx'

const RUNS_SHOWN = 20

export function registerInvariants(app: App, deps: Deps): void {
  getPage(app, deps, '/department/invariants', async context => {
    const staff = getStaff(context)
    const relation = { territoryPath: await pathOfPost(context) }
    authorize(staff, invariantAccess.viewRows, relation)
    const now = context.setting.clock.now()
    return shown(
      <StaffInvariantsPage
        frame={context.frame('department')}
        overview={await findInvariants(context.database, now)}
        runs={await findRuns(context.database, RUNS_SHOWN)}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
        mayRun={isAllowed(staff, invariantAccess.run, relation)}
        done={context.query.done !== undefined}
      />,
    )
  })
  postPage(app, deps, '/department/invariants', async context => {
    const staff = getStaff(context)
    const territoryPath = await pathOfPost(context)
    const cause = 'on-demand' as const
    await context.act(invariantAccess.run.name, { cause }, async tx => {
      const { runId } = await runInvariants(tx, staff, context.setting, { cause, territoryPath })
      return { run: runId.toString() }
    })
    return redirect(context.href('/department/invariants?done'))
  })
}

/** The promises are about the whole installation: every post that controls may ask for them. */
async function pathOfPost(context: PageContext): Promise<readonly string[]> {
  const path = await getTerritoryPath(context.database, getStaff(context).territory)
  return path.map(step => step.code)
}
