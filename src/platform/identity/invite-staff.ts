/** Invites a member of staff: a one-time link with which she makes her passkey; 72 hours, only its hash is kept. */
import { NotFound } from '../../base/failure.ts'
import type { Language } from '../../base/language.ts'
import type { Actor, StaffRole } from '../access/actor.ts'
import { authorize, type Permission, staffWithin, system } from '../access/permission.ts'
import type { Clock } from '../clock.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Entropy } from '../entropy.ts'
import { insertInvitation, insertStaff } from './passkey-queries.ts'
import {
  endInvitations,
  lockProviderStaff,
  type ProviderStaff,
  selectProviderStaff,
} from './provider-staff-queries.ts'
import { hashToken } from './session.ts'

export const INVITATION_HOURS = 72

export const staffAccess = {
  invite: { name: 'staff.invite', rules: [system, staffWithin('administrator')] },
  inviteProvider: {
    name: 'staff.invite-provider',
    rules: [system, staffWithin('administrator', 'officer', 'head')],
  },
  renewProvider: {
    name: 'staff.renew-provider-invitation',
    rules: [system, staffWithin('administrator', 'officer', 'head')],
  },
  listProvider: {
    name: 'staff.list-provider',
    rules: [
      system,
      staffWithin('administrator', 'officer', 'head', 'region', 'ministry', 'auditor'),
    ],
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

export type { ProviderStaff }

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
  const createdAt = world.wallClock.now()
  const staffId = await insertStaff(tx, { ...staff, createdAt })
  return { staffId, token: await makeLink(tx, world, staffId) }
}

async function makeLink(tx: Tx, world: World, staffId: bigint): Promise<string> {
  const token = world.entropy.bytes(32).toString('base64url')
  const until = world.wallClock.now().add({ hours: INVITATION_HOURS })
  await insertInvitation(tx, hashToken(token), staffId, until)
  return token
}

type OfProvider = { readonly providerId: bigint; readonly territoryPath: readonly string[] }

/** A new link for somebody whose link is over or was lost, or who has a new phone; older ones stop. Throws NotFound. */
export async function renewProviderInvitation(
  tx: Tx,
  actor: Actor,
  world: World,
  person: OfProvider & { readonly staffId: bigint },
): Promise<Invitation> {
  const { staffId, providerId, territoryPath } = person
  authorize(actor, staffAccess.renewProvider, { territoryPath })
  if (!(await lockProviderStaff(tx, staffId, providerId))) throw new NotFound('staff')
  await endInvitations(tx, staffId, world.wallClock.now())
  return { staffId, token: await makeLink(tx, world, staffId) }
}

/** Everybody who was ever invited for a kindergarten. */
export async function findProviderStaff(
  read: Read,
  actor: Actor,
  wallClock: Clock,
  { providerId, territoryPath }: OfProvider,
): Promise<readonly ProviderStaff[]> {
  authorize(actor, staffAccess.listProvider, { territoryPath })
  return selectProviderStaff(read, providerId, wallClock.now())
}
