/** What the worker does by the hour and the day, whoever looks then: waiting lists, rounds, referrals, exchanges, bulletins. */
import type { Each } from './contract-work.ts'
import { holdDueRounds } from './domain/choice/hold-due-rounds.ts'
import { offerFreedPlaces } from './domain/choice/offer-freed-places.ts'
import { planMissingContracts } from './domain/choice/release-due-holds.ts'
import { publishBulletins } from './domain/opendata/publish-bulletins.ts'
import type { Setting } from './domain/territories/setting.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction } from './platform/db/database.ts'
import { sweepReferrals } from './referral-work.ts'
import { searchSwapsOfTheNight } from './swap-work.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500

type TurnDeps = {
  readonly database: Database
  readonly setting: Setting
  readonly report: (message: string) => (fault: unknown) => void
}

/** The waiting lists first, what is left to the round of the day; contracts that no job has drawn up yet; referrals. */
export async function giveInTurn(deps: TurnDeps, each: Each): Promise<void> {
  const { database, setting, report } = deps
  await offerFreedPlaces(database, ACTOR, setting, report('waiting list: not offered'))
  await holdDueRounds(database, ACTOR, setting, report('round of choice: not held'))
  await inTransaction(database, tx => planMissingContracts(tx, setting, BATCH))
  await sweepReferrals(deps, each)
}

export async function publishOfTheDay({ database, setting, report }: TurnDeps): Promise<void> {
  await searchSwapsOfTheNight({ database, setting }, report)
  await publishBulletins(database, ACTOR, setting).catch(report('bulletins: not published'))
}
