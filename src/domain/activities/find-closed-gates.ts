/** What keeps contracts away from a club's group; whoever draws a contract up asks `requireOpenGates` first. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { activityAccess } from './activity-access.ts'
import { type ClosedGate, decideGates, type Gate, type GateRefusal } from './decide-gates.ts'
import {
  type GroupGateFacts,
  selectFactsOfGroup,
  selectFactsOfProvider,
  selectFactsOfTerritory,
} from './gate-queries.ts'

export type { ClosedGate, Gate, GateRefusal }

type AskGates = {
  readonly groupId: bigint
  /** On which the contract begins. */
  readonly day: Temporal.PlainDate
  /** The pack's `club.providerGates`. */
  readonly gates: readonly Gate[]
}

/** Empty where nothing is shut. Throws NotFound for a group that is no club's. */
export async function findClosedGates(read: Read, asked: AskGates): Promise<readonly ClosedGate[]> {
  const facts = await selectFactsOfGroup(read, asked.groupId, asked.day)
  if (facts === undefined) throw new NotFound('group of a club')
  return decideGates(facts, asked.gates, asked.day)
}

/** Refuses with the first gate that is shut: a `GateRefusal`. Throws NotFound as `findClosedGates`. */
export async function requireOpenGates(read: Read, asked: AskGates): Promise<void> {
  const [shut] = await findClosedGates(read, asked)
  if (shut !== undefined) throw new Refusal<GateRefusal>(shut.code, shut.facts)
}

export type GroupGates = Pick<GroupGateFacts, 'groupId' | 'group' | 'bin' | 'nameKk' | 'nameRu'> & {
  readonly closed: readonly ClosedGate[]
}

type AskAll = Omit<AskGates, 'groupId'>

/** Groups of one club; whoever calls has asked whether the reader may (`getClubFile`). */
export async function findGatesOfClub(
  read: Read,
  providerId: bigint,
  asked: AskAll,
): Promise<readonly GroupGates[]> {
  const rows = await selectFactsOfProvider(read, providerId, asked.day)
  return rows.map(row => gatesOf(row, asked))
}

/** Groups of a territory's clubs that have a gate shut, by the club's name. */
export async function findShutGroups(
  read: Read,
  actor: Actor,
  filter: AskAll & { readonly territory: string; readonly relation: Relation },
): Promise<{ readonly groups: number; readonly shut: readonly GroupGates[] }> {
  authorize(actor, activityAccess.listGates, filter.relation)
  const rows = await selectFactsOfTerritory(read, filter.territory, filter.day)
  const shut = rows.map(row => gatesOf(row, filter)).filter(({ closed }) => closed.length > 0)
  return { groups: rows.length, shut }
}

function gatesOf(row: GroupGateFacts, asked: AskAll): GroupGates {
  const { groupId, group, bin, nameKk, nameRu } = row
  return { groupId, group, bin, nameKk, nameRu, closed: decideGates(row, asked.gates, asked.day) }
}
