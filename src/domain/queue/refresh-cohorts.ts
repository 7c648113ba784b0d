/** The yearly refresh (by 30 June): every child moves to the cohort of its year, with the reason kept. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { applicationAccess } from '../applications/application-access.ts'
import {
  type CohortCount,
  type CohortReport,
  moveCohorts,
  previewCohorts,
} from '../applications/move-cohorts.ts'
import { keepHead, lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { RENEW_MILESTONES } from './renew-milestones.ts'

type RefreshInput = {
  readonly territory: string
  readonly programme: Programme
  readonly year: number
}

export function oldestCohort(pack: RulePack): number {
  return Math.max(...pack.values['queue.cohorts'].value.map(Number))
}

/** Repeatable: a second refresh of a year moves nobody. */
export async function refreshCohorts(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RefreshInput,
): Promise<CohortReport> {
  const { territory, programme, year } = input
  const { pack, path } = await getRulesInForce(tx, territory, programme, setting.clock.today())
  authorize(actor, applicationAccess.refreshCohorts, {
    territoryPath: path.map(step => step.code),
  })
  const head = await lockHead(tx, territory, programme, year)
  const report = await moveCohorts(tx, actor, setting, { ...input, oldest: oldestCohort(pack) })
  await keepHead(tx, territory, programme, { ...head, cohortYear: year })
  await planJob(tx, RENEW_MILESTONES, {}, { key: RENEW_MILESTONES })
  return report
}

export async function previewRefresh(
  read: Read,
  day: Temporal.PlainDate,
  input: RefreshInput,
): Promise<readonly CohortCount[]> {
  const { pack } = await getRulesInForce(read, input.territory, input.programme, day)
  return previewCohorts(read, { ...input, oldest: oldestCohort(pack) })
}
