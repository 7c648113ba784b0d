/** The life of a contract: state x event -> state (product.md, "Lifecycles"). */
import type { ContractState } from './contract.ts'

export type ContractEvent = 'signed-by-guardian' | 'signed-by-all' | 'refused' | 'voided' | 'ended'

type Row = { readonly from: readonly ContractState[]; readonly to: ContractState }

export const CONTRACT_LIFE: Readonly<Record<ContractEvent, Row>> = {
  'signed-by-guardian': { from: ['drafted'], to: 'signed-by-guardian' },
  'signed-by-all': { from: ['signed-by-guardian'], to: 'in-force' },
  // By the kindergarten, on a ground of the rules.
  refused: { from: ['drafted', 'signed-by-guardian'], to: 'refused' },
  // Nobody needs it any more: the place is not kept for the child.
  voided: { from: ['drafted', 'signed-by-guardian'], to: 'void' },
  // On the day after the last one, when the seat is freed.
  ended: { from: ['in-force'], to: 'ended' },
}

export function nextContractState(
  state: ContractState,
  event: ContractEvent,
): ContractState | undefined {
  const row = CONTRACT_LIFE[event]
  return row.from.includes(state) ? row.to : undefined
}
