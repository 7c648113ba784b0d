/** The visible list of a kindergarten's own pages. */
import type { App } from '../../platform/http/app.ts'
import type { ParentDeps } from '../parent/parent-deps.ts'
import { registerAccount } from './account.route.tsx'
import { registerActivities } from './activities.route.tsx'
import { registerActs } from './acts.route.tsx'
import { registerAttendance } from './attendance.route.tsx'
import { registerContracts } from './contracts.route.tsx'
import { registerGroups } from './groups.route.tsx'
import { registerOwnLetters } from './letters.route.tsx'
import { registerGroupMonth } from './month.route.tsx'
import { registerOwnNamings } from './namings.route.tsx'
import { registerProfile } from './profile.route.tsx'
import { registerReceivedRatings } from './ratings.route.tsx'
import { registerTimetable } from './timetable.route.tsx'

export function registerProviderDesk(app: App, deps: ParentDeps): void {
  registerGroups(app, deps)
  registerActivities(app, deps)
  registerAttendance(app, deps)
  registerGroupMonth(app, deps)
  registerActs(app, deps)
  registerContracts(app, deps)
  registerOwnLetters(app, deps)
  registerReceivedRatings(app, deps)
  registerAccount(app, deps)
  registerProfile(app, deps)
  registerTimetable(app, deps)
  registerOwnNamings(app, deps)
}
