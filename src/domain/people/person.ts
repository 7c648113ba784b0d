/** A person as Kezek knows one: only what placing a child needs. */
import type { Iin } from '../../base/iin.ts'
import type { Language } from '../../base/language.ts'
import type { Phone } from '../../base/phone.ts'

export type PersonFacts = {
  readonly iin: Iin
  readonly fullName: string
  readonly birthDate: Temporal.PlainDate
}

export type GuardianFacts = PersonFacts & { readonly phone: Phone; readonly language: Language }

/**
 * `erased`: on a lawful request or at the end of retention. `unclaimed`: stands in a queue that was rebuilt, and its
 * family has not come yet. Neither has a number, a name or a phone.
 */
export type PersonStanding = 'known' | 'erased' | 'unclaimed'

export type PersonRefusal = 'person/phone-of-others'

export type GuardianshipSource = 'register' | 'declared' | 'imported' | 'officer'

/** Name as written by people: spaces folded, no control characters; undefined when it is no name. */
export function parseFullName(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const wellFormed = /^[\p{L}\p{M}'’ʼ .()-]+$/u.test(name) && /\p{L}.*\p{L}/u.test(name)
  return wellFormed && name.length <= 200 ? name : undefined
}
