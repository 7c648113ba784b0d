/** Keeps one address from trying IINs one after another to learn who stands in the queue. */
import type { Iin } from '../base/iin.ts'
import { limitAttempts } from '../platform/identity/attempt-limit.ts'
import type { PageContext } from './page-context.ts'

/** Families of one house share an address; whoever collects numbers needs thousands. */
export const IINS_OF_ONE_ADDRESS = { most: 30, window: Temporal.Duration.from({ hours: 1 }) }

/**
 * Counts a number that this browser did not give before; the number itself is not kept beside the address.
 * Throws TooMany with the time to wait.
 *
 * @param before what this browser gave last for the same person
 */
export async function limitNewIin(
  context: PageContext,
  iin: Iin,
  before: string | undefined,
): Promise<void> {
  // The people of a demonstration are invented: there is nobody to find out about.
  if (iin === before || context.deps.demonstration !== undefined) return
  const bucket = `iin:address:${context.address}`
  await limitAttempts(
    context.database,
    { bucket, ...IINS_OF_ONE_ADDRESS },
    context.deps.wallClock.now(),
  )
}
