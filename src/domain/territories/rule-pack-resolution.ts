/** Which rule pack holds for a territory on a day, whether packs contradict, and when one is about to end. */
import type { DataMistake } from './data-mistake.ts'
import type { Programme, Regime } from './rollout.ts'
import type { RulePack, RulePackOf } from './rule-pack.ts'

/** The root of the territory tree, whose packs are inherited by everybody. */
const COUNTRY = 'kz'

/** Days in files are `YYYY-MM-DD`, so that their order is the order of the texts. */
function covers(pack: RulePack, day: string): boolean {
  return pack.validFrom <= day && (pack.validTo === null || day <= pack.validTo)
}

/**
 * The pack in force, or undefined: then nothing may be issued. The nearest territory with a pack valid on the day wins.
 *
 * @param path codes from the country down to the territory
 */
export function resolveRulePack<Of extends Regime>(
  packs: readonly RulePack[],
  path: readonly string[],
  programme: Programme,
  regime: Of,
  day: Temporal.PlainDate,
): RulePackOf<Of> | undefined {
  const isAsked = (pack: RulePack): pack is RulePackOf<Of> =>
    pack.regime === regime && pack.programme === programme && covers(pack, day.toString())
  const valid = packs.filter(isAsked)
  for (const code of path.toReversed()) {
    const own = valid.find(pack => pack.territories.includes(code))
    if (own !== undefined) return own
  }
  return undefined
}

function overlap(a: RulePack, b: RulePack): boolean {
  return covers(a, b.validFrom) || covers(b, a.validFrom)
}

/** Mistakes of the set as a whole: the same id twice, unknown territories, two packs for one territory and day. */
export function validateRulePacks(
  packs: readonly RulePack[],
  codes: ReadonlySet<string>,
): readonly DataMistake[] {
  const mistakes: DataMistake[] = []
  for (const [index, pack] of packs.entries()) {
    const wrong = (field: string, allowed: string, found: string) =>
      mistakes.push({ file: `rule-packs/${pack.id}.json`, field, allowed, found })
    for (const code of pack.territories) {
      if (!codes.has(code)) wrong('territories', 'codes of territories.csv', code)
    }
    for (const earlier of packs.slice(0, index)) {
      if (earlier.id === pack.id) wrong('id', 'an id that no other pack has', pack.id)
      if (earlier.programme !== pack.programme || earlier.regime !== pack.regime) continue
      const shared = pack.territories.filter(code => earlier.territories.includes(code))
      if (shared.length > 0 && overlap(pack, earlier)) {
        const allowed = `days outside those of ${earlier.id} (${earlier.validFrom} to ${earlier.validTo ?? 'no end'})`
        wrong(
          'validFrom',
          `${allowed} for ${shared.join(', ')}`,
          `${pack.validFrom} to ${pack.validTo ?? 'no end'}`,
        )
      }
    }
  }
  return mistakes
}

type EndWarning = {
  readonly packId: string
  readonly endsOn: Temporal.PlainDate
  /** Days after `day` on which the pack still holds. */
  readonly daysLeft: number
  /** Territories of the pack that have no pack of their own or of the country on the day after. */
  readonly territories: readonly string[]
}

/** A warning while a pack is within `pack.warnBeforeEndDays` of its end and nothing follows it on the very next day. */
export function warningBeforeEnd(
  pack: RulePack,
  packs: readonly RulePack[],
  day: Temporal.PlainDate,
): EndWarning | undefined {
  if (pack.validTo === null || !covers(pack, day.toString())) return undefined
  const endsOn = Temporal.PlainDate.from(pack.validTo)
  const daysLeft = day.until(endsOn, { largestUnit: 'days' }).days
  if (daysLeft > pack.values['pack.warnBeforeEndDays'].value) return undefined
  const nextDay = endsOn.add({ days: 1 })
  const territories = pack.territories.filter(
    code =>
      resolveRulePack(packs, [COUNTRY, code], pack.programme, pack.regime, nextDay) === undefined,
  )
  return territories.length === 0 ? undefined : { packId: pack.id, endsOn, daysLeft, territories }
}
