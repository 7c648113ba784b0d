/** Kindergartens, or clubs where the application is of clubs, that its family may rate. */
import type { Application } from '../../../domain/applications/application.ts'
import { findApplicationById } from '../../../domain/applications/find-application.ts'
import { findRateable, type OwnRateable } from '../../../domain/ratings/find-ratings.ts'
import { getGuardian, type PageContext } from '../../page-context.ts'

export async function loadRateable(
  context: PageContext,
  application: Application,
): Promise<readonly OwnRateable[]> {
  const guardian = getGuardian(context)
  const { database, setting } = context
  const found = await findApplicationById(database, application.id)
  if (found === undefined) return []
  const { childId } = application
  const child = { childId, relation: found.relation }
  const rateable = await findRateable(database, guardian, child, setting.clock.today())
  return rateable.filter(one => one.programme === application.programme)
}
