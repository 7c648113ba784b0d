/** The engine of permissions: an action has its rules, a rule looks at actor and relation only. */
import { NotAllowed, SignInNeeded } from '../../base/failure.ts'
import type { Actor, StaffRole } from './actor.ts'

/** What the object of an action has to do with people and places. */
export type Relation = {
  /** From the object's territory up to the country. */
  readonly territoryPath?: readonly string[]
  readonly guardianIds?: readonly bigint[]
  /** The child itself, while a legal representative lets it act. */
  readonly actingChildId?: bigint | null
  readonly providerId?: bigint
}

type AccessRule = {
  readonly name: string
  readonly allows: (actor: Actor, relation: Relation) => boolean
}

/** Each action has its own; `rules` are alternatives. */
export type Permission = { readonly name: string; readonly rules: readonly AccessRule[] }

export const anyone: AccessRule = { name: 'anyone', allows: () => true }

export const system: AccessRule = { name: 'system', allows: actor => actor.kind === 'system' }

export const ownGuardian: AccessRule = {
  name: 'guardian of the child',
  allows: (actor, relation) =>
    actor.kind === 'guardian' && (relation.guardianIds ?? []).includes(actor.personId),
}

/** By a parent's consent, in the matters of its club (`club.ownActionFromAge`). */
export const actingChild: AccessRule = {
  name: 'the child itself, by consent',
  allows: (actor, relation) =>
    actor.kind === 'guardian' && actor.personId === relation.actingChildId,
}

export const ownProvider: AccessRule = {
  name: 'the provider itself',
  allows: (actor, relation) =>
    actor.kind === 'provider' && actor.providerId === relation.providerId,
}

/** Staff of one of the roles whose post's territory is the object's or lies above it. */
export function staffWithin(...roles: readonly StaffRole[]): AccessRule {
  return {
    name: `${roles.join('|')} of the territory`,
    allows: (actor, relation) =>
      actor.kind === 'staff' &&
      roles.includes(actor.role) &&
      (relation.territoryPath ?? []).includes(actor.territory),
  }
}

export function isAllowed(actor: Actor, permission: Permission, relation: Relation = {}): boolean {
  return permission.rules.some(rule => rule.allows(actor, relation))
}

/** First line of every action. Errors: SignInNeeded for a visitor, NotAllowed for everybody else. */
export function authorize(actor: Actor, permission: Permission, relation: Relation = {}): void {
  if (isAllowed(actor, permission, relation)) return
  if (actor.kind === 'visitor') throw new SignInNeeded()
  throw new NotAllowed(permission.name)
}
