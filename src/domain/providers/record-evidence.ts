/** An officer records that a requirement of the list is proven: by what, checked when, until when. */
import { assertDefined } from '../../base/assert.ts'
import { BadInput, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getProviderOf, type ProviderById } from './get-provider.ts'
import type { Requirement } from './listing.ts'
import { insertEvidence } from './listing-queries.ts'
import type { ProviderRefusal } from './provider.ts'
import { providerAccess } from './provider-access.ts'

const MOST_LETTERS = 300

export type RecordEvidence = {
  readonly providerId: bigint
  readonly requirement: Requirement
  /** The document: its number, who gave it. For officers only. */
  readonly reference: string
  readonly checkedOn: Temporal.PlainDate
  /** Null: no end. */
  readonly validTo: Temporal.PlainDate | null
}

/** Rows are never changed: a correction is a new row. Refuses `provider/day-ahead`, `provider/days-reversed`. */
export async function recordEvidence(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RecordEvidence,
): Promise<void> {
  await recordAllEvidence(tx, actor, setting, [input])
}

/** The same for many at once, all or none. */
export async function recordAllEvidence(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  inputs: readonly RecordEvidence[],
): Promise<void> {
  const providers = new Map<bigint, ProviderById>()
  for (const id of new Set(inputs.map(input => input.providerId))) {
    const { provider, relation } = await getProviderOf(tx, id)
    authorize(actor, providerAccess.recordEvidence, relation)
    providers.set(id, provider)
  }
  const today = setting.clock.today()
  const rows = inputs.map(input => readEvidence(input, today))
  await insertEvidence(tx, rows, setting.clock.now(), actorText(actor))
  await appendToJournal(
    tx,
    setting,
    rows.map(row => composeFact(row, providers.get(row.providerId))),
  )
}

function readEvidence(input: RecordEvidence, today: Temporal.PlainDate): RecordEvidence {
  const { checkedOn, validTo } = input
  const reference = input.reference.trim()
  if (reference === '' || reference.length > MOST_LETTERS) {
    throw new BadInput({ reference: 'length' })
  }
  if (Temporal.PlainDate.compare(checkedOn, today) > 0) {
    throw new Refusal<ProviderRefusal>('provider/day-ahead')
  }
  if (validTo !== null && Temporal.PlainDate.compare(validTo, checkedOn) < 0) {
    throw new Refusal<ProviderRefusal>('provider/days-reversed')
  }
  return { ...input, reference }
}

function composeFact(row: RecordEvidence, provider: ProviderById | undefined): JournalFact {
  const { bin, territory } = assertDefined(provider, 'a provider that was just read')
  const { requirement, checkedOn, validTo, reference } = row
  return {
    kind: 'provider.evidence',
    facts: {
      provider: bin,
      territory,
      requirement,
      checkedOn: checkedOn.toString(),
      ...(validTo && { validTo: validTo.toString() }),
    },
    privateFields: { reference },
  }
}
