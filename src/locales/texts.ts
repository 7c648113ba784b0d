/** What is said, in three languages: Kazakh is the type of all (kk/all.ts is the visible list of groups). */
import type { Language } from '../base/language.ts'
import { en } from './en/all.ts'
import { kk } from './kk/all.ts'
import { ru } from './ru/all.ts'

export type Texts = typeof kk

const ALL: Readonly<Record<Language, Texts>> = { kk, ru, en }

export function texts(language: Language): Texts {
  return ALL[language]
}
