/** What the forms about payments post, and the words of their mistakes. */
import type { BadInput } from '../../base/failure.ts'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import type { Form } from '../layout/form.ts'

export type Done = keyof ReturnType<typeof texts>['payments']['done']

export function doneOf(value: string | undefined): Done | undefined {
  const known = Object.keys(texts('en').payments.done) as Done[]
  return known.find(one => one === value)
}

/** Fields of an account that cannot be right. */
export function accountMistakes({ fields }: BadInput, language: Language): Form['errors'] {
  const t = texts(language).payments
  const words: Readonly<Record<string, string>> = {
    iban: t.ibanBad,
    bic: t.bicBad,
    holder: t.nameBad,
    name: t.nameBad,
    bin: t.binBad,
    knp: t.knpBad,
    reason: t.reasonCodeBad,
    validFrom: t.dayBad,
  }
  return Object.fromEntries(
    Object.entries(fields).map(([field, code]) => [
      field,
      code === 'unknown' ? t.binUnknown : (words[field] ?? field),
    ]),
  )
}
