/** The first page of applying: what is needed, how long it takes. */
import type { App } from '../../../platform/http/app.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { programmeOf } from '../../public/query-value.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { StartPage } from './start.page.tsx'

export function registerStartPage(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/apply', async context =>
    publicPage(
      <StartPage
        frame={context.frame('public')}
        programme={programmeOf(context.query.programme)}
      />,
    ),
  )
}
