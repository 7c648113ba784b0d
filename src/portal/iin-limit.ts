/** Keeps one address from trying IINs one after another to learn who stands in the queue. */
import type { Iin } from '../base/iin.ts'
import { limitAttempts } from '../platform/identity/attempt-limit.ts'
import type { PageContext } from './page-context.ts'

/** A mobile operator puts whole districts behind one address; whoever collects numbers needs many thousands. */
const MOST_OF_ONE_ADDRESS = 600
const WINDOW = Temporal.Duration.from({ hours: 1 })
/** A large school's whole list, typed twice. */
const MOST_ROWS_OF_ONE_CLUB = 1200
const CLUB_WINDOW = Temporal.Duration.from({ hours: 24 })

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

/** Counts the families that a club asks about, so that no desk can go through all pairs. Throws TooMany. */
export async function limitNamedRows(
  context: PageContext,
  providerId: bigint,
  count: number,
): Promise<void> {
  if (context.deps.demonstration !== undefined) return
  await limitAttempts(
    context.database,
    {
      bucket: `naming:provider:${providerId}`,
      most: MOST_ROWS_OF_ONE_CLUB,
      window: CLUB_WINDOW,
      count,
    },
    context.deps.wallClock.now(),
  )
}
