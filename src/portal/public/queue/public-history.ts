/** What of an application's record is open to everybody, in words: never a benefit, never a reason that shames. */
import type { Language } from '../../../base/language.ts'
import { TIERS, type Tier } from '../../../domain/territories/queue-rules.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'

type RecordedEvent = {
  readonly at: Temporal.Instant
  readonly kind: string
  readonly facts: unknown
}

export type PublicEvent = { readonly at: Temporal.Instant; readonly title: string }

/** Only kinds that have public words are told; a claim's outcome only where the category changed. */
export function publicHistory(
  events: readonly RecordedEvent[],
  language: Language,
  programme: Programme,
): readonly PublicEvent[] {
  const t = textsOf(language, programme).publicQueue
  return events.flatMap(event => {
    const title = Object.hasOwn(t.events, event.kind) ? t.events[event.kind] : undefined
    if (title === undefined) return []
    const change = categoryChange(event.facts, language)
    if (event.kind.startsWith('claim-') && change === undefined) return []
    return [{ at: event.at, title: change === undefined ? title : `${title} (${change})` }]
  })
}

// Each of these puts an application into a category, where its number begins to be told anew.
const TAKES_PLACE =
  /^(submitted|imported|rebuilt|restored|released|offer-cancelled|referral-returned|category-changed|claim-.*)$/

/** When the application took the place in which it stands now; undefined without any record. */
export function standingSince(events: readonly RecordedEvent[]): Temporal.Instant | undefined {
  return events.findLast(event => TAKES_PLACE.test(event.kind) || changesByRules(event))?.at
}

/** The change to vouchers stands in every record, and moves those only whose category it changed. */
function changesByRules({ kind, facts }: RecordedEvent): boolean {
  if (kind !== 'regime-switched' || typeof facts !== 'object' || facts === null) return false
  return Reflect.get(facts, 'before') !== Reflect.get(facts, 'after')
}

/** "general, 3 years → priority, 3 years", when the facts tell of two different categories. */
function categoryChange(facts: unknown, language: Language): string | undefined {
  if (typeof facts !== 'object' || facts === null) return undefined
  const before = categoryWords(Reflect.get(facts, 'before'), language)
  const after = categoryWords(Reflect.get(facts, 'after'), language)
  if (before === undefined || after === undefined || before === after) return undefined
  return texts(language).publicQueue.fromTo(before, after)
}

/** `priority/3` as people say it. */
export function categoryWords(code: unknown, language: Language): string | undefined {
  const [tier = '', cohort = ''] = typeof code === 'string' ? code.split('/') : []
  const known = TIERS.find((one): one is Tier => one === tier)
  return known === undefined || !/^\d{1,2}$/.test(cohort)
    ? undefined
    : texts(language).publicQueue.category(known, Number(cohort))
}
