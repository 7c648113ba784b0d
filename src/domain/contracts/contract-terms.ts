/** What the rules say about contracts: who signs and how, and on what grounds a kindergarten may refuse. */
import type { RulePack } from '../territories/rule-pack.ts'
import type { RefusalGround, SigningMethod } from './contract.ts'

type ContractTerms = {
  readonly guardianSigns: readonly SigningMethod[]
  readonly providerSigns: readonly SigningMethod[]
  readonly departmentSigns: boolean
  readonly refusalGrounds: readonly RefusalGround[]
}

export function contractTerms(pack: RulePack): ContractTerms {
  return {
    guardianSigns: pack.values['contract.guardianSigns'].value,
    providerSigns: pack.values['contract.providerSigns'].value,
    departmentSigns: pack.regime !== 'referral' && pack.values['contract.departmentSigns'].value,
    refusalGrounds: pack.values['contract.refusalGrounds'].value,
  }
}

/**
 * `end-of-rules`: the last day of the pack of the first day; null while the rules have no end. `one-year-at-most`
 * (clubs): that day too, when it comes within the year.
 */
export function lastDayOf(
  pack: RulePack | undefined,
  startsOn: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (pack === undefined) return null
  const end = endOfRules(pack, startsOn)
  if (pack.values['contract.lastDay'].value === 'end-of-rules') return end
  const year = startsOn.add({ years: 1 }).subtract({ days: 1 })
  return end === null || Temporal.PlainDate.compare(year, end) < 0 ? year : end
}

function endOfRules(pack: RulePack, startsOn: Temporal.PlainDate): Temporal.PlainDate | null {
  if (pack.validTo === null) return null
  const end = Temporal.PlainDate.from(pack.validTo)
  return Temporal.PlainDate.compare(end, startsOn) < 0 ? null : end
}

/**
 * The first day that a signature of today may bring: tomorrow. A change of club counts from the next lesson, or from the
 * next month, as `club.changeFrom` says.
 */
export function earliestDay(
  pack: RulePack | undefined,
  today: Temporal.PlainDate,
  isChange: boolean,
): Temporal.PlainDate {
  const tomorrow = today.add({ days: 1 })
  const waits = pack?.regime === 'single-voucher' && pack.values['club.changeFrom'].value
  if (!isChange || waits !== 'next-month') return tomorrow
  return today.with({ day: 1 }).add({ months: 1 })
}
