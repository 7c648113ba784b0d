/** Passkeys of staff: what the browser is asked, and whether what it answers is true (WebAuthn level 3). */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { Refusal } from '../../base/failure.ts'
import type { Tx } from '../db/database.ts'
import type { IdentityRefusal } from './identity-refusal.ts'
import type { Challenge } from './passkey-challenge.ts'
import {
  type InvitedStaff,
  insertPasskey,
  lockPasskey,
  spendChallenge,
  updateCounter,
  useInvitation,
} from './passkey-queries.ts'

/** The site for which keys are made: its host name, and its whole address. */
export type Site = { readonly name: string; readonly url: URL }

/** As JSON for `PublicKeyCredential.parseCreationOptionsFromJSON`. */
export async function registrationOptions(site: Site, staff: InvitedStaff, challenge: Challenge) {
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.url.hostname,
    userName: staff.fullName,
    userDisplayName: staff.fullName,
    userID: new TextEncoder().encode(`staff-${staff.staffId}`),
    challenge: challenge.bytes,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** As JSON for `PublicKeyCredential.parseRequestOptionsFromJSON`; the key itself says whose it is. */
export async function authenticationOptions(site: Site, challenge: Challenge) {
  return generateAuthenticationOptions({
    rpID: site.url.hostname,
    challenge: challenge.bytes,
    userVerification: 'required',
  })
}

/** Uses up the invitation and keeps the key. Refuses an invitation that is over, a key that is not right. */
export async function registerPasskey(
  tx: Tx,
  site: Site,
  now: Temporal.Instant,
  given: {
    readonly invitationHash: string
    readonly staffId: bigint
    readonly challenge: Challenge
    readonly response: RegistrationResponseJSON
  },
): Promise<void> {
  if (!(await useInvitation(tx, given.invitationHash, now))) {
    throw new Refusal<IdentityRefusal>('identity/invitation-over')
  }
  await spend(tx, given.challenge)
  const verification = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge: given.challenge.text,
    expectedOrigin: site.url.origin,
    expectedRPID: site.url.hostname,
    requireUserVerification: true,
  }).catch(notAccepted)
  if (!verification.verified) return notAccepted()
  const { credential } = verification.registrationInfo
  await insertPasskey(tx, {
    credentialId: credential.id,
    staffId: given.staffId,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    createdAt: now,
  })
}

/** Whose key it is. Refuses a key that is unknown, wrong, copied, or an answer given before. */
export async function provePasskey(
  tx: Tx,
  site: Site,
  given: { readonly challenge: Challenge; readonly response: AuthenticationResponseJSON },
): Promise<bigint> {
  const { response, challenge } = given
  const passkey = await lockPasskey(tx, response.id)
  if (passkey === undefined) return notAccepted()
  await spend(tx, challenge)
  const verification = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge.text,
    expectedOrigin: site.url.origin,
    expectedRPID: site.url.hostname,
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(notAccepted)
  if (!verification.verified) return notAccepted()
  await updateCounter(tx, response.id, verification.authenticationInfo.newCounter)
  return passkey.staffId
}

async function spend(tx: Tx, challenge: Challenge): Promise<void> {
  if (!(await spendChallenge(tx, challenge.text, challenge.expiresAt))) notAccepted()
}

/** The library throws plain errors at whatever a stranger may send: none of them is a fault of ours. */
function notAccepted(): never {
  throw new Refusal<IdentityRefusal>('identity/passkey-not-accepted')
}
