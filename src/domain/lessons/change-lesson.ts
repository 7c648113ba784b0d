/** One day is otherwise than the week says: the lesson falls out, or one is held besides or at another hour. */
import { BadInput, NotFound } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { type LessonHour, MOST_CHANGE_WORDS } from './lesson.ts'
import { insertChange, selectMarkedDays, takeBack } from './lesson-queries.ts'
import { checkHour, groupFacts, lockOwnGroup, refuse } from './lock-own-group.ts'

export type ChangeLesson = {
  readonly groupId: bigint
  readonly day: Temporal.PlainDate
  /** Null: no lesson on that day. */
  readonly hour: LessonHour | null
  /** Why; parents read it. */
  readonly words: string
}

/** Refuses `lesson/changed-already` (by constraint) and, for one that falls out, `lesson/already-marked`. */
export async function changeLesson(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { groupId, day, hour, ...input }: ChangeLesson,
): Promise<void> {
  const group = await lockOwnGroup(tx, actor, groupId, day)
  const words = input.words.trim()
  if (words.length < 3) throw new BadInput({ words: 'missing' })
  if (words.length > MOST_CHANGE_WORDS) throw new BadInput({ words: 'too-long' })
  if (hour === null) await refuseMarked(tx, groupId, day)
  else await checkHour(tx, group, hour, day)
  const at = setting.clock.now()
  await insertChange(tx, { groupId, day, hour, words, at, by: actorText(actor) })
  await appendToJournal(tx, setting, [
    {
      kind: 'lesson.changed',
      facts: {
        ...groupFacts(group),
        change: hour === null ? 'cancelled' : 'held',
        day: day.toString(),
      },
    },
  ])
}

/** The day is again as the week says. */
export async function takeBackChange(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { groupId, day }: Pick<ChangeLesson, 'groupId' | 'day'>,
): Promise<void> {
  const group = await lockOwnGroup(tx, actor, groupId, day)
  await refuseMarked(tx, groupId, day)
  if (!(await takeBack(tx, groupId, day, setting.clock.now()))) throw new NotFound('change')
  await appendToJournal(tx, setting, [
    {
      kind: 'lesson.changed',
      facts: { ...groupFacts(group), change: 'taken-back', day: day.toString() },
    },
  ])
}

async function refuseMarked(tx: Tx, groupId: bigint, day: Temporal.PlainDate): Promise<void> {
  const marked = await selectMarkedDays(tx, groupId, { from: day, to: day })
  if (marked.length > 0) refuse('lesson/already-marked')
}
