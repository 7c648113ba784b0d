/**
 * Takes over the targeted vouchers that children hold already when their territory comes to Kezek: each is `held`, between
 * two contracts, so that nothing is paid before the family has signed and confirmed.
 */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enterNamed } from '../applications/enter-named.ts'
import { loadImportPlaces } from '../applications/import-places.ts'
import { idOf, writeFamilies } from '../applications/write-families.ts'
import { findNormsInForce } from '../ledger/norm.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { giveTargeted } from './give-targeted.ts'
import { decideTwice, judge, type Known, type Ready } from './judge-taken-over.ts'
import type { TakenOver, TakeOverOutcome } from './taken-over.ts'
import { insertTakenOver, selectNamedGroups, selectStandingTargeted } from './taken-over-queries.ts'
import { voucherAccess } from './voucher-access.ts'

/**
 * One outcome a row, in their order; bad rows write nothing. Give a thousand or two at a time. A child that is here with
 * the same guardian and group is `unchanged`. What there is no money for the database refuses (`ledger_account_not_overdrawn`).
 */
export async function takeOverTargeted(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  rows: readonly TakenOver[],
): Promise<readonly TakeOverOutcome[]> {
  const ownPost = actor.kind === 'staff' ? { territoryPath: [actor.territory] } : {}
  authorize(actor, voucherAccess.takeOver, ownPost)
  const known = await load(tx, actor, setting, rows)
  const given = new Map<string, TakenOver>()
  const ready: Ready[] = []
  const outcomes = rows.map((row): TakeOverOutcome => {
    const before = given.get(row.childIin)
    if (before !== undefined) return decideTwice(row, before)
    const judged = judge(row, known)
    if ('outcome' in judged) return judged
    given.set(row.childIin, row)
    ready.push(judged)
    return { outcome: 'written' }
  })
  for (const [territory, own] of Map.groupBy(ready, one => one.territory)) {
    await write(tx, actor, setting, territory, own)
  }
  return outcomes
}

async function load(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  rows: readonly TakenOver[],
): Promise<Known> {
  const today = setting.clock.today()
  const groups = await selectNamedGroups(tx, [...new Set(rows.map(row => row.bin))])
  const norms = new Map<string, bigint>()
  for (const territory of new Set(groups.map(one => one.territory))) {
    const path = (await getTerritoryPath(tx, territory)).map(step => step.code)
    for (const [key, norm] of await findNormsInForce(tx, path, 'club', today)) {
      norms.set(`${territory}/${key}`, norm.monthly_tiyn)
    }
  }
  const standing = await selectStandingTargeted(
    tx,
    rows.map(row => row.childIin),
  )
  return {
    now: setting.clock.now(),
    today,
    placeOf: await loadImportPlaces(tx, actor, today),
    groups: new Map(groups.map(one => [`${one.bin}/${one.name}`, one])),
    standing: Map.groupBy(standing, one => one.childIin),
    norms,
  }
}

async function write(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  territory: string,
  ready: readonly Ready[],
): Promise<void> {
  const { year } = setting.clock.today()
  const at = setting.clock.now()
  // As an iteration does: the head of the queue first, then the book.
  await lockHead(tx, territory, 'club', year)
  const ids = await writeFamilies(
    tx,
    ready.map(({ row }) => row),
    at,
  )
  const children = ready.map(({ row, group, cohort }) => ({
    territory,
    settlement: row.settlement,
    childId: idOf(ids, row.childIin),
    guardianId: idOf(ids, row.guardianIin),
    birthYear: row.childBirthDate.year,
    cohort,
    kind: row.kind,
    facts: { provider: group.bin, group: group.name },
  }))
  const applications = await enterNamed(tx, actor, setting, 'taken-over', children)
  const gifts = applications.map((application, index) => ({
    application,
    costTiyn: ready[index]?.costTiyn ?? 0n,
  }))
  const vouchers = await giveTargeted(tx, setting, {
    book: { programme: 'club', territory, year },
    cause: 'taken over',
    state: { is: 'held' },
    gifts,
  })
  const kept = vouchers.flatMap(({ id }, index) => {
    const group = ready[index]?.group
    return group === undefined ? [] : [{ voucherId: id, groupId: group.id }]
  })
  await insertTakenOver(tx, kept, at, actorText(actor))
}
