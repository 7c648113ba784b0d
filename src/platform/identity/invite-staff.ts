/** Invites a member of staff: a one-time link with which she makes her passkey; 72 hours, only its hash is kept. */
import type { Language } from '../../base/language.ts'
import type { Actor, StaffRole } from '../access/actor.ts'
import { authorize, type Permission, staffWithin, system } from '../access/permission.ts'
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import type { Entropy } from '../entropy.ts'
import { insertInvitation, insertStaff } from './passkey-queries.ts'
import { hashToken } from './session.ts'

export const INVITATION_HOURS = 72

export const staffAccess = {
  invite: { name: 'staff.invite', rules: [system, staffWithin('administrator')] },
  inviteProvider: {
    name: 'staff.invite-provider',
    rules: [system, staffWithin('administrator', 'officer', 'head')],
  },
} as const satisfies Record<string, Permission>

type NewPerson = {
  readonly fullName: string
  readonly territory: string
  /** From the post's territory up to the country; the territory alone when absent. */
  readonly territoryPath?: readonly string[]
  readonly language: Language
}
type NewStaff = NewPerson & { readonly role: StaffRole }
type Invitation = { readonly staffId: bigint; readonly token: string }
type World = { readonly wallClock: Clock; readonly entropy: Entropy }

/** Returns the id and the token of the link `/{language}/staff/invitation/{token}`, shown once. */
export async function inviteStaff(
  tx: Tx,
  actor: Actor,
  world: World,
  staff: NewStaff,
): Promise<Invitation> {
  const { territoryPath = [staff.territory] } = staff
  authorize(actor, staffAccess.invite, { territoryPath })
  return invite(tx, world, staff)
}

/** The same for somebody of one kindergarten or club, by the department that lists it. */
export async function inviteProviderStaff(
  tx: Tx,
  actor: Actor,
  world: World,
  person: NewPerson & { readonly providerId: bigint },
): Promise<Invitation> {
  const { territoryPath = [person.territory] } = person
  authorize(actor, staffAccess.inviteProvider, { territoryPath })
  return invite(tx, world, { ...person, role: 'provider' })
}

async function invite(
  tx: Tx,
  world: World,
  staff: Omit<Parameters<typeof insertStaff>[1], 'createdAt'>,
): Promise<Invitation> {
  const now = world.wallClock.now()
  const staffId = await insertStaff(tx, { ...staff, createdAt: now })
  const token = world.entropy.bytes(32).toString('base64url')
  await insertInvitation(tx, hashToken(token), staffId, now.add({ hours: INVITATION_HOURS }))
  return { staffId, token }
}
