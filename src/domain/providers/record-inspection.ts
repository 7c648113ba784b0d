/** An officer records an inspection of a provider: the day, how it ended, what was found, for everybody to read. */
import { BadInput, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getProviderOf } from './get-provider.ts'
import type { InspectionOutcome } from './listing.ts'
import { insertInspection } from './listing-queries.ts'
import type { ProviderRefusal } from './provider.ts'
import { providerAccess } from './provider-access.ts'

const MOST_LETTERS = 1000

export type RecordInspection = {
  readonly providerId: bigint
  readonly heldOn: Temporal.PlainDate
  readonly outcome: InspectionOutcome
  /** Both are published; no names of people. */
  readonly summaryKk: string
  readonly summaryRu: string
}

/** Rows are never changed. Refuses `provider/day-ahead`; an inspection that found something says what. */
export async function recordInspection(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RecordInspection,
): Promise<void> {
  const { provider, relation } = await getProviderOf(tx, input.providerId)
  authorize(actor, providerAccess.recordInspection, relation)
  const { heldOn, outcome } = input
  const summaryKk = readSummary('summaryKk', input.summaryKk, outcome)
  const summaryRu = readSummary('summaryRu', input.summaryRu, outcome)
  if (Temporal.PlainDate.compare(heldOn, setting.clock.today()) > 0) {
    throw new Refusal<ProviderRefusal>('provider/day-ahead')
  }
  const at = setting.clock.now()
  await insertInspection(tx, { ...input, summaryKk, summaryRu, at, by: actorText(actor) })
  await appendToJournal(tx, setting, [
    {
      kind: 'provider.inspected',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        heldOn: heldOn.toString(),
        outcome,
      },
      privateFields: { summaryKk, summaryRu },
    },
  ])
}

function readSummary(field: string, given: string, outcome: InspectionOutcome): string {
  const text = given.trim()
  const missing = text === '' && outcome !== 'passed'
  if (missing || text.length > MOST_LETTERS) throw new BadInput({ [field]: 'length' })
  return text
}
