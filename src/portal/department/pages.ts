/** The visible list of the department's pages. */
import type { App } from '../../platform/http/app.ts'
import type { ParentDeps } from '../parent/parent-deps.ts'
import { registerBudget } from './budget.route.tsx'
import { registerClaims } from './claims.route.tsx'
import { registerIterations } from './iterations.route.tsx'
import { registerOverview } from './overview.route.tsx'
import { registerRefresh } from './refresh.route.tsx'
import { registerUnreached } from './unreached.route.tsx'

export function registerDepartmentPages(app: App, deps: ParentDeps): void {
  registerOverview(app, deps)
  registerClaims(app, deps)
  registerBudget(app, deps)
  registerIterations(app, deps)
  registerUnreached(app, deps)
  registerRefresh(app, deps)
}
