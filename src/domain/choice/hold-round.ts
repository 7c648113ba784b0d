/** Holds a round of choice: one transaction that reads, decides, holds places, publishes, or nothing. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { onceOnly } from '../../platform/db/client-request.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { startOverWhenStale } from '../../platform/db/start-over.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { findLogSize } from '../../platform/journal/read-log.ts'
import { countRound, lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import { composeRoundInput } from './compose-round-input.ts'
import { keepRound } from './keep-round.ts'
import { getRoundRules, loadRound } from './load-round.ts'
import type { RoundScope } from './round-input-queries.ts'
import { settleRound } from './settle-round.ts'
import type { HeldRound } from './settled.ts'

export { roundSubject } from './keep-round.ts'

export type HoldRound = {
  readonly territory: string
  readonly programme: Programme
  /** Today when absent. */
  readonly heldOn?: Temporal.PlainDate
  /** A repeat with the same id returns the first result. */
  readonly requestId?: string
}

/** JSON values only: the answer of a repeated request is read back from the database. */
export type RoundReport = {
  readonly round: string
  readonly number: number
  readonly placed: number
  readonly without: Readonly<Record<string, number>>
  readonly inputHash: string
  readonly resultHash: string
}

/**
 * Serial for a territory and programme by the lock of the queue's head. When anything that the decision
 * rests on changed meanwhile, the database refuses and the run starts over (5 times). Refuses
 * `choice/immediate-only`, `choice/basis-changed`.
 */
export async function holdRound(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: HoldRound,
): Promise<RoundReport> {
  const { territory, programme } = input
  const scope = { territory, programme, heldOn: input.heldOn ?? setting.clock.today() }
  return startOverWhenStale(database, STALE, tx =>
    holdOnce(tx, actor, setting, scope, input.requestId),
  )
}

const STALE: readonly string[] = ['choice/basis-changed', 'voucher/event-not-allowed']

async function holdOnce(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: RoundScope,
  requestId: string | undefined,
): Promise<RoundReport> {
  const rules = await getRoundRules(tx, scope)
  authorize(actor, choiceAccess.holdRound, { territoryPath: rules.path.map(step => step.code) })
  const run = () => runRound(tx, actor, setting, scope, rules)
  if (requestId === undefined) return run()
  const { territory, programme } = scope
  const input = { territory, programme, heldOn: scope.heldOn.toString() }
  const request = { id: requestId, action: choiceAccess.holdRound.name, input }
  return onceOnly(tx, setting.clock.now(), request, run)
}

async function runRound(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: RoundScope,
  rules: RulesInForce,
): Promise<RoundReport> {
  const { territory, programme } = scope
  const head = await lockHead(tx, territory, programme, scope.heldOn.year)
  // Before anything is read: what stands in the log already is surely seen, so that a replay can hold us to it.
  const logSize = await findLogSize(tx)
  const number = head.roundsHeld + 1
  const basis = await loadRound(tx, scope, rules, number)
  const input = composeRoundInput(basis)
  const { pack } = rules
  const { roundId, sealed, leaf } = await keepRound(tx, actor, setting, {
    scope,
    pack,
    input,
    logSize,
  })
  const held: HeldRound = { roundId, number, result: sealed.result }
  const leaves = await settleRound(tx, actor, setting, basis, held)
  await appendToJournal(tx, setting, [leaf, ...leaves])
  await countRound(tx, territory, programme, number)
  const { placed, without } = sealed.result.totals
  const { inputHash, resultHash } = sealed
  return {
    round: roundId.toString(),
    number,
    placed,
    without: { ...without },
    inputHash,
    resultHash,
  }
}
