/** The visible list of pages that are open to everybody. */
import type { App } from '../../platform/http/app.ts'
import { registerDemoPages } from '../demo/demo.route.tsx'
import type { Deps } from '../deps.ts'
import { registerSignInPages } from '../sign-in/sign-in.route.tsx'
import { registerStaffPages } from '../staff/staff.route.tsx'
import { registerHomePages } from './home.route.tsx'
import { registerInvariantPages } from './invariants/invariants.route.tsx'
import { registerIterationPages } from './iterations/iterations.route.tsx'
import { registerLogPages } from './log/log.route.tsx'
import { registerOpenDataPages } from './opendata/open-data.route.tsx'
import { registerProviderPages } from './providers/providers.route.tsx'
import { registerQueuePages } from './queue/queue.route.tsx'
import { registerProblemPages } from './reading/problems.route.tsx'
import { registerReadingPages } from './reading/reading.route.tsx'
import { registerRobots } from './reading/robots.route.ts'
import { registerRulesPages } from './rules/rules.route.tsx'
import { registerVerifyPages } from './verify/verify.route.tsx'

export function registerPublicPages(app: App, deps: Deps): void {
  registerHomePages(app, deps)
  registerQueuePages(app, deps)
  registerIterationPages(app, deps)
  registerInvariantPages(app, deps)
  registerRulesPages(app, deps)
  registerProviderPages(app, deps)
  registerLogPages(app, deps)
  registerVerifyPages(app, deps)
  registerReadingPages(app, deps)
  registerRobots(app)
  registerOpenDataPages(app, deps)
  registerProblemPages(app, deps)
  registerSignInPages(app, deps)
  registerStaffPages(app, deps)
  registerDemoPages(app, deps)
}
