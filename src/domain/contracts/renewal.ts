/** When a club's contract may be renewed: pure. */
import type { Contract, ContractRefusal } from './contract.ts'

/** Days before its last one in which a family may ask; assumed: no source says so. */
export const RENEWAL_DAYS = 30

/** Undefined when it may be asked for today. */
export function refusalOfRenewal(
  contract: Pick<Contract, 'programme' | 'state' | 'endReason' | 'lastDay'>,
  voucher: { readonly endsOn: Temporal.PlainDate | null } | undefined,
  today: Temporal.PlainDate,
): ContractRefusal | undefined {
  const { programme, state, endReason, lastDay } = contract
  if (programme !== 'club') return 'contract/not-renewable'
  if (state !== 'in-force' || lastDay === null) return 'contract/not-in-force'
  if (endReason !== null || voucher?.endsOn) return 'contract/already-ending'
  if (Temporal.PlainDate.compare(today, lastDay) > 0) return 'contract/not-in-force'
  const first = lastDay.subtract({ days: RENEWAL_DAYS })
  return Temporal.PlainDate.compare(today, first) < 0 ? 'contract/renewal-early' : undefined
}
