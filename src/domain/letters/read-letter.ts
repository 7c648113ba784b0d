/** Somebody of a kindergarten opens a letter: from now on it is read, by her. */
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getLetterOf } from './get-letter.ts'
import type { Letter } from './letter.ts'
import { letterAccess } from './letter-access.ts'
import { insertReading, type LetterReply, selectReplies } from './letter-queries.ts'
import { type OwnLetter, selectOwnLetter } from './own-letter-queries.ts'

export type OpenedLetter = {
  readonly letter: Letter
  readonly own: Pick<OwnLetter, 'acknowledgedAt' | 'answered'>
  readonly replies: readonly LetterReply[]
}

/** The first look counts, and the first one after each new reply of the department. Throws NotFound. */
export async function readLetter(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<OpenedLetter> {
  if (actor.kind !== 'provider') throw new NotAllowed(letterAccess.read.name)
  const { providerId, staffId } = actor
  const { letter, relation } = await getLetterOf(tx, number, providerId)
  authorize(actor, letterAccess.read, relation)
  await insertReading(tx, { letterId: letter.id, providerId, staffId, at: setting.clock.now() })
  const replies = await selectReplies(tx, letter.id, providerId)
  return { letter, own: await selectOwnLetter(tx, letter.id, providerId), replies }
}
