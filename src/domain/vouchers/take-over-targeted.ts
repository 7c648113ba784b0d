/**
 * Takes over the targeted vouchers that children hold already when their territory comes to Kezek: each is `held`, between
 * two contracts, so that nothing is paid before the family has signed and confirmed.
 */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enterNamed } from '../applications/enter-named.ts'
import { type ImportPlace, loadImportPlaces } from '../applications/import-places.ts'
import {
  birthDateOf,
  decideImport,
  findImportMistake,
} from '../applications/imported-application.ts'
import { idOf, writeFamilies } from '../applications/write-families.ts'
import { reservationTiyn } from '../ledger/ledger.ts'
import { findNormsInForce } from '../ledger/norm.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { giveTargeted } from './give-targeted.ts'
import {
  badRow,
  type NamedGroup,
  type StandingTargeted,
  type TakenOver,
  type TakeOverOutcome,
} from './taken-over.ts'
import { insertTakenOver, selectNamedGroups, selectStandingTargeted } from './taken-over-queries.ts'
import { voucherAccess } from './voucher-access.ts'

type Ready = {
  readonly row: TakenOver
  readonly group: NamedGroup
  readonly territory: string
  readonly cohort: number
  readonly costTiyn: bigint
}

type Known = {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly placeOf: Awaited<ReturnType<typeof loadImportPlaces>>
  readonly groups: ReadonlyMap<string, NamedGroup>
  readonly standing: ReadonlyMap<string, readonly StandingTargeted[]>
  readonly norms: ReadonlyMap<string, bigint>
}

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
    if (before !== undefined) return isSame(row, before) ? UNCHANGED : CONTRADICTS
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

const UNCHANGED: TakeOverOutcome = { outcome: 'unchanged' }
const CONTRADICTS = badRow('child_iin', 'contradicts')

function isSame(row: TakenOver, other: TakenOver): boolean {
  return row.guardianIin === other.guardianIin && row.bin === other.bin && row.group === other.group
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

function judge(row: TakenOver, known: Known): TakeOverOutcome | Ready {
  const { now, today } = known
  const imported = { ...row, programme: 'club', submittedAt: now, claims: [], batch: null } as const
  const mistake = findImportMistake(imported, { now, today })
  if (mistake !== undefined) return mistake
  const place = known.placeOf(imported)
  if ('outcome' in place) return place
  const group = known.groups.get(`${row.bin}/${row.group}`)
  const wrong = judgeGroup(row, group, place, today.year)
  if (wrong !== undefined || group === undefined) return wrong ?? badRow('group', 'unknown-group')
  const stands = judgeStanding(row, group, known.standing.get(row.childIin) ?? [])
  if (stands !== undefined) return stands
  const decided = decideImport(place, imported, birthDateOf(row.guardianIin), { now, today })
  if ('outcome' in decided) return decided
  const costTiyn = costOf(row, place, known)
  if (costTiyn === undefined) return badRow('child_birth_date', 'no-norm')
  return { row, group, territory: place.territory, cohort: decided.cohort, costTiyn }
}

/** Only for the clubs that the rules have targeted vouchers for, of the child's own territory and age. */
function judgeGroup(
  row: TakenOver,
  group: NamedGroup | undefined,
  { pack, territory }: ImportPlace,
  year: number,
): TakeOverOutcome | undefined {
  if (pack.regime !== 'single-voucher') return badRow('settlement', 'no-rules')
  if (group === undefined || group.territory !== territory) return badRow('group', 'unknown-group')
  const kinds: readonly string[] = pack.values['club.targetedFor'].value
  if (!kinds.includes(group.clubKind)) return badRow('provider_bin', 'not-targeted')
  const age = year - row.childBirthDate.year
  if (age >= group.cohort && age <= group.cohortTo) return undefined
  return badRow('child_birth_date', 'age-of-group', `${group.cohort}–${group.cohortTo}`)
}

function judgeStanding(
  row: TakenOver,
  group: NamedGroup,
  standing: readonly StandingTargeted[],
): TakeOverOutcome | undefined {
  const targeted = standing.find(one => one.form === 'targeted')
  if (targeted !== undefined) {
    const same = targeted.groupId === group.id && targeted.guardianIin === row.guardianIin
    return same ? UNCHANGED : CONTRADICTS
  }
  return standing.length > 0 ? badRow('child_iin', 'has-voucher') : undefined
}

/** As at an offer: the norm of the age times the months left; nothing where they are only counted. */
function costOf(
  row: TakenOver,
  { pack, territory }: ImportPlace,
  known: Known,
): bigint | undefined {
  const funded = pack.regime === 'single-voucher' && pack.values['club.targetedFunded'].value
  if (!funded) return 0n
  const age = known.today.year - row.childBirthDate.year
  const monthly = known.norms.get(`${territory}/${age}/${row.kind}`)
  return monthly === undefined ? undefined : reservationTiyn(monthly, known.today)
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
