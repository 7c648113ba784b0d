/** Holds an iteration: one transaction that reads, decides, offers, reserves, publishes, or nothing. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { onceOnly } from '../../platform/db/client-request.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { startOverWhenStale } from '../../platform/db/start-over.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { findLogSize } from '../../platform/journal/read-log.ts'
import type { Application, ApplicationKind } from '../applications/application.ts'
import { moveCohorts } from '../applications/move-cohorts.ts'
import { lockBook } from '../ledger/post.ts'
import { oldestCohort } from '../queue/refresh-cohorts.ts'
import { RENEW_MILESTONES } from '../queue/renew-milestones.ts'
import { keepHead, lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Setting } from '../territories/setting.ts'
import { reserveForYear } from '../vouchers/carry-over.ts'
import { issueVouchers } from '../vouchers/issue-vouchers.ts'
import { type SealedIteration, sealIteration } from './bundle.ts'
import { composeInput, type InputBasis } from './compose-input.ts'
import { type IterationRefusal, iterationAccess } from './iteration-access.ts'
import {
  type CandidateRow,
  insertDecisions,
  insertIteration,
  type QueueScope,
} from './iteration-queries.ts'
import { getIssuingRules, type IssuingRules, loadBasis } from './load-basis.ts'

export type HoldIteration = {
  readonly territory: string
  readonly programme: Programme
  /** Today when absent. */
  readonly heldOn?: Temporal.PlainDate
  /** A repeat with the same id returns the first result. */
  readonly requestId?: string
}

/** JSON values only: the answer of a repeated request is read back from the database. */
export type IterationReport = {
  readonly iteration: string
  readonly number: number
  readonly offered: number
  readonly skipped: Readonly<Record<string, number>>
  readonly moneyTiyn: { readonly before: string; readonly after: string }
  readonly inputHash: string
  readonly resultHash: string
}

/**
 * Serial for a territory and programme by the lock of the queue's head. When anything that the
 * decision rests on changed meanwhile, the database refuses and the run starts over (5 times).
 */
export async function holdIteration(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: HoldIteration,
): Promise<IterationReport> {
  const { territory, programme } = input
  const heldOn = input.heldOn ?? setting.clock.today()
  const scope: QueueScope = { territory, programme, heldOn }
  return startOverWhenStale(database, ['application/state-changed'], tx =>
    holdOnce(tx, actor, setting, scope, input.requestId),
  )
}

async function holdOnce(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: QueueScope,
  requestId: string | undefined,
): Promise<IterationReport> {
  const rules = await getIssuingRules(tx, scope)
  authorize(actor, iterationAccess.hold, { territoryPath: rules.path.map(step => step.code) })
  const run = () => runIteration(tx, actor, setting, scope, rules)
  if (requestId === undefined) return run()
  const { territory, programme } = scope
  const input = { territory, programme, heldOn: scope.heldOn.toString() }
  const request = { id: requestId, action: iterationAccess.hold.name, input }
  return onceOnly(tx, setting.clock.now(), request, run)
}

async function runIteration(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: QueueScope,
  rules: IssuingRules,
): Promise<IterationReport> {
  const { territory, programme, heldOn } = scope
  const { year } = heldOn
  const head = await lockHead(tx, territory, programme, year)
  const book = { programme, territory, year }
  const { balances } = await lockBook(tx, book)
  // Children who have a voucher of an earlier year come before those who wait for one.
  const carried = await reserveForYear(tx, setting, book, balances.available)
  const moneyTiyn = balances.available - carried.coveredTiyn
  // Before anything is read: what stands in the log already is surely seen, so that a replay can hold us to it.
  const logSize = await findLogSize(tx)
  const refresh = { territory, programme, year, oldest: oldestCohort(rules.pack) }
  await moveCohorts(tx, actor, setting, refresh)
  const number = head.iterationsHeld + 1
  const known = { iterationNumber: number, moneyTiyn }
  const basis = await loadBasis(tx, scope, rules, known)
  const sealed = seal(basis)
  const iterationId = await store(tx, actor, setting, basis, sealed, logSize)
  await issueVouchers(tx, actor, setting, {
    book,
    iterationId,
    iterationNumber: number,
    offers: composeOffers(basis, sealed),
  })
  await keepHead(tx, territory, programme, { iterationsHeld: number, cohortYear: year })
  await planJob(tx, RENEW_MILESTONES, {}, { key: RENEW_MILESTONES })
  return composeReport(iterationId, basis, sealed)
}

/** Refuses `iteration/no-norm`: without a norm nobody knows what an offer costs. */
function seal(basis: InputBasis): SealedIteration {
  const { input, withoutNorm } = composeInput(basis)
  if (withoutNorm.length > 0) {
    throw new Refusal<IterationRefusal>('iteration/no-norm', { missing: withoutNorm.join(', ') })
  }
  return sealIteration(input)
}

export { seal as sealBasis }

async function store(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  basis: InputBasis,
  sealed: SealedIteration,
  logSize: number,
): Promise<bigint> {
  const { scope, pack, iterationNumber: number } = basis
  const { totals } = sealed.result
  const iterationId = await insertIteration(tx, {
    scope,
    number,
    heldAt: setting.clock.now(),
    heldBy: actorText(actor),
    rulePack: pack,
    inputHash: sealed.inputHash,
    resultHash: sealed.resultHash,
    offered: totals.offered,
    skipped: totals.skipped,
    moneyBeforeTiyn: basis.moneyTiyn,
    moneyAfterTiyn: moneyAfter(basis, sealed),
    bundle: sealed.text,
  })
  const idOf = new Map(basis.candidates.map(row => [row.number, row.id]))
  await insertDecisions(
    tx,
    iterationId,
    sealed.result.decisions.map(decision => ({
      applicationId: assertDefined(idOf.get(decision.id), 'decisions are about candidates'),
      reason: decision.reason,
      costTiyn: decision.costTiyn,
      moneyLeftTiyn: decision.moneyLeftTiyn,
      poolLeft: decision.poolLeft,
    })),
  )
  await appendToJournal(tx, setting, [
    {
      kind: 'iteration.held',
      facts: {
        programme: scope.programme,
        territory: scope.territory,
        number,
        heldOn: scope.heldOn.toString(),
        rulePack: `${pack.id} ${pack.version}`,
        inputHash: sealed.inputHash,
        resultHash: sealed.resultHash,
        offered: totals.offered,
        logSize,
      },
      about: iterationSubject(scope, number),
    },
  ])
  return iterationId
}

/** Under which the journal knows an iteration. */
export function iterationSubject(
  scope: Pick<QueueScope, 'territory' | 'programme'>,
  number: number,
): string {
  return `iteration:${scope.territory}/${scope.programme}/${number}`
}

function moneyAfter(basis: InputBasis, sealed: SealedIteration): bigint {
  const last = sealed.result.decisions.at(-1)
  return last === undefined ? basis.moneyTiyn : BigInt(last.moneyLeftTiyn)
}

function composeOffers(basis: InputBasis, sealed: SealedIteration) {
  const rows = new Map(basis.candidates.map(row => [row.number, row]))
  return sealed.result.decisions
    .filter(decision => decision.outcome === 'offered')
    .map(decision => ({
      application: asApplication(
        basis.scope,
        assertDefined(rows.get(decision.id), 'decisions are about candidates'),
      ),
      costTiyn: BigInt(decision.costTiyn),
      sequence: decision.sequence,
    }))
}

/** The application as the decision saw it: if it is another by now, the database refuses the offer. */
function asApplication(scope: QueueScope, row: CandidateRow): Application {
  return {
    id: row.id,
    number: row.number,
    programme: scope.programme,
    territory: scope.territory,
    settlement: row.settlement,
    childId: row.child_id,
    guardianId: row.guardian_id,
    submittedAt: Temporal.Instant.fromEpochNanoseconds(BigInt(row.submitted_micros) * 1000n),
    birthYear: row.birth_year,
    cohort: scope.heldOn.year - row.birth_year,
    tier: row.tier,
    kind: row.kind as ApplicationKind,
    form: scope.programme === 'club' ? 'universal' : null,
    batchKey: row.batch_key,
    state: 'queued',
    archivedReason: null,
    restorations: row.restorations,
    restoreUntil: null,
    stoppedUntil: null,
    guardianshipChecked: true,
  }
}

function composeReport(
  iterationId: bigint,
  basis: InputBasis,
  sealed: SealedIteration,
): IterationReport {
  return {
    iteration: iterationId.toString(),
    number: basis.iterationNumber,
    offered: sealed.result.totals.offered,
    skipped: { ...sealed.result.totals.skipped },
    moneyTiyn: {
      before: basis.moneyTiyn.toString(),
      after: moneyAfter(basis, sealed).toString(),
    },
    inputHash: sealed.inputHash,
    resultHash: sealed.resultHash,
  }
}
