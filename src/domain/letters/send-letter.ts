/** An officer writes to one kindergarten, or to all that are on the list of her territory today. */
import { drawBusinessNumber } from '../../base/business-number.ts'
import { NotAllowed, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { checkedDay, checkedTexts } from './check-texts.ts'
import { keepLetter } from './keep-letter.ts'
import type { LetterAsk, LetterRefusal, LetterTexts } from './letter.ts'
import { letterAccess } from './letter-access.ts'
import { insertAllListed, insertLetter, insertRecipient } from './letter-queries.ts'

export type SendLetter = {
  /** `all`: who is listed today at or below the territory of the post; later ones do not get it. */
  readonly to: { readonly all: Programme } | { readonly providerId: bigint }
  readonly texts: LetterTexts
  readonly asks: LetterAsk
  /** The last day that is in time; ignored where nothing is asked for. */
  readonly answerBy: Temporal.PlainDate | null
}

/** Returns the number. Refuses `letter/day-passed`, `letter/nobody` where no kindergarten is on the list. */
export async function sendLetter(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: SendLetter,
): Promise<string> {
  if (actor.kind !== 'staff') throw new NotAllowed(letterAccess.send.name)
  const { to, asks } = input
  const { programme, relation } = await findAddressee(tx, actor.territory, to)
  authorize(actor, letterAccess.send, relation)
  const today = setting.clock.today()
  const texts = checkedTexts(input.texts)
  const answerBy = checkedDay(asks, input.answerBy, today)
  const letter = {
    number: drawBusinessNumber(byteSource(setting.entropy)),
    territory: actor.territory,
    programme,
    texts,
    asks,
    answerBy,
    toAll: 'all' in to,
    correctsId: null,
    sentAt: setting.clock.now(),
    sentBy: actor.staffId,
  }
  const id = await insertLetter(tx, letter)
  if ('all' in to) {
    const scope = { territory: actor.territory, programme, day: today }
    const count = await insertAllListed(tx, id, scope)
    if (count === 0) throw new Refusal<LetterRefusal>('letter/nobody')
    await keepLetter(tx, setting, letter, count)
  } else {
    await insertRecipient(tx, id, to.providerId)
    await keepLetter(tx, setting, letter, 1)
  }
  return letter.number
}

/** One kindergarten: whatever its standing on the list, since who leaves it must be written to as well. */
async function findAddressee(tx: Tx, territory: string, to: SendLetter['to']) {
  if ('providerId' in to) {
    const { provider, relation } = await getProviderOf(tx, to.providerId)
    return { programme: provider.programme, relation }
  }
  const path = await getTerritoryPath(tx, territory)
  return { programme: to.all, relation: { territoryPath: path.map(step => step.code) } }
}
