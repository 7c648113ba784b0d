/** The department announces that a provider leaves the list on a day, with a reason and in due time. */
import { assert } from '../../base/assert.ts'
import { BadInput, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { addWorkingDays } from '../territories/working-calendar.ts'
import { insertExclusion, selectExclusion } from './exclusion-queries.ts'
import { getProviderOf, type ProviderById } from './get-provider.ts'
import type { ExclusionReason } from './listing.ts'
import { lockProvider } from './listing-queries.ts'
import type { ProviderRefusal } from './provider.ts'
import { providerAccess } from './provider-access.ts'

const MOST_LETTERS = 1000

export type AnnounceExclusion = {
  readonly providerId: bigint
  readonly reason: ExclusionReason
  /** What the provider is told; not published. */
  readonly words: string
  /** The first day off the list. */
  readonly effectiveOn: Temporal.PlainDate
}

/**
 * Returns the row's id. Refuses `provider/not-listed`, `provider/exclusion-announced`,
 * `provider/notice-too-short` {earliest}.
 */
export async function announceExclusion(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: AnnounceExclusion,
): Promise<bigint> {
  const { provider, relation } = await getProviderOf(tx, input.providerId)
  authorize(actor, providerAccess.announceExclusion, relation)
  const words = input.words.trim()
  if (words === '' || words.length > MOST_LETTERS) throw new BadInput({ words: 'length' })
  await lockProvider(tx, provider.id)
  const { reason, effectiveOn } = input
  if (!isListed(provider, setting.clock.today())) {
    throw new Refusal<ProviderRefusal>('provider/not-listed')
  }
  const known = await selectExclusion(tx, provider.id)
  if (known?.state === 'announced')
    throw new Refusal<ProviderRefusal>('provider/exclusion-announced')
  const earliest = await earliestExclusion(tx, setting, provider)
  if (Temporal.PlainDate.compare(effectiveOn, earliest) < 0) {
    const facts = { earliest: earliest.toString() }
    throw new Refusal<ProviderRefusal>('provider/notice-too-short', facts)
  }
  const at = setting.clock.now()
  const by = actorText(actor)
  const id = await insertExclusion(tx, { ...input, words, at, by })
  await appendToJournal(tx, setting, [
    {
      kind: 'provider.exclusion-announced',
      facts: {
        provider: provider.bin,
        territory: provider.territory,
        reason,
        effectiveOn: effectiveOn.toString(),
      },
      privateFields: { words },
    },
  ])
  return id
}

/** So many working days after today as the pack in force says. */
export async function earliestExclusion(
  read: Read,
  setting: Setting,
  provider: Pick<ProviderById, 'territory' | 'programme'>,
): Promise<Temporal.PlainDate> {
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(read, provider.territory, provider.programme, today)
  const notice = pack.values['listing.exclusionNoticeWorkingDays'].value
  const earliest = addWorkingDays(setting.calendar, today, notice)
  assert(earliest.ok, 'the calendar of working days covers the notice of an exclusion')
  return earliest.value
}

export function isListed(
  provider: Pick<ProviderById, 'listedFrom' | 'listedTo'>,
  day: Temporal.PlainDate,
): boolean {
  const { listedFrom, listedTo } = provider
  const begun = Temporal.PlainDate.compare(listedFrom, day) <= 0
  return begun && (listedTo === null || Temporal.PlainDate.compare(day, listedTo) <= 0)
}
