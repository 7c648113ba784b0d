/** Recomputes every invariant: for the doctor, each database test, and the public page. */
import type { Read } from '../../platform/db/database.ts'
import { findViolations, INVARIANT_NAMES } from './invariant-queries.ts'

type InvariantReport = { readonly name: string; readonly violations: readonly string[] }

export async function checkInvariants(read: Read): Promise<readonly InvariantReport[]> {
  const reports: InvariantReport[] = []
  for (const name of INVARIANT_NAMES) {
    reports.push({ name, violations: await findViolations(read, name) })
  }
  return reports
}
