/** After a round each family waits where it wished for more than it got: earlier turns first. */
import { assertDefined } from '../../base/assert.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { groupCode, type RoundBasis } from './compose-round-input.ts'
import type { Settled } from './settled.ts'
import { insertEntries } from './waiting-queries.ts'

/** Returns the leaves of those who did not wait there before. */
export async function joinAfterRound(
  tx: Tx,
  setting: Setting,
  basis: RoundBasis,
  settled: readonly Settled[],
): Promise<readonly JournalFact[]> {
  const wishOf = new Map(
    basis.wishes.map(wish => [
      `${wish.application_id} ${groupCode(wish.bin, wish.group_id)}`,
      { groupId: wish.group_id, admissions: wish.admissions },
    ]),
  )
  const entries = [...settled]
    .sort((a, b) => a.decision.sequence - b.decision.sequence)
    .flatMap(({ family, decision }) =>
      decision.waits.map(group => ({
        applicationId: family.application_id,
        ...assertDefined(wishOf.get(`${family.application_id} ${group}`), 'waits are wishes'),
      })),
    )
  const joined = await insertEntries(tx, entries, 'system:round', setting.clock.now())
  const numberOf = new Map(basis.families.map(row => [row.application_id, row.number]))
  const groupOf = new Map(basis.wishes.map(wish => [wish.group_id, wish]))
  return joined.map(({ applicationId, groupId }) => ({
    kind: 'waiting.joined' as const,
    facts: {
      application: numberOf.get(applicationId) ?? '',
      territory: basis.scope.territory,
      provider: groupOf.get(groupId)?.bin ?? '',
      group: groupOf.get(groupId)?.name ?? '',
    },
  }))
}
