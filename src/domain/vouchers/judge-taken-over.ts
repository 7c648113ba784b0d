/** Decides on one row of targeted vouchers that are taken over: over what is known of its place, group, child and norm. */
import type { ImportPlace } from '../applications/import-places.ts'
import {
  type BadImport,
  birthDateOf,
  decideImport,
  findImportMistake,
} from '../applications/imported-application.ts'
import { reservationTiyn } from '../ledger/ledger.ts'
import {
  badRow,
  type NamedGroup,
  type StandingTargeted,
  type TakenOver,
  type TakeOverOutcome,
} from './taken-over.ts'

export type Ready = {
  readonly row: TakenOver
  readonly group: NamedGroup
  readonly territory: string
  readonly cohort: number
  readonly costTiyn: bigint
}

export type Known = {
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly placeOf: (row: TakenOver & { readonly programme: 'club' }) => ImportPlace | BadImport
  readonly groups: ReadonlyMap<string, NamedGroup>
  readonly standing: ReadonlyMap<string, readonly StandingTargeted[]>
  readonly norms: ReadonlyMap<string, bigint>
}

const UNCHANGED: TakeOverOutcome = { outcome: 'unchanged' }
const CONTRADICTS = badRow('child_iin', 'contradicts')

/** A row about a child that another row of the file is about. */
export function decideTwice(row: TakenOver, other: TakenOver): TakeOverOutcome {
  const { guardianIin, bin, group } = other
  const same = row.guardianIin === guardianIin && row.bin === bin && row.group === group
  return same ? UNCHANGED : CONTRADICTS
}

/** What is to be written, or why not. */
export function judge(row: TakenOver, known: Known): TakeOverOutcome | Ready {
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
