/** What an action may know of the outside besides the database: time, randomness. */
import { type Clock, systemClock } from './clock.ts'
import { type Entropy, systemEntropy } from './entropy.ts'

export type World = { readonly clock: Clock; readonly entropy: Entropy }

export const realWorld: World = { clock: systemClock, entropy: systemEntropy }
