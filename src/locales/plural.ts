/** Picks the word form that a number asks for in a language (Intl.PluralRules; Russian has three forms in use). */
import type { Language } from '../base/language.ts'

export type PluralForms = Readonly<{ one: string; few?: string; many?: string; other: string }>

/** @param count a whole number, or the number of things as bigint */
export function plural(language: Language, count: number | bigint, forms: PluralForms): string {
  const category = new Intl.PluralRules(language).select(Number(count))
  if (category === 'one' || category === 'few' || category === 'many') {
    return forms[category] ?? forms.other
  }
  return forms.other
}
