/** Removes what identity no longer needs: ended sessions, old codes, finished windows, spent challenges. */
import type { Tx } from '../db/database.ts'
import { sweepAttempts } from './attempt-limit.ts'
import { sweepSessions } from './open-session.ts'
import { sweepChallenges } from './passkey-queries.ts'
import { sweepCodes } from './phone-code.ts'

/** For the worker, some times a day; `now` is the real time, whatever a demonstration's clock says. */
export async function sweepIdentity(tx: Tx, now: Temporal.Instant): Promise<void> {
  await sweepSessions(tx, now)
  await sweepCodes(tx, now)
  await sweepAttempts(tx, now)
  await sweepChallenges(tx, now)
}
