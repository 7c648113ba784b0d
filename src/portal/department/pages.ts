/** The visible list of the department's pages. */
import type { App } from '../../platform/http/app.ts'
import { registerAbsences } from './absences.route.tsx'
import { registerOfficeActs } from './acts.route.tsx'
import { registerApplications } from './applications.route.tsx'
import { registerAttendance } from './attendance.route.tsx'
import { registerBudget } from './budget.route.tsx'
import { registerCases } from './cases.route.tsx'
import { registerClaims } from './claims.route.tsx'
import type { DepartmentDeps } from './department-deps.ts'
import { registerErasure } from './erasure.route.tsx'
import { registerExports } from './exports.route.tsx'
import { registerFlags } from './flags.route.tsx'
import { registerGuardianships } from './guardianships.route.tsx'
import { registerImports } from './imports.route.tsx'
import { registerInvariants } from './invariants.route.tsx'
import { registerIterations } from './iterations.route.tsx'
import { registerLetters } from './letters.route.tsx'
import { registerMoney } from './money.route.tsx'
import { registerMonthReports } from './month-reports.route.ts'
import { registerMonths } from './months.route.tsx'
import { registerNamingCounts } from './namings.route.tsx'
import { registerOverview } from './overview.route.tsx'
import { registerPause } from './pause.route.tsx'
import { registerPayments } from './payments.route.tsx'
import { registerPlaces } from './places.route.tsx'
import { registerProviders } from './providers.route.tsx'
import { registerRefresh } from './refresh.route.tsx'
import { registerReviews } from './reviews.route.tsx'
import { registerDepartmentSwaps } from './swaps.route.tsx'
import { registerSwitch } from './switch.route.tsx'
import { registerUnreached } from './unreached.route.tsx'
import { registerUnsignedSwaps } from './unsigned-swaps.route.tsx'

export function registerDepartmentPages(app: App, deps: DepartmentDeps): void {
  registerOverview(app, deps)
  registerApplications(app, deps)
  registerClaims(app, deps)
  registerCases(app, deps)
  registerGuardianships(app, deps)
  registerErasure(app, deps)
  registerAttendance(app, deps)
  registerAbsences(app, deps)
  registerFlags(app, deps)
  registerMonths(app, deps)
  registerMonthReports(app, deps)
  registerOfficeActs(app, deps)
  registerBudget(app, deps)
  registerMoney(app, deps)
  registerPayments(app, deps)
  registerIterations(app, deps)
  registerPlaces(app, deps)
  registerDepartmentSwaps(app, deps)
  registerProviders(app, deps)
  registerLetters(app, deps)
  registerReviews(app, deps)
  registerInvariants(app, deps)
  registerUnreached(app, deps)
  registerUnsignedSwaps(app, deps)
  registerRefresh(app, deps)
  registerNamingCounts(app, deps)
  registerPause(app, deps)
  registerSwitch(app, deps)
  registerImports(app, deps)
  registerExports(app, deps)
}
