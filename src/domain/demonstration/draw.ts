/** Reproducible drawing for the demonstration: the same seed draws the same city. */
import { assertDefined } from '../../base/assert.ts'
import type { Entropy } from '../../platform/entropy.ts'

export type Draw = {
  /** 0 .. below - 1. */
  integer(below: number): number
  pick<T>(items: readonly T[]): T
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
}

export function drawFrom(entropy: Entropy): Draw {
  const integer = (below: number) => entropy.bytes(4).readUInt32BE() % below
  return {
    integer,
    pick: items => assertDefined(items[integer(items.length)], 'something to pick from'),
    chance: percent => integer(100) < percent,
  }
}
