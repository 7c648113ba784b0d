/** A naming that does not become a voucher: the family says no, the club takes it back, or its time runs out. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { getFamilyRelation } from '../people/ensure-family.ts'
import type { Setting } from '../territories/setting.ts'
import { hasFailedNotice, selectDueNamings } from './clock-queries.ts'
import type { Naming, NamingClosing, NamingGroup, NamingRefusal } from './naming.ts'
import { namingAccess } from './naming-access.ts'
import { isLate, type NamingEvent, nextNamingState } from './naming-life.ts'
import { lockNaming, selectNaming, selectNamingGroup, updateNaming } from './naming-queries.ts'

type Close = {
  readonly naming: Naming
  readonly group: NamingGroup
  readonly event: Exclude<NamingEvent, 'accepted'>
  readonly words?: string | null
  readonly closing?: NamingClosing
}

/** Part of an action, over a locked row. Refuses `naming/over`. */
export async function closeNaming(tx: Tx, setting: Setting, close: Close): Promise<void> {
  const { naming, group, event, words = null, closing } = close
  const state = nextNamingState(naming.state, event)
  if (state === undefined) throw new Refusal<NamingRefusal>('naming/over')
  const at = setting.clock.now()
  await updateNaming(tx, naming.id, { state, at, words, ...(closing && { closing }) })
  await appendToJournal(tx, setting, [
    {
      kind: 'naming.closed',
      facts: {
        naming: naming.number,
        provider: group.bin,
        group: group.name,
        territory: group.territory,
        // Why it expired is the family's business.
        event,
      },
      about: naming.number,
    },
  ])
}

/** Any legal representative. Refuses `naming/over`; a late no is a no all the same. */
export async function refuseNaming(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly words: string | null },
): Promise<void> {
  const { seen, group } = await getNaming(tx, input.number)
  authorize(actor, namingAccess.refuse, await getFamilyRelation(tx, group.territory, seen.childId))
  const naming = (await lockNaming(tx, seen.id)) ?? seen
  await closeNaming(tx, setting, { naming, group, event: 'refused', words: input.words })
}

/** Refuses `naming/over`: who has accepted has a voucher, which a club does not take back. */
export async function withdrawNaming(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string },
): Promise<void> {
  const { seen, group } = await getNaming(tx, input.number)
  authorize(actor, namingAccess.withdraw, { providerId: group.providerId })
  const naming = (await lockNaming(tx, seen.id)) ?? seen
  await closeNaming(tx, setting, { naming, group, event: 'withdrawn' })
}

/** Throws NotFound. */
export async function getNaming(read: Read, number: string) {
  const seen = await selectNaming(read, number)
  const group = seen && (await selectNamingGroup(read, seen.groupId))
  if (seen === undefined || group === undefined) throw new NotFound('naming')
  return { seen, group }
}

export async function findDueNamings(
  read: Read,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly bigint[]> {
  return selectDueNamings(read, now, limit)
}

/** Repeatable: false when the family was faster, or its notice arrived after all. */
export async function expireNaming(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  id: bigint,
): Promise<boolean> {
  authorize(actor, namingAccess.expire)
  const naming = await lockNaming(tx, id)
  const group = naming && (await selectNamingGroup(tx, naming.groupId))
  if (naming?.state !== 'proposed' || group === undefined) return false
  const late = isLate(naming, setting.clock.now())
  if (!late && !(await hasFailedNotice(tx, id))) return false
  const closing = late ? 'late' : 'unreached'
  await closeNaming(tx, setting, { naming, group, event: 'expired', closing })
  return true
}
