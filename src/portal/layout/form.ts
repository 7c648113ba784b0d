/** What a form shows again after a mistake: the language, what was typed, and the words of each error by field. */
import type { Language } from '../../base/language.ts'

type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>
type FormErrors = Readonly<Record<string, string>>
export type Form = Readonly<{ language: Language; values: FormValues; errors: FormErrors }>

export function isMistaken(form: Form): boolean {
  return Object.keys(form.errors).length > 0
}

/** The single value of a field; the first one when several were sent. */
export function fieldValue(form: Form, name: string): string {
  const value = form.values[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** All values of a field, for checkboxes. */
export function fieldValues(form: Form, name: string): readonly string[] {
  const value = form.values[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** The ids of hint and error for aria-describedby; undefined when there is neither. */
export function describedBy(form: Form, name: string, hint: unknown): string | undefined {
  const ids = [
    hint === undefined ? '' : `${name}-hint`,
    form.errors[name] === undefined ? '' : `${name}-error`,
  ].filter(id => id !== '')
  return ids.length === 0 ? undefined : ids.join(' ')
}
