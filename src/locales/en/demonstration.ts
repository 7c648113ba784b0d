/** Texts of the demonstration in English. */
import type { demonstration as kk } from '../kk/demonstration.ts'

export const demonstration: typeof kk = {
  banner: day => `Demonstration: the people and data are made up. Today is ${day}.`,
  people: 'Sign in as',
  outbox: 'SMS',
  clock: 'Clock',
}
