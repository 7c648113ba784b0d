/** Everything the office sees of one application; the look itself is recorded in the same transaction. */

import type { Application } from '../../domain/applications/application.ts'
import { applicationAccess } from '../../domain/applications/application-access.ts'
import { findClaims, findEvents } from '../../domain/applications/find-application.ts'
import { lookAtApplication } from '../../domain/applications/look-at-application.ts'
import { erasureAccess } from '../../domain/erasure/erasure-access.ts'
import { findMessages } from '../../domain/notifications/find-messages.ts'
import { getPerson } from '../../domain/people/ensure-family.ts'
import { findPosition } from '../../domain/queue/find-position.ts'
import { findRulesInForce } from '../../domain/territories/rules-in-force.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import { findVouchersOfApplication } from '../../domain/vouchers/find-vouchers.ts'
import { voucherAccess } from '../../domain/vouchers/voucher-access.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { getStaff, type PageContext } from '../page-context.ts'
import { type FileAction, lawfulActions } from './application-file.form.ts'

const MOST_MESSAGES = 50
const DEFAULT_STOP_DAYS = 30

export type ApplicationFile = Awaited<ReturnType<typeof loadFile>>

/** `number` as stored. Throws NotFound where the post does not reach. */
export async function loadFile(context: PageContext, number: string) {
  const { database, setting } = context
  const staff = getStaff(context)
  const { application, relation } = await inTransaction(database, tx =>
    lookAtApplication(tx, staff, setting, { number, what: 'application' }),
  )
  const today = setting.clock.today()
  const [child, guardian, path, position, vouchers, claims, events, messages] = await Promise.all([
    getPerson(database, application.childId),
    getPerson(database, application.guardianId),
    getTerritoryPath(database, application.settlement),
    findPosition(database, number, today),
    findVouchersOfApplication(database, application.id),
    findClaims(database, application.id),
    findEvents(database, application.id),
    findMessages(database, { applicationId: application.id }, MOST_MESSAGES),
  ])
  const live = vouchers.findLast(({ state }) => state !== 'closed' && state !== 'lapsed')
  const lawful = lawfulActions(application, live, setting.clock.now())
  return {
    application,
    relation,
    child,
    guardian,
    place: path.map(step => step.name[context.language]).join(', '),
    position,
    vouchers,
    claims,
    events,
    messages,
    stopDays: await findStopDays(context, application),
    actions: lawful.filter(action => isAllowed(staff, PERMISSIONS[action], relation)),
    mayErase: application.state === 'archived' && isAllowed(staff, erasureAccess.erase, relation),
    mayDecideClaims: isAllowed(staff, applicationAccess.decideClaim, relation),
  }
}

const PERMISSIONS = {
  stop: applicationAccess.stop,
  release: applicationAccess.release,
  restore: applicationAccess.restore,
  withdraw: applicationAccess.withdraw,
  cancel: voucherAccess.cancel,
  newPhone: applicationAccess.changePhone,
} as const satisfies Record<FileAction, unknown>

/** What the rules of the place give for a false claim: the usual reason to stop. */
async function findStopDays(context: PageContext, application: Application): Promise<number> {
  const { territory, programme } = application
  const today = context.setting.clock.today()
  const rules = await findRulesInForce(context.database, territory, programme, today)
  return rules?.pack?.values['queue.falseClaimStopDays'].value ?? DEFAULT_STOP_DAYS
}
