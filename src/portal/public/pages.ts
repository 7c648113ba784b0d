/** The visible list of pages that are open to everybody. */
import type { App } from '../../platform/http/app.ts'
import { registerDemoPages } from '../demo/demo.route.tsx'
import type { Deps } from '../deps.ts'
import { registerSignInPages } from '../sign-in/sign-in.route.tsx'
import { registerStaffPages } from '../staff/staff.route.tsx'
import { registerBulletinPages } from './bulletins/bulletins.route.tsx'
import { registerClubFigures } from './clubs/clubs.route.tsx'
import { registerHomePages } from './home.route.tsx'
import { registerInvariantPages } from './invariants/invariants.route.tsx'
import { registerIterationPages } from './iterations/iterations.route.tsx'
import { registerLogPages } from './log/log.route.tsx'
import { registerOpenDataPages } from './opendata/open-data.route.tsx'
import { registerComparePages } from './providers/compare.route.tsx'
import { registerMapPages } from './providers/map.route.tsx'
import { registerPhotos } from './providers/photos.route.ts'
import { registerProviderPages } from './providers/providers.route.tsx'
import { registerReviewPages } from './providers/reviews.route.tsx'
import { registerQueuePages } from './queue/queue.route.tsx'
import { registerProblemPages } from './reading/problems.route.tsx'
import { registerReadingPages } from './reading/reading.route.tsx'
import { registerRobots } from './reading/robots.route.ts'
import { registerRoundPages } from './rounds/rounds.route.tsx'
import { registerRulesPages } from './rules/rules.route.tsx'
import { registerSwapSearches } from './swaps/swap-searches.route.tsx'
import { registerVerifyPages } from './verify/verify.route.tsx'

export function registerPublicPages(app: App, deps: Deps): void {
  registerHomePages(app, deps)
  registerQueuePages(app, deps)
  registerIterationPages(app, deps)
  registerRoundPages(app, deps)
  registerSwapSearches(app, deps)
  registerInvariantPages(app, deps)
  registerRulesPages(app, deps)
  registerProviderPages(app, deps)
  registerReviewPages(app, deps)
  registerComparePages(app, deps)
  registerClubFigures(app, deps)
  registerMapPages(app, deps)
  registerPhotos(app, deps)
  registerBulletinPages(app, deps)
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
