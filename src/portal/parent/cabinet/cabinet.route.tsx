/** The cabinet, of all children or of one. */
import type { Application } from '../../../domain/applications/application.ts'
import { findApplicationsOfGuardian } from '../../../domain/applications/find-application.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage } from '../../page.ts'
import { type PageAnswer, redirect, shown } from '../../page-answer.ts'
import { getGuardian, newRequestId, type PageContext } from '../../page-context.ts'
import { loadOpenNamings, type OpenNaming } from '../namings/load-namings.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { CabinetPage } from './cabinet.page.tsx'
import { loadChild } from './load-child.ts'
import { getOwnApplication } from './own-application.ts'

export function registerCabinetPages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/cabinet', async context => {
    const { personId } = getGuardian(context)
    const namings = await loadOpenNamings(context, personId)
    return show(context, await findApplicationsOfGuardian(context.database, personId), namings)
  })
  getPage(app, deps, '/cabinet/:number', async context =>
    show(context, [await getOwnApplication(context)]),
  )
}

async function show(
  context: PageContext,
  applications: readonly Application[],
  namings: readonly OpenNaming[] = [],
): Promise<PageAnswer> {
  const family = []
  for (const application of applications) family.push(await loadChild(context, application))
  const { done: words } = context.texts.cabinet
  const { done = '' } = context.query
  return shown(
    <CabinetPage
      frame={context.frame('parent')}
      family={family}
      namings={namings}
      done={Object.hasOwn(words, done) ? words[done as keyof typeof words] : undefined}
      csrfToken={context.csrfToken}
      requestIds={applications.map(() => newRequestId(context))}
    />,
  )
}

/** Back to the application, with words for what was done; the address names the deed, nobody's data. */
export function backToCabinet(
  context: PageContext,
  application: Application,
  done: keyof PageContext['texts']['cabinet']['done'],
): PageAnswer {
  return redirect(context.href(`/cabinet/${application.number}?done=${done}`))
}
