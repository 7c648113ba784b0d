/** Shows the value of a rule in the words of a language, for the page of the rules in force. */
import type { RuleKey, RulePack } from './rule-pack.ts'

type ValuesOf<Pack> = Pack extends { values: infer Values }
  ? { [Key in keyof Values]: Values[Key] extends { value: infer Value } ? Value : never }
  : never

type WordsIn<Value> = Value extends string
  ? string extends Value
    ? never
    : Value
  : Value extends readonly (infer Item)[]
    ? WordsIn<Item>
    : Value extends object
      ? { [Key in keyof Value]: WordsIn<Value[Key]> }[keyof Value]
      : never

/** Every word of a closed list that a rule may have as its value: each needs a text in each language. */
export type RuleWord = WordsIn<ValuesOf<RulePack>>

export type RuleTexts = {
  readonly words: Readonly<Record<RuleWord, string>>
  readonly yes: string
  readonly no: string
  /** Before the value of a city and of a district, when a rule differs between them. */
  readonly inCities: string
  readonly inDistricts: string
  readonly priority: string
  readonly general: string
  readonly noLimit: string
  /** A list of nothing. */
  readonly nothing: string
  readonly daysPerYear: (days: number) => string
  /** `06-30` as a day of the year in the language's own form. */
  readonly dayOfYear: (month: number, day: number) => string
}

function isWord(text: string, texts: RuleTexts): text is RuleWord {
  return Object.hasOwn(texts.words, text)
}

function showText(text: string, texts: RuleTexts): string {
  if (isWord(text, texts)) return texts.words[text]
  const [month, day] = /^\d\d-\d\d$/.test(text) ? text.split('-').map(Number) : []
  return month !== undefined && day !== undefined ? texts.dayOfYear(month, day) : text
}

/** Objects have closed shapes (`*-rules.ts`); each is shown as people would say it. */
function showObject(value: object, texts: RuleTexts): string {
  const part = (key: string): string => showRuleValue(Reflect.get(value, key), texts)
  if ('from' in value && 'to' in value) {
    return part('from') === part('to') ? part('from') : `${part('from')}–${part('to')}`
  }
  if ('from' in value && 'until' in value) return `${part('from')}–${part('until')}`
  if ('priority' in value) {
    return `${texts.priority}: ${part('priority')}; ${texts.general}: ${part('general')}`
  }
  if ('city' in value) {
    return `${texts.inCities}: ${part('city')}; ${texts.inDistricts}: ${part('district')}`
  }
  if ('tier' in value) {
    const benefits: unknown = Reflect.get(value, 'benefits')
    const leadsNobody = Array.isArray(benefits) && benefits.length === 0
    return leadsNobody ? part('tier') : `${part('tier')}: ${part('benefits')}`
  }
  const limit: unknown = Reflect.get(value, 'limitDaysPerYear')
  const limitText = typeof limit === 'number' ? texts.daysPerYear(limit) : texts.noLimit
  return `${part('reason')} (${part('proof')}, ${limitText})`
}

/** @param value the `value` of any rule of a parsed pack */
export function showRuleValue(value: unknown, texts: RuleTexts): string {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'string') return showText(value, texts)
  if (Array.isArray(value)) {
    if (value.length === 0) return texts.nothing
    const hasObjects = value.some(item => typeof item === 'object')
    return value.map(item => showRuleValue(item, texts)).join(hasObjects ? '; ' : ', ')
  }
  if (typeof value === 'object' && value !== null) return showObject(value, texts)
  return String(value)
}

type RuleRow = {
  readonly key: RuleKey
  readonly rule: RulePack['values'][keyof RulePack['values']]
}

/** The rules of a pack in the order of its file. */
export function ruleRows(pack: RulePack): readonly RuleRow[] {
  return Object.entries(pack.values).map(([key, rule]) => ({ key, rule }) as RuleRow)
}
