/** The territories of payments: to choose from are those that have something to pay. */
import { findActiveTerritories } from '../../domain/opendata/find-overview.ts'
import { findPayingTerritories } from '../../domain/payments/find-batches.ts'
import type { Read } from '../../platform/db/database.ts'
import type { PageContext } from '../page-context.ts'
import { getScope, type Scope } from './scope.ts'

export function getPaymentScope(context: PageContext): Promise<Scope> {
  return getScope(context, findTerritories)
}

/** Where nothing was ever paid, the office is as everywhere else. */
async function findTerritories(read: Read, under: string): Promise<readonly string[]> {
  const paying = await findPayingTerritories(read, under)
  return paying.length === 0 ? findActiveTerritories(read, under) : paying
}
