/** The long absence of a child that its family can still speak about. */
import { findAbsenceOf, type TimedAbsence } from '../../../domain/absences/find-absences.ts'
import type { PageContext } from '../../page-context.ts'

export async function loadAbsence(
  { database, setting }: PageContext,
  applicationNumber: string,
): Promise<TimedAbsence | undefined> {
  const found = await findAbsenceOf(database, setting, applicationNumber)
  const waits = found?.absence.state === 'open' || found?.absence.state === 'objected'
  return waits ? found : undefined
}
