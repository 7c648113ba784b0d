/** Texts of the sign-in of staff in English. */
import type { staffIdentity as kk } from '../kk/staff-identity.ts'

export const staffIdentity: typeof kk = {
  signInTitle: 'Sign-in for staff',
  signInLead: 'Sign in with your passkey: fingerprint, face or the code of your device.',
  signIn: 'Sign in with a passkey',
  noPasskey: 'No passkey yet? Ask the administrator for an invitation link.',
  demo: 'Demonstration: choose whom to sign in as',
  needsScript: 'A passkey needs JavaScript switched on in the browser.',
  unable: 'The passkey could not be used, or you declined. Try again.',
  invitationTitle: name => `Welcome, ${name}`,
  invitationLead: 'Make your passkey. There is no password, and nothing that could be stolen.',
  invitationText:
    'The passkey stays on this device or in your password manager. The link works once.',
  create: 'Make a passkey',
}
