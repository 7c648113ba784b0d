/** Why identity says no. */
export type IdentityRefusal = 'identity/invitation-over' | 'identity/passkey-not-accepted'
