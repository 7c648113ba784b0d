/** Who acts. Every action is told, and authorizes before it looks at anything. */

export type StaffRole =
  | 'officer'
  | 'head'
  | 'region'
  | 'operator'
  | 'ministry'
  | 'auditor'
  | 'consultant'
  | 'administrator'

export const STAFF_ROLES: readonly StaffRole[] = [
  'officer',
  'head',
  'region',
  'operator',
  'ministry',
  'auditor',
  'consultant',
  'administrator',
]

export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'guardian'; readonly personId: bigint }
  | {
      readonly kind: 'staff'
      readonly staffId: bigint
      readonly role: StaffRole
      /** The territory of the post; it covers everything below. */
      readonly territory: string
    }
  /** Somebody of one kindergarten or club; touches that one only. */
  | {
      readonly kind: 'provider'
      readonly staffId: bigint
      readonly providerId: bigint
      readonly territory: string
    }
  /** The installation itself: due jobs, the command line. `name` says which. */
  | { readonly kind: 'system'; readonly name: string }

/** How records name an actor: no personal data, only what can be looked up. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'guardian':
      return 'guardian'
    case 'staff':
      return `staff:${actor.staffId}`
    case 'provider':
      return `provider:${actor.staffId}`
    case 'system':
      return `system:${actor.name}`
  }
}
