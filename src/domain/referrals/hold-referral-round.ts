/** Holds a pass over referrals: one transaction that reads, decides, issues referrals, publishes, or nothing. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Database, Read, Tx } from '../../platform/db/database.ts'
import { startOverWhenStale } from '../../platform/db/start-over.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { findLogSize } from '../../platform/journal/read-log.ts'
import type { RoundReport } from '../choice/hold-round.ts'
import { findSuitableWishes, keepRound, type RoundScope } from '../choice/keep-round.ts'
import { countRound, lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import { poolRuleOf } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import {
  composeReferralRound,
  familiesInTurn,
  placesInTurn,
  type ReferralBasis,
  rankQueue,
} from './compose-referral-round.ts'
import type { Turn } from './place-window.ts'
import { needReferralPack, type ReferralRefusal } from './referral.ts'
import { referralAccess } from './referral-access.ts'
import {
  insertReferralRound,
  selectOpenPlaces,
  selectPauses,
  selectQueue,
} from './referral-round-queries.ts'
import { settleReferralRound } from './settle-referral-round.ts'

export type HoldReferralRound = {
  readonly territory: string
  readonly programme: Programme
  readonly turn: Turn
}

const STALE: readonly string[] = [
  'referral/basis-changed' satisfies ReferralRefusal,
  'application/state-changed',
]

/**
 * Serial for a territory and programme by the lock of the queue's head. Undefined when no place is in that turn now.
 * Refuses `referral/not-on-referrals`; `referral/basis-changed` when the decision went stale 5 times.
 */
export async function holdReferralRound(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: HoldReferralRound,
): Promise<RoundReport | undefined> {
  const { territory, programme, turn } = input
  const scope = { territory, programme, heldOn: setting.clock.today() }
  return startOverWhenStale(database, STALE, tx => holdOnce(tx, actor, setting, scope, turn))
}

async function holdOnce(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: RoundScope,
  turn: Turn,
): Promise<RoundReport | undefined> {
  const { territory, programme } = scope
  const rules = await getRulesInForce(tx, territory, programme, scope.heldOn)
  authorize(actor, referralAccess.holdRound, {
    territoryPath: rules.path.map(step => step.code),
  })
  const pack = needReferralPack(rules.pack, territory)
  const head = await lockHead(tx, territory, programme, scope.heldOn.year)
  // Before anything is read: what stands in the log already is surely seen, so that a replay can hold us to it.
  const logSize = await findLogSize(tx)
  const basis = await loadReferralRound(tx, setting, {
    scope,
    pack,
    poolRule: poolRuleOf(pack, rules.territory.kind),
    turn,
    roundNumber: head.roundsHeld + 1,
  })
  if (basis.places.length === 0) return undefined
  const input = composeReferralRound(basis)
  const { roundId, sealed, leaf } = await keepRound(tx, actor, setting, {
    scope,
    pack,
    input,
    logSize,
  })
  await insertReferralRound(tx, roundId, turn)
  const { facts, ...subject } = leaf
  await appendToJournal(tx, setting, [{ ...subject, facts: { ...facts, turn } }])
  const { result, inputHash, resultHash } = sealed
  await settleReferralRound(tx, actor, setting, basis, { roundId, result })
  await countRound(tx, territory, programme, basis.roundNumber)
  const { placed, without } = result.totals
  const round = roundId.toString()
  return {
    round,
    number: basis.roundNumber,
    placed,
    without: { ...without },
    inputHash,
    resultHash,
  }
}

type Asked = Pick<ReferralBasis, 'scope' | 'pack' | 'turn' | 'roundNumber'> & {
  readonly poolRule: 'whole' | 'settlement'
}

/** Each part is one statement; who needs them to agree holds the head of the queue. */
async function loadReferralRound(
  read: Read,
  { calendar, clock }: Setting,
  { poolRule, ...asked }: Asked,
): Promise<ReferralBasis> {
  const { scope, pack, turn } = asked
  const pauses = await selectPauses(read, scope)
  const published = await selectOpenPlaces(read, scope, poolRule)
  const places = placesInTurn(calendar, pack, pauses, published, { turn, now: clock.now() })
  if (places.length === 0) return { ...asked, places, families: [], wishes: [] }
  const minimumAge = pack.values['queue.minimumAgeMonths'].value
  const queue = await selectQueue(read, scope, poolRule, minimumAge)
  const families = familiesInTurn(pack, turn, rankQueue(pack, queue), places)
  return {
    ...asked,
    places,
    families,
    wishes: await findSuitableWishes(read, scope, families, null),
  }
}
