/** A parent changes the phone (proved by a code before) or the language of messages. */
import type { Language } from '../../base/language.ts'
import type { Phone } from '../../base/phone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { personAccess } from './person-access.ts'
import { clearContact, markPhoneProved, updateContact, updateLanguage } from './person-queries.ts'

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

/** Part of an action: somebody else said it, so it is not proved. */
export async function setContact(
  tx: Tx,
  personId: bigint,
  contact: { readonly phone: Phone; readonly language: Language },
): Promise<void> {
  await updateContact(tx, personId, contact, null)
}

/** Part of an action. */
export async function removeContact(tx: Tx, personId: bigint): Promise<void> {
  await clearContact(tx, personId)
}

/** Part of signing in: a phone of an old list, or one given at a desk, is proved by its first code. */
export async function provedBySignIn(
  tx: Tx,
  setting: Setting,
  personId: bigint,
  phone: Phone,
): Promise<void> {
  await markPhoneProved(tx, personId, phone, setting.clock.now())
}
