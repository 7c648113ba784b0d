/** A school's or the state's club names children, one or a class list; each family is asked before anything begins. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import type { Iin } from '../../base/iin.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { insertMessages } from '../../platform/outbox/plan-message.ts'
import { checkGates } from '../contracts/check-gates.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { decideRows } from './decide-rows.ts'
import { type KnownPair, selectKnownPairs } from './named-family-queries.ts'
import {
  MOST_ROWS,
  NAMING_PREFIX,
  type NamingGroup,
  type NamingRefusal,
  type RowAnswer,
} from './naming.ts'
import { namingAccess } from './naming-access.ts'
import {
  countLeftToName,
  insertNamings,
  lockNamingGroup,
  setNamingMessages,
} from './naming-queries.ts'
import { namingTerms } from './naming-terms.ts'

export type NameChildren = {
  readonly groupId: bigint
  readonly children: readonly {
    readonly childIin: Iin
    readonly guardianIin: Iin
    /** The club's own words for its list. */
    readonly label?: string
  }[]
}

/**
 * An answer for each row, in order; what Kezek knows of a family beyond what was typed is in none of them. Throws
 * NotFound; refuses `naming/not-this-club`, `gate/...`.
 */
export async function nameChildren(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: NameChildren,
): Promise<readonly RowAnswer[]> {
  const group = await lockNamingGroup(tx, input.groupId)
  if (group === undefined) throw new NotFound('group of a club')
  authorize(actor, namingAccess.name, { providerId: group.providerId })
  const { children } = input
  if (children.length === 0 || children.length > MOST_ROWS)
    throw new BadInput({ children: 'count' })
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, group.territory, 'club', today)
  const { clubs, replyWorkingDays } = namingTerms(pack)
  if (!clubs.includes(group.clubKind ?? '')) {
    throw new Refusal<NamingRefusal>('naming/not-this-club')
  }
  await checkGates(tx, pack, { groupId: group.id, startsOn: today.add({ days: 1 }) })
  const decided = decideRows({
    year: today.year,
    ages: group,
    left: await countLeftToName(tx, group.id),
    rows: children,
    known: await selectKnownPairs(tx, group.id, children),
  })
  const named = decided.flatMap(({ pair }, index) =>
    pair === undefined ? [] : [{ pair, label: children[index]?.label ?? null }],
  )
  await propose(tx, actor, setting, group, named, replyWorkingDays)
  return decided.map(({ answer }) => answer)
}

async function propose(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  group: NamingGroup,
  named: readonly { readonly pair: KnownPair; readonly label: string | null }[],
  replyWorkingDays: number,
): Promise<void> {
  if (named.length === 0) return
  const at = setting.clock.now()
  const numbered = await withNumbers(tx, setting.entropy, 'naming', named, NAMING_PREFIX)
  const rows = numbered.map(({ pair, label, number }) => ({
    number,
    groupId: group.id,
    childId: pair.childId,
    guardianId: pair.guardianId,
    label,
  }))
  const ids = await insertNamings(tx, rows, actorText(actor), at)
  const messageIds = await insertMessages(
    tx,
    at,
    rows.map(({ number, guardianId }) => ({
      to: { personId: guardianId },
      template: 'child-named',
      facts: { number, count: replyWorkingDays },
      eventKey: `child-named:${number}`,
    })),
  )
  await setNamingMessages(tx, ids, messageIds)
  await appendToJournal(
    tx,
    setting,
    rows.map(({ number }) => ({
      kind: 'naming.proposed' as const,
      facts: { naming: number, provider: group.bin, group: group.name, territory: group.territory },
      about: number,
    })),
  )
}
