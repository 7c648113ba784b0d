/** Sends a sign-in code to the phone that is kept for a person; the same for the outside whether anybody is known. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Iin } from '../../base/iin.ts'
import { parsePhone } from '../../base/phone.ts'
import { findPersonByIin } from '../../domain/people/ensure-family.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { requestPhoneCode } from '../../platform/identity/phone-code.ts'
import type { PageContext } from '../page-context.ts'

/** What a sign-in keeps between its pages, under the key `signIn`; `person` empty: nobody is known. */
type SignInAnswers = { readonly person: string; readonly iin: string; readonly then: string }

/** Longer than the work takes, so that the time of an answer tells nothing about who is known. */
const ANSWER_AFTER_MILLISECONDS = 200

/** Throws TooMany after three codes in an hour for one number, known or not. */
export async function requestSignIn(context: PageContext, iin: Iin, then: string): Promise<void> {
  const answerTime = pause(ANSWER_AFTER_MILLISECONDS)
  const { database, setting, deps, session } = context
  const person = await findPersonByIin(database, iin)
  const answers: SignInAnswers = { person: person?.id.toString() ?? '', iin, then }
  await inTransaction(database, tx => session.keep(tx, 'signIn', answers))
  const world = { clock: setting.clock, wallClock: deps.wallClock, entropy: setting.entropy }
  await requestPhoneCode(database, world, {
    purpose: 'sign-in',
    token: session.token(),
    phone: parsePhone(person?.phone ?? '') ?? null,
    language: context.language,
    subject: `iin:${iin}`,
  }).finally(() => answerTime)
}

export function signInAnswers(context: PageContext): SignInAnswers | undefined {
  const kept = context.session.data.signIn
  return kept === undefined ? undefined : (kept as SignInAnswers)
}
