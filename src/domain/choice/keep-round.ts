/** Seals a round of choice and writes it down, of whatever regime: what every kind of round has in common. */

import type { Sealed } from '../../base/sealed-bundle.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { Setting } from '../territories/setting.ts'
import type { RoundInput, RoundResult } from './round.ts'
import { sealRound } from './round-bundle.ts'
import { type RoundScope, selectRoundWishes } from './round-input-queries.ts'
import { insertChoiceDecisions, insertRound } from './round-queries.ts'

export {
  insertChoiceDecisions as keepDecisions,
  type RoundScope,
  selectRoundWishes as findSuitableWishes,
}

type NewRound = {
  readonly scope: RoundScope
  readonly pack: RulePack
  readonly input: RoundInput
  /** Of the journal, read before anything else was, so that a replay can hold us to it. */
  readonly logSize: number
}

type KeptRound = {
  readonly roundId: bigint
  readonly sealed: Sealed<RoundResult>
  /** To be appended before the leaves of what follows from the round. */
  readonly leaf: JournalFact
}

/** Part of an action, which holds the head of the queue. */
export async function keepRound(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { scope, pack, input, logSize }: NewRound,
): Promise<KeptRound> {
  const sealed = sealRound(input)
  const { inputHash, resultHash } = sealed
  const { placed } = sealed.result.totals
  const number = input.roundNumber
  const roundId = await insertRound(tx, {
    scope,
    regime: pack.regime,
    number,
    heldAt: setting.clock.now(),
    heldBy: actorText(actor),
    rulePack: pack,
    inputHash,
    resultHash,
    placed,
    bundle: sealed.text,
  })
  const leaf: JournalFact = {
    kind: 'choice.round-held',
    facts: {
      programme: scope.programme,
      territory: scope.territory,
      number,
      heldOn: scope.heldOn.toString(),
      rulePack: `${pack.id} ${pack.version}`,
      inputHash,
      resultHash,
      placed,
      logSize,
    },
    about: roundSubject(scope, number),
  }
  return { roundId, sealed, leaf }
}

/** Under which the journal knows a round. */
export function roundSubject(
  scope: Pick<RoundScope, 'territory' | 'programme'>,
  number: number,
): string {
  return `round:${scope.territory}/${scope.programme}/${number}`
}
