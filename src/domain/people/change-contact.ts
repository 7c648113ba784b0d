/** A parent changes the phone (proved by a code before) or the language of messages. */
import type { Language } from '../../base/language.ts'
import type { Phone } from '../../base/phone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { personAccess } from './person-access.ts'
import { updateContact, updateLanguage } from './person-queries.ts'

/** `provedPhone` undefined: the phone stays as it is. */
export async function changeContact(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  change: {
    readonly personId: bigint
    readonly language: Language
    readonly provedPhone: Phone | undefined
  },
): Promise<void> {
  authorize(actor, personAccess.changeContact, { guardianIds: [change.personId] })
  const { personId, language, provedPhone } = change
  if (provedPhone === undefined) {
    await updateLanguage(tx, personId, language)
    return
  }
  await updateContact(tx, personId, { phone: provedPhone, language }, setting.clock.now())
}
