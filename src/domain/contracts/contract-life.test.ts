/** The life of a contract has these steps and no others. */
import { expect, test } from 'vitest'
import type { ContractState } from './contract.ts'
import { CONTRACT_LIFE, type ContractEvent, nextContractState } from './contract-life.ts'

const STATES: readonly ContractState[] = [
  'drafted',
  'signed-by-guardian',
  'in-force',
  'ended',
  'refused',
  'void',
]

test('a contract is signed by the guardian first, then by all; only before that it is refused or void', () => {
  const steps = STATES.flatMap(state =>
    (Object.keys(CONTRACT_LIFE) as ContractEvent[]).flatMap(event => {
      const next = nextContractState(state, event)
      return next === undefined ? [] : [`${state} -${event}-> ${next}`]
    }),
  )
  expect(steps).toEqual([
    'drafted -signed-by-guardian-> signed-by-guardian',
    'drafted -refused-> refused',
    'drafted -voided-> void',
    'signed-by-guardian -signed-by-all-> in-force',
    'signed-by-guardian -refused-> refused',
    'signed-by-guardian -voided-> void',
    'in-force -ended-> ended',
  ])
})

test('what is over stays over', () => {
  for (const state of ['ended', 'refused', 'void'] as const) {
    for (const event of Object.keys(CONTRACT_LIFE) as ContractEvent[]) {
      expect(nextContractState(state, event)).toBeUndefined()
    }
  }
})
