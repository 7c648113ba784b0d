/** Which gates a territory's rules ask of its clubs on a day. */
import type { Read } from '../../platform/db/database.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import { GATES, type Gate } from './decide-gates.ts'

/** All of them where no pack of clubs holds: nothing is let through by silence. */
export async function findAskedGates(
  read: Read,
  territory: string,
  day: Temporal.PlainDate,
): Promise<readonly Gate[]> {
  const found = await findRulesInForce(read, territory, 'club', day)
  return found?.pack?.programme === 'club' ? found.pack.values['club.providerGates'].value : GATES
}
