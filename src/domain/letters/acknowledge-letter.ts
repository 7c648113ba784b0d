/** One tap: the kindergarten takes note of a letter that asks for it. */
import { NotAllowed, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { getLetterOf } from './get-letter.ts'
import { type LetterRefusal, letterSubject } from './letter.ts'
import { letterAccess } from './letter-access.ts'
import { insertAcknowledgement, insertReading } from './letter-queries.ts'

/** Also after its day: late is told, not refused. A second tap changes nothing. Refuses `letter/not-asked`. */
export async function acknowledgeLetter(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<void> {
  if (actor.kind !== 'provider') throw new NotAllowed(letterAccess.acknowledge.name)
  const { providerId, staffId } = actor
  const { letter, relation } = await getLetterOf(tx, number, providerId)
  authorize(actor, letterAccess.acknowledge, relation)
  if (letter.asks !== 'acknowledgement') throw new Refusal<LetterRefusal>('letter/not-asked')
  const given = { letterId: letter.id, providerId, staffId, at: setting.clock.now() }
  await insertReading(tx, given)
  if (!(await insertAcknowledgement(tx, given))) return
  const { provider } = await getProviderOf(tx, providerId)
  await appendToJournal(tx, setting, [
    {
      kind: 'letter.acknowledged',
      facts: { letter: letter.number, provider: provider.bin, territory: letter.territory },
      about: letterSubject(letter.number),
    },
  ])
}
