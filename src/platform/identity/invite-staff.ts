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
} as const satisfies Record<string, Permission>

type NewStaff = {
  readonly fullName: string
  readonly role: StaffRole
  readonly territory: string
  /** From the post's territory up to the country; the territory alone when absent. */
  readonly territoryPath?: readonly string[]
  readonly language: Language
}

/** Returns the id and the token of the link `/{language}/staff/invitation/{token}`, shown once. */
export async function inviteStaff(
  tx: Tx,
  actor: Actor,
  world: { readonly wallClock: Clock; readonly entropy: Entropy },
  staff: NewStaff,
): Promise<{ readonly staffId: bigint; readonly token: string }> {
  const { territoryPath = [staff.territory] } = staff
  authorize(actor, staffAccess.invite, { territoryPath })
  const now = world.wallClock.now()
  const staffId = await insertStaff(tx, { ...staff, createdAt: now })
  const token = world.entropy.bytes(32).toString('base64url')
  await insertInvitation(tx, hashToken(token), staffId, now.add({ hours: INVITATION_HOURS }))
  return { staffId, token }
}
