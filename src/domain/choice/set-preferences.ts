/** What a family wants beside the ranks: siblings together or not, and whether any place is better than none. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import { recordEvent } from '../applications/record-event.ts'
import type { Setting } from '../territories/setting.ts'
import { choiceAccess } from './choice-access.ts'
import type { ChoiceRefusal } from './hold.ts'
import { type Preferences, selectPreferences, upsertPreferences } from './wish-queries.ts'

type SetPreferences = Preferences & {
  readonly number: string
  /** The family ticked the consent itself (order 254, 3, 12)). */
  readonly consent: boolean
}

/** Repeatable. Refuses `choice/no-consent` for any place without a consent, `choice/application-ended`. */
export async function setPreferences(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: SetPreferences,
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, choiceAccess.prefer, relation)
  if (application.state === 'archived') {
    throw new Refusal<ChoiceRefusal>('choice/application-ended')
  }
  const { together, anyPlace } = input
  const before = await selectPreferences(tx, application.id)
  if (anyPlace && !before.anyPlace && !input.consent) {
    throw new Refusal<ChoiceRefusal>('choice/no-consent')
  }
  if (before.together === together && before.anyPlace === anyPlace) return
  const at = setting.clock.now()
  await upsertPreferences(tx, application.id, { together, anyPlace }, at)
  await recordEvent(tx, actorText(actor), at, application.id, 'preferred', { together, anyPlace })
  if (before.anyPlace === anyPlace) return
  // The leaf has its time; whose consent it was, only the number tells.
  await appendToJournal(tx, setting, [
    {
      kind: anyPlace ? 'choice.consented' : 'choice.consent-withdrawn',
      facts: { application: application.number, territory: application.territory },
    },
  ])
}
