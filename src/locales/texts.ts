/** What is said, in three languages: Kazakh is the type of all (kk/all.ts is the visible list of groups). */
import type { Language } from '../base/language.ts'
import type { Programme } from '../domain/territories/rollout.ts'
import { en } from './en/all.ts'
import { kk } from './kk/all.ts'
import { ru } from './ru/all.ts'

export type Texts = typeof kk

const ALL: Readonly<Record<Language, Texts>> = { kk, ru, en }

export function texts(language: Language): Texts {
  return ALL[language]
}

type Part<Whole> = Whole extends (...words: never) => unknown
  ? Whole
  : Whole extends readonly unknown[]
    ? Whole
    : Whole extends object
      ? { readonly [Key in keyof Whole]?: Part<Whole[Key]> }
      : Whole

/** What a club's group of texts may replace: nothing that is not there. */
type OfClubs = Part<Omit<Texts, 'ofClubs'>>

/** The same texts with what is said otherwise of clubs. */
export function textsOf(language: Language, programme: Programme): Texts {
  return programme === 'club' ? OF_CLUBS[language] : ALL[language]
}

function withClubs(all: Texts): Texts {
  const replaced: OfClubs = all.ofClubs
  return laid(all, replaced) as Texts
}

function laid(below: unknown, above: unknown): unknown {
  if (typeof above !== 'object' || above === null || Array.isArray(above)) return above
  const whole: Record<string, unknown> = { ...(below as Record<string, unknown>) }
  for (const [key, value] of Object.entries(above)) whole[key] = laid(whole[key], value)
  return whole
}

const OF_CLUBS: Readonly<Record<Language, Texts>> = {
  kk: withClubs(kk),
  ru: withClubs(ru),
  en: withClubs(en),
}
