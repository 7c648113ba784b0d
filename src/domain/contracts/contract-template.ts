/** The text of a contract as dated data: paragraphs in Kazakh and Russian with placeholders, and where it comes from. */
import { z } from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import { type DataMistake, showFound } from '../territories/data-mistake.ts'
import { daySchema, markSchema, oneOf, textSchema } from '../territories/rule-value.ts'
import { mistakesOf, parseJson } from '../territories/schema-mistakes.ts'

/** What a contract of any regime names; each must stand in both languages at least once. */
const PLACEHOLDERS_OF_ALL = [
  'contractNumber',
  'draftedOn',
  'controlCode',
  'applicationNumber',
  'childName',
  'childIin',
  'guardianName',
  'guardianIin',
  'providerName',
  'bin',
  'address',
  'group',
  'language',
  'regime',
  'admission',
  'restriction',
  'startsOn',
  'lastDay',
] as const

/** Besides, where a voucher pays. */
const PLACEHOLDERS_OF_VOUCHER = ['voucherNumber'] as const

export type Placeholder =
  | (typeof PLACEHOLDERS_OF_ALL)[number]
  | (typeof PLACEHOLDERS_OF_VOUCHER)[number]

const PLACEHOLDER = /\{([^{}]*)\}/g

const paragraphs = z
  .array(textSchema, 'a list of paragraphs')
  .min(1, 'a list of paragraphs, at least one')
const twoLanguages = z.strictObject(
  { kk: paragraphs, ru: paragraphs },
  'paragraphs in two languages: kk, ru',
)

const templateSchema = z
  .strictObject({
    /** Also the name of the file. */
    id: textSchema,
    version: textSchema,
    programme: oneOf('preschool', 'club'),
    regime: oneOf('voucher', 'referral', 'single-voucher'),
    validFrom: daySchema,
    validTo: daySchema.nullable(),
    mark: markSchema,
    source: textSchema,
    body: twoLanguages,
  })
  .superRefine((template, context) => {
    const { body, regime, validFrom, validTo } = template
    const wrong = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (validTo !== null && validTo < validFrom) {
      wrong(['validTo'], 'a day not before validFrom, or null')
    }
    const known: readonly string[] = placeholdersOf(regime)
    for (const language of ['kk', 'ru'] as const) {
      const used = placeholdersIn(body[language])
      for (const name of used.filter(one => !known.includes(one))) {
        wrong(['body', language], `no placeholder {${name}}; known are ${known.join(', ')}`)
      }
      for (const name of known.filter(one => !used.includes(one))) {
        wrong(['body', language], `the placeholder {${name}} somewhere`)
      }
      if (body[language].some(text => /[{}]/.test(text.replace(PLACEHOLDER, '')))) {
        wrong(['body', language], 'braces around placeholders only')
      }
    }
  })

export type ContractTemplate = z.infer<typeof templateSchema>

function placeholdersOf(regime: string): readonly Placeholder[] {
  return regime !== 'referral'
    ? [...PLACEHOLDERS_OF_ALL, ...PLACEHOLDERS_OF_VOUCHER]
    : PLACEHOLDERS_OF_ALL
}

function placeholdersIn(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap(text => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))
  return [...new Set(names)]
}

/** @param fileName as it should be named in mistakes; its last part must be the template's id and `.json` */
export function parseContractTemplate(
  fileName: string,
  text: string,
): Result<ContractTemplate, readonly DataMistake[]> {
  const json = parseJson(text)
  if (!json.ok) {
    return err([{ file: fileName, field: 'the whole file', allowed: 'JSON', found: json.why }])
  }
  const parsed = templateSchema.safeParse(json.raw)
  if (!parsed.success) return err(mistakesOf(fileName, json.raw, parsed.error))
  const expectedId = fileName.replace(/^.*\//, '').replace(/\.json$/, '')
  if (parsed.data.id !== expectedId) {
    const allowed = `"${expectedId}", as the file is named`
    return err([{ file: fileName, field: 'id', allowed, found: showFound(parsed.data.id) }])
  }
  return ok(parsed.data)
}

/** The paragraph with its values; the parser has seen to it that each is known. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Partial<Record<Placeholder, string>>>,
): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : undefined
    if (value === undefined) throw new Error(`a contract lacks {${name}}`)
    return value
  })
}
