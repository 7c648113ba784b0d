/** An officer records a coach's paper that was seen, or says why what the club entered will not do. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import type { ActivityRefusal, CoachEvidence } from './activity.ts'
import { activityAccess } from './activity-access.ts'
import { insertCoachEvidence, lockCoach, lockPaper, updatePaper } from './coach-queries.ts'
import { readPaper } from './enter-paper.ts'
import { getClub } from './get-club.ts'

/** What kept a paper from being recorded is said in so many letters. */
const LEAST_WORDS = 3
const MOST_WORDS = 500

export type RecordCoachEvidence = CoachEvidence & {
  readonly coachId: bigint
  /** The waiting paper of the club that this answers, if it does. */
  readonly paperId?: bigint | undefined
}

/**
 * Rows are never changed: a correction is a new row, the newest of a kind counts. Throws NotFound; refuses
 * `activity/day-ahead`, `activity/days-reversed`, `activity/paper-answered`.
 */
export async function recordCoachEvidence(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: RecordCoachEvidence,
): Promise<void> {
  const { coach, provider } = await lockOwn(tx, actor, input.coachId, 'recordEvidence')
  const { kind, checkedOn, validTo } = input
  const { reference } = readPaper(input.reference, checkedOn, validTo, setting)
  const paper = input.paperId && (await lockWaiting(tx, input.paperId))
  if (paper && (paper.coachId !== coach.id || paper.kind !== kind)) throw new NotFound('paper')
  const [at, by] = [setting.clock.now(), actorText(actor)]
  const row = { coachId: coach.id, kind, reference, checkedOn, validTo }
  const evidenceId = await insertCoachEvidence(tx, row, at, by)
  if (paper) await updatePaper(tx, paper.id, { evidenceId }, at, by)
  await appendToJournal(tx, setting, [
    {
      kind: 'coach.evidence',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        coach: coach.id.toString(),
        evidence: kind,
        checkedOn: checkedOn.toString(),
        ...(validTo && { validTo: validTo.toString() }),
      },
      privateFields: { reference },
    },
  ])
}

/** Throws NotFound; refuses `activity/paper-answered`. `words` are for the club. */
export async function refusePaper(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly paperId: bigint; readonly words: string },
): Promise<void> {
  const paper = await lockPaper(tx, input.paperId)
  if (paper === undefined) throw new NotFound('paper')
  await lockOwn(tx, actor, paper.coachId, 'refusePaper')
  if (paper.state !== 'waiting') throw new Refusal<ActivityRefusal>('activity/paper-answered')
  const words = input.words.trim()
  if (words.length < LEAST_WORDS || words.length > MOST_WORDS) {
    throw new BadInput({ words: 'length' })
  }
  await updatePaper(tx, paper.id, { words }, setting.clock.now(), actorText(actor))
}

async function lockOwn(
  tx: Tx,
  actor: Actor,
  coachId: bigint,
  what: 'recordEvidence' | 'refusePaper',
) {
  const coach = await lockCoach(tx, coachId)
  if (coach === undefined) throw new NotFound('coach')
  const { provider, relation } = await getClub(tx, coach.providerId)
  authorize(actor, activityAccess[what], relation)
  return { coach, provider }
}

async function lockWaiting(tx: Tx, paperId: bigint) {
  const paper = await lockPaper(tx, paperId)
  if (paper === undefined) throw new NotFound('paper')
  if (paper.state !== 'waiting') throw new Refusal<ActivityRefusal>('activity/paper-answered')
  return paper
}
