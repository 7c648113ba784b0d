/** The shape of one rule: a value, how sure it is, where it is written; and the kinds of value a rule may have. */
import { z } from 'zod'
import { parsePlainDate } from './plain-date-text.ts'

const MARKS = ['sourced', 'assumed'] as const

/** `sourced`: the cited text says it. `assumed`: no text seen by us says it. */
export type Mark = (typeof MARKS)[number]

export const markSchema = z.enum(MARKS, `one of ${MARKS.join(', ')}`)

export const textSchema = z.string('a text that is not empty').min(1, 'a text that is not empty')

export const threeLanguagesSchema = z.strictObject(
  { kk: textSchema, ru: textSchema, en: textSchema },
  'a text in three languages: kk, ru, en',
)

export const daySchema = z
  .string('a day written YYYY-MM-DD')
  .refine(text => parsePlainDate(text) !== undefined, 'a day written YYYY-MM-DD')

/** A rule is never a bare value: the page that uses it shows its mark and its source beside it. */
export function rule<Value extends z.ZodType>(value: Value) {
  return z.strictObject(
    {
      value,
      mark: markSchema,
      /** The source is of an older regime or of another city, and is applied here by analogy. */
      elsewhere: z.literal(true, 'true, or no such field').optional(),
      source: textSchema,
      note: threeLanguagesSchema.optional(),
    },
    'a rule: an object with value, mark and source',
  )
}

export function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`
  return z.int(allowed).min(least, allowed).max(most, allowed)
}

export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, values.length === 1 ? `"${values[0]}"` : `one of ${values.join(', ')}`)
}

/** A list without repetitions, at least one member. */
export function listOf<Item extends z.ZodType>(item: Item, allowed: string) {
  return z
    .array(item, allowed)
    .min(1, allowed)
    .refine(items => new Set(items.map(one => JSON.stringify(one))).size === items.length, allowed)
}

export const yesNo = z.boolean('true or false')

export const clockTime = z
  .string('a time written HH:MM')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time written HH:MM')

export const monthDay = z
  .string('a day of the year written MM-DD')
  .refine(text => parsePlainDate(`2024-${text}`) !== undefined, 'a day of the year written MM-DD')

export const dayOfMonth = wholeNumber(1, 28)

/** A span of tenge a month, both ends included. */
export const tengeSpan = z
  .strictObject(
    { from: wholeNumber(0, 10_000_000), to: wholeNumber(0, 10_000_000) },
    'an object with from and to, in tenge',
  )
  .refine(span => span.from <= span.to, 'from not greater than to')
