/** A mistake in a letter is mended by a new one to the same kindergartens that names the old: what was sent stays. */
import { drawBusinessNumber } from '../../base/business-number.ts'
import { NotAllowed, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import type { Setting } from '../territories/setting.ts'
import { checkedDay, checkedTexts } from './check-texts.ts'
import { getLetter } from './get-letter.ts'
import { keepLetter } from './keep-letter.ts'
import type { LetterRefusal } from './letter.ts'
import { letterAccess } from './letter-access.ts'
import { copyRecipients, insertLetter } from './letter-queries.ts'
import type { SendLetter } from './send-letter.ts'

export type CorrectLetter = Omit<SendLetter, 'to'> & {
  /** Of the letter that has the mistake. */
  readonly number: string
}

/**
 * Returns the number of the new letter; the old one waits for nobody any more. Refuses `letter/day-passed`,
 * `letter/corrected-already`: the newest of a row is the one to correct.
 */
export async function correctLetter(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: CorrectLetter,
): Promise<string> {
  const { letter: old, relation } = await getLetter(tx, input.number)
  authorize(actor, letterAccess.correct, relation)
  if (actor.kind !== 'staff') throw new NotAllowed(letterAccess.correct.name)
  if (old.correctedBy !== null) throw new Refusal<LetterRefusal>('letter/corrected-already')
  const letter = {
    number: drawBusinessNumber(byteSource(setting.entropy)),
    territory: old.territory,
    programme: old.programme,
    texts: checkedTexts(input.texts),
    asks: input.asks,
    answerBy: checkedDay(input.asks, input.answerBy, setting.clock.today()),
    toAll: old.toAll,
    correctsId: old.id,
    sentAt: setting.clock.now(),
    sentBy: actor.staffId,
  }
  const id = await insertLetter(tx, letter)
  const count = await copyRecipients(tx, old.id, id)
  await keepLetter(tx, setting, letter, count, old.number)
  return letter.number
}
