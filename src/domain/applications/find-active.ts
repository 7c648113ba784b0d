/** The application with which a child stands in a programme now, by the child's IIN. */
import type { Read } from '../../platform/db/database.ts'
import { findPersonByIin } from '../people/ensure-family.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Application } from './application.ts'
import { findActiveOfChild } from './application-queries.ts'

export async function findActiveApplication(
  read: Read,
  childIin: string,
  programme: Programme,
): Promise<Application | undefined> {
  const child = await findPersonByIin(read, childIin)
  return child === undefined ? undefined : findActiveOfChild(read, child.id, programme)
}
