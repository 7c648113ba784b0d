/** The application of an address, for its own family only: to everybody else there is none. */
import { parseBusinessNumber } from '../../../base/business-number.ts'
import { NotFound } from '../../../base/failure.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { applicationAccess } from '../../../domain/applications/application-access.ts'
import { findApplication } from '../../../domain/applications/find-application.ts'
import { isAllowed, type Permission } from '../../../platform/access/permission.ts'
import { getGuardian, type PageContext } from '../../page-context.ts'

/** Throws SignInNeeded for a visitor, NotFound for another family: a number must not be probed here. */
export async function getOwnApplication(context: PageContext): Promise<Application> {
  return getApplication(context, applicationAccess.view)
}

/** The same on pages that a child which acts itself sees too. */
export async function getApplicationOfChooser(context: PageContext): Promise<Application> {
  return getApplication(context, applicationAccess.viewOwn)
}

async function getApplication(context: PageContext, permission: Permission): Promise<Application> {
  const guardian = getGuardian(context)
  const number = parseBusinessNumber(context.params.number ?? '')
  const found = number === undefined ? undefined : await findApplication(context.database, number)
  if (found === undefined || !isAllowed(guardian, permission, found.relation)) {
    throw new NotFound('application')
  }
  context.speakOf(found.application.programme)
  return found.application
}
