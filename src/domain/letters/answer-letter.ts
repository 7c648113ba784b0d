/** A kindergarten answers a letter; the department says more below the answer. */
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Setting } from '../territories/setting.ts'
import { checkedReply } from './check-texts.ts'
import { getLetterOf } from './get-letter.ts'
import { letterSubject } from './letter.ts'
import { letterAccess } from './letter-access.ts'
import { insertReading, insertReply } from './letter-queries.ts'

/** 1 to 2000 characters; any letter may be answered, as often as there is something to say. */
export async function answerLetter(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly words: string },
): Promise<void> {
  if (actor.kind !== 'provider') throw new NotAllowed(letterAccess.answer.name)
  const { providerId, staffId } = actor
  const { letter, relation } = await getLetterOf(tx, input.number, providerId)
  authorize(actor, letterAccess.answer, relation)
  const words = checkedReply(input.words)
  const given = { letterId: letter.id, providerId, staffId, at: setting.clock.now() }
  await insertReading(tx, given)
  await insertReply(tx, { ...given, byProvider: true, words })
  await keepReply(tx, setting, { number: letter.number, providerId, by: 'provider', words })
}

/** Under the letter in the thread of one kindergarten, where it is unread until somebody opens it. */
export async function replyToProvider(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly providerId: bigint; readonly words: string },
): Promise<void> {
  const { number, providerId } = input
  const { letter, relation } = await getLetterOf(tx, number, providerId)
  authorize(actor, letterAccess.reply, relation)
  if (actor.kind !== 'staff') throw new NotAllowed(letterAccess.reply.name)
  const words = checkedReply(input.words)
  const { staffId } = actor
  const at = setting.clock.now()
  await insertReply(tx, { letterId: letter.id, providerId, byProvider: false, staffId, words, at })
  await keepReply(tx, setting, { number, providerId, by: 'department', words })
}

async function keepReply(
  tx: Tx,
  setting: Setting,
  reply: {
    readonly number: string
    readonly providerId: bigint
    readonly by: 'provider' | 'department'
    readonly words: string
  },
): Promise<void> {
  const { provider } = await getProviderOf(tx, reply.providerId)
  await appendToJournal(tx, setting, [
    {
      kind: 'letter.answered',
      facts: {
        letter: reply.number,
        provider: provider.bin,
        territory: provider.territory,
        by: reply.by,
      },
      privateFields: { words: reply.words },
      about: letterSubject(reply.number),
    },
  ])
}
