/** An officer looks into a flag and says why it is explained, or that it is confirmed. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type FlagRefusal, MOST_FLAG_WORDS } from './flag.ts'
import { flagAccess } from './flag-access.ts'
import { type FlagEvent, nextFlagState } from './flag-life.ts'
import { lockFlag, updateDecided } from './flag-queries.ts'

export type DecideFlag = {
  readonly flagId: bigint
  readonly outcome: FlagEvent
  /** Why; 3 to 1000 characters, without names of people. */
  readonly words: string
}

/** Refuses `flag/decided`. A confirmed flag stops nothing by itself: what follows (a letter, an exclusion) is decided there. */
export async function decideFlag(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: DecideFlag,
): Promise<void> {
  const flag = await lockFlag(tx, input.flagId)
  if (flag === undefined) throw new NotFound('flag')
  const territoryPath = (await getTerritoryPath(tx, flag.territory)).map(step => step.code)
  authorize(actor, flagAccess.decide, { territoryPath })
  const state = nextFlagState(flag.state, input.outcome)
  if (state === undefined) throw new Refusal<FlagRefusal>('flag/decided')
  const words = input.words.trim()
  if (words.length < 3) throw new BadInput({ words: 'missing' })
  if (words.length > MOST_FLAG_WORDS) throw new BadInput({ words: 'too-long' })
  const at = setting.clock.now()
  await updateDecided(tx, flag.id, { state, words, at, by: actorText(actor) })
  const month = flag.month.toPlainYearMonth().toString()
  await appendToJournal(tx, setting, [
    {
      kind: 'flag.decided',
      facts: { rule: flag.rule, territory: flag.territory, month, outcome: state },
      privateFields: { flag: flag.id.toString(), provider: flag.bin, words },
    },
  ])
}
