/** A family says why its child is away; then the officer decides, the time to object or not. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { type AbsenceRefusal, MOST_OBJECTION_WORDS } from './absence.ts'
import { absenceAccess } from './absence-access.ts'
import { absenceFacts } from './absence-facts.ts'
import { lockWaiting, selectAbsence, updateObjected } from './absence-queries.ts'

/** Until an officer has decided it is never too late. Other words replace those said before. Refuses `absence/decided`. */
export async function objectToEnding(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly id: bigint; readonly words: string },
): Promise<void> {
  const absence = await selectAbsence(tx, input.id)
  if (absence === undefined) throw new NotFound('long absence')
  const { guardianIds } = absence
  authorize(actor, absenceAccess.object, { guardianIds })
  const words = input.words.trim()
  if (words === '') throw new BadInput({ words: 'missing' })
  if (words.length > MOST_OBJECTION_WORDS) throw new BadInput({ words: 'too-long' })
  if (!(await lockWaiting(tx, absence.id))) throw new Refusal<AbsenceRefusal>('absence/decided')
  await updateObjected(tx, absence.id, words, setting.clock.now())
  await appendToJournal(tx, setting, [
    { kind: 'absence.objected', facts: absenceFacts(absence), privateFields: { words } },
  ])
}
