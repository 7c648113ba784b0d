/** A family turned down a place that it had not named: its consent to any place ends, until it gives it again. */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Application } from '../applications/application.ts'
import { recordEvent } from '../applications/record-event.ts'
import type { Setting } from '../territories/setting.ts'
import { selectPreferences, upsertPreferences } from './wish-queries.ts'

/** Part of an action (which authorizes), over a locked application. Repeatable. */
export async function withdrawConsent(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  application: Pick<Application, 'id' | 'number' | 'territory'>,
): Promise<void> {
  const { id, number, territory } = application
  const { together, anyPlace } = await selectPreferences(tx, id)
  if (!anyPlace) return
  const at = setting.clock.now()
  await upsertPreferences(tx, id, { together, anyPlace: false }, at)
  await recordEvent(tx, actorText(actor), at, id, 'preferred', { together, anyPlace: false })
  await appendToJournal(tx, setting, [
    { kind: 'choice.consent-withdrawn', facts: { application: number, territory } },
  ])
}
