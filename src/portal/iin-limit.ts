/** Keeps one address from trying IINs one after another to learn who stands in the queue. */
import type { Iin } from '../base/iin.ts'
import { limitAttempts } from '../platform/identity/attempt-limit.ts'
import type { PageContext } from './page-context.ts'

/** A mobile operator puts whole districts behind one address; whoever collects numbers needs many thousands. */
const MOST_OF_ONE_ADDRESS = 600
const WINDOW = Temporal.Duration.from({ hours: 1 })

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
  const most = context.deps.config.iinsOfOneAddress ?? MOST_OF_ONE_ADDRESS
  const bucket = `iin:address:${context.address}`
  await limitAttempts(
    context.database,
    { bucket, most, window: WINDOW },
    context.deps.wallClock.now(),
  )
}
