/** One SMS a family after a round: of the places held for it, or once of none. */
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { lastDayOf } from './choice-terms.ts'
import type { Placed, Settled } from './settled.ts'

/** A family with a place is told of it; one whose children got none is told the first time only. */
export async function planRoundNotices(
  tx: Tx,
  at: Temporal.Instant,
  roundId: bigint,
  settled: readonly Settled[],
  placed: readonly Placed[],
): Promise<void> {
  const families = new Map<bigint, Placed[]>()
  for (const one of placed) {
    const { guardian_id } = one.family
    families.set(guardian_id, [...(families.get(guardian_id) ?? []), one])
  }
  const good = [...families].flatMap(([personId, ofFamily]) => {
    const [first, ...others] = ofFamily
    if (first === undefined) return []
    // The first of their last days is the one not to miss.
    const untils = ofFamily.map(one => one.until).sort(Temporal.Instant.compare)
    const lastDay = lastDayOf(untils[0] ?? first.until).toString()
    return {
      to: { personId },
      template: others.length === 0 ? 'place-held' : 'places-held',
      facts: { number: first.family.number, lastDay, count: others.length + 1 },
      applicationId: first.family.application_id,
      eventKey: `place-held:${roundId}:${personId}`,
    }
  })
  const without = settled
    .filter(({ family, decision }) => decision.group === null && !families.has(family.guardian_id))
    .map(({ family }) => ({
      to: { personId: family.guardian_id },
      template: 'round-without-place',
      facts: { number: family.number },
      applicationId: family.application_id,
      eventKey: `round-without-place:${family.voucher_id}`,
    }))
  await planMessages(tx, at, [...good, ...oneOfEach(without)])
}

function oneOfEach<Notice extends { readonly to: { readonly personId: bigint } }>(
  notices: readonly Notice[],
): readonly Notice[] {
  return [...new Map(notices.map(notice => [notice.to.personId, notice])).values()]
}
