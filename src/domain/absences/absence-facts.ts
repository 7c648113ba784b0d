/** A long absence in the words of public records: that there is one, never why. */
import type { LeafFields } from '../../platform/journal/leaf.ts'
import type { LongAbsence } from './absence.ts'

export function absenceFacts(absence: LongAbsence): LeafFields {
  const { application, programme, territory, bin, since } = absence
  return { application, provider: bin, programme, territory, since: since.toString() }
}
