/** A family does not wait for a group any longer. */
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
import { lockOpenEntry, updateEntry } from './waiting-queries.ts'
import { selectGroups } from './wish-queries.ts'

/** Refuses `choice/not-waiting`, also while an offer waits for an answer: that is declined, not left. */
export async function leaveList(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly groupId: bigint },
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, choiceAccess.leaveList, relation)
  const entry = await lockOpenEntry(tx, application.id, input.groupId)
  if (entry?.state !== 'waiting') throw new Refusal<ChoiceRefusal>('choice/not-waiting')
  const at = setting.clock.now()
  const by = actorText(actor)
  await updateEntry(tx, entry.id, { state: 'left', event: 'left', actor: by, at })
  const [group] = await selectGroups(tx, [input.groupId])
  const facts = { provider: group?.bin ?? '', group: group?.name ?? '', reason: 'left' }
  await recordEvent(tx, by, at, application.id, 'waiting-left', facts)
  await appendToJournal(tx, setting, [
    {
      kind: 'waiting.left',
      facts: { application: application.number, territory: application.territory, ...facts },
    },
  ])
}
