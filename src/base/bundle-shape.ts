/** Checks of what comes from outside: every field of a bundle's input, and nothing beside them. */
import { compareBytes } from './byte-order.ts'

export type Check = (value: unknown) => boolean
export type Shape = Readonly<Record<string, Check>>

export const text: Check = value =>
  typeof value === 'string' && value.length <= 200 && value.isWellFormed()
export const decimal: Check = value =>
  typeof value === 'string' && /^(0|[1-9]\d{0,29})$/.test(value)
export const count: Check = value => Number.isSafeInteger(value) && (value as number) >= 0
export const yesNo: Check = value => typeof value === 'boolean'
export const day: Check = value => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
export const oneOf =
  (...values: readonly unknown[]): Check =>
  value =>
    values.includes(value)
export const textOrNull: Check = value => value === null || text(value)
export const countOrNull: Check = value => value === null || count(value)
export const texts: Check = value => Array.isArray(value) && value.every(text)
export const listOf =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check)
export const fields =
  (shape: Shape): Check =>
  value =>
    mistakeIn(value, shape) === undefined
export const list = (shape: Shape): Check => listOf(fields(shape))

/** Names the first field that is wrong; unknown fields are wrong too, since they would be hashed unread. */
export function mistakeIn(value: unknown, shape: Shape): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object'
  const members = value as Record<string, unknown>
  for (const [name, check] of Object.entries(shape)) {
    if (!check(members[name])) return `${name} is missing or malformed`
  }
  const unknown = Object.keys(members).find(name => !(name in shape))
  return unknown === undefined ? undefined : `${unknown} is not known`
}

/** By id, in the order of bytes, each once. */
export function sortedById(items: readonly { readonly id: string }[]): boolean {
  for (let index = 1; index < items.length; index += 1) {
    const before = items[index - 1] as { readonly id: string }
    if (compareBytes(before.id, (items[index] as { readonly id: string }).id) >= 0) return false
  }
  return true
}
