/**
 * The gates before any contract of a club (docs/decisions/0025; listed, programme open, capacity, staff without
 * convictions, premises checked). Pure: facts of a group in, what is shut out. Which are asked is the pack's list
 * `club.providerGates`.
 */
import { type Evidence, evidenceState } from '../providers/listing.ts'
import { type CoachEvidence, type CoachEvidenceKind, standingsOf } from './activity.ts'

export type Gate = (typeof GATES)[number]
export const GATES = [
  'listed',
  'programme-open',
  'capacity',
  'staff-without-convictions',
  'premises-checked',
] as const

export type GateRefusal =
  | 'gate/not-listed'
  | 'gate/programme-closed'
  | 'gate/no-capacity'
  | 'gate/staff-evidence'
  | 'gate/premises'

export const GATE_REFUSALS: Readonly<Record<Gate, GateRefusal>> = {
  listed: 'gate/not-listed',
  'programme-open': 'gate/programme-closed',
  capacity: 'gate/no-capacity',
  'staff-without-convictions': 'gate/staff-evidence',
  'premises-checked': 'gate/premises',
}

/** What the pack's gate asks of each coach; the other kinds are shown to club and department and shut nothing. */
const ASKED_OF_COACHES: readonly CoachEvidenceKind[] = ['no-conviction']

export type GateFacts = {
  readonly listedFrom: Temporal.PlainDate
  readonly listedTo: Temporal.PlainDate | null
  readonly capacity: number
  readonly enrolled: number
  /** Children whose seat is lent. */
  readonly away: number
  /** Lessons of the week on the day or later, in rooms that are open and by coaches who are there. */
  readonly slots: number
  /** Seats of the smallest of their rooms; null without a lesson. */
  readonly smallestRoom: number | null
  /** Every coach of those lessons, with what was recorded last of each kind. */
  readonly coaches: readonly {
    readonly id: bigint
    readonly fullName: string
    readonly evidence: readonly CoachEvidence[]
  }[]
  /** What was recorded last about the premises. */
  readonly premises: Pick<Evidence, 'validTo'> | undefined
}

export type CoachLack = {
  readonly coachId: bigint
  /** For the club and the department only. */
  readonly fullName: string
  readonly kind: CoachEvidenceKind
  /** Its last day; null where there never was any. */
  readonly until: Temporal.PlainDate | null
}

export type ClosedGate = {
  readonly gate: Gate
  readonly code: GateRefusal
  /** For the refusal's text, which a family may read: nobody's name. */
  readonly facts: Readonly<Record<string, string | number>>
  /** Of `staff-without-convictions`, for those who may know. */
  readonly coaches?: readonly CoachLack[]
}

/** In the order of `GATES`, of those that are asked. A last day is still a good day. */
export function decideGates(
  facts: GateFacts,
  asked: readonly Gate[],
  day: Temporal.PlainDate,
): readonly ClosedGate[] {
  return GATES.filter(gate => asked.includes(gate)).flatMap(gate => {
    const shut = DECISIONS[gate](facts, day)
    return shut === undefined ? [] : [{ gate, code: GATE_REFUSALS[gate], ...shut }]
  })
}

type Shut = Pick<ClosedGate, 'facts' | 'coaches'>
type Decide = (facts: GateFacts, day: Temporal.PlainDate) => Shut | undefined

const DECISIONS: Readonly<Record<Gate, Decide>> = {
  listed: decideListed,
  'programme-open': ({ slots }) => (slots > 0 ? undefined : { facts: {} }),
  capacity: decideCapacity,
  'staff-without-convictions': decideStaff,
  'premises-checked': decidePremises,
}

function decideListed({ listedFrom, listedTo }: GateFacts, day: Temporal.PlainDate) {
  if (Temporal.PlainDate.compare(listedFrom, day) > 0)
    return { facts: { from: String(listedFrom) } }
  return listedTo !== null && Temporal.PlainDate.compare(listedTo, day) < 0
    ? { facts: { until: String(listedTo) } }
    : undefined
}

/** A room that is smaller than the group bounds it. */
function decideCapacity({ capacity, smallestRoom, enrolled, away }: GateFacts) {
  const seats = Math.min(capacity, smallestRoom ?? capacity)
  const children = enrolled - away
  return children < seats ? undefined : { facts: { seats, children } }
}

function decideStaff({ coaches }: GateFacts, day: Temporal.PlainDate): Shut | undefined {
  const lacks = coaches.flatMap(({ id, fullName, evidence }) =>
    standingsOf(evidence, day)
      .filter(({ kind }) => ASKED_OF_COACHES.includes(kind))
      .filter(({ state }) => state === 'missing' || state === 'expired')
      .map(({ kind, evidence: last }) => ({
        coachId: id,
        fullName,
        kind,
        until: last?.validTo ?? null,
      })),
  )
  const [first] = lacks
  if (first === undefined) return undefined
  const { coachId, kind, until } = first
  const facts = {
    coach: coachId.toString(),
    kind,
    coaches: new Set(lacks.map(lack => lack.coachId)).size,
    ...(until && { until: until.toString() }),
  }
  return { facts, coaches: lacks }
}

function decidePremises({ premises }: GateFacts, day: Temporal.PlainDate): Shut | undefined {
  const state = evidenceState(premises, day)
  if (state === 'in-force' || state === 'ends-soon') return undefined
  const until = premises?.validTo
  return { facts: until ? { until: until.toString() } : {} }
}
