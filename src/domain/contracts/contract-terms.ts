/** What the rules say about contracts: who signs and how, and on what grounds a kindergarten may refuse. */
import { Refusal } from '../../base/failure.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { ContractRefusal, RefusalGround, SigningMethod } from './contract.ts'

type ContractTerms = {
  readonly guardianSigns: readonly SigningMethod[]
  readonly providerSigns: readonly SigningMethod[]
  readonly departmentSigns: boolean
  readonly refusalGrounds: readonly RefusalGround[]
}

/** Refuses `contract/no-template` for clubs: their rules know no contract yet. */
export function contractTerms(pack: RulePack): ContractTerms {
  if (pack.programme !== 'preschool') throw new Refusal<ContractRefusal>('contract/no-template')
  return {
    guardianSigns: pack.values['contract.guardianSigns'].value,
    providerSigns: pack.values['contract.providerSigns'].value,
    departmentSigns: pack.regime === 'voucher' && pack.values['contract.departmentSigns'].value,
    refusalGrounds: pack.values['contract.refusalGrounds'].value,
  }
}

/** `end-of-rules`: the last day of the pack of the first day; null while the rules have no end. */
export function lastDayOf(
  pack: RulePack | undefined,
  startsOn: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (!pack?.validTo) return null
  const end = Temporal.PlainDate.from(pack.validTo)
  return Temporal.PlainDate.compare(end, startsOn) < 0 ? null : end
}
