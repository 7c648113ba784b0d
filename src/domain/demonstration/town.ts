/** A city of the demonstration: whose queue it is, and who acts in its office. */
import type { Actor } from '../../platform/access/actor.ts'
import type { Programme } from '../territories/rollout.ts'

export type Town = {
  readonly territory: string
  readonly programme: Programme
  readonly officer: Actor
  readonly chief: Actor
  readonly operator: Actor
  /** Releases what the first one has made. */
  readonly secondOperator: Actor
  /** Who pays, and the serial of its account at no bank. */
  readonly payer: { readonly name: string; readonly bin: string; readonly account: number }
}

/** Somebody of a provider of the town. */
export function headOf(
  { territory }: Pick<Town, 'territory'>,
  { staffId, providerId }: { readonly staffId: bigint; readonly providerId: bigint },
): Actor {
  return { kind: 'provider', staffId, providerId, territory }
}

export const guardianOf = ({ guardianId }: { readonly guardianId: bigint }): Actor => ({
  kind: 'guardian',
  personId: guardianId,
})
