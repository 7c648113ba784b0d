/** The list of groups to exchange for, as one press of a button changes it. Pure. */
import { readChange } from '../choose/wishes.form.ts'

type Change = Extract<NonNullable<ReturnType<typeof readChange>>, { readonly groupId: bigint }>

/** Undefined for what no button of the pages says. */
export function readSwapChange(text: string): Change | undefined {
  const change = readChange(text)
  return change !== undefined && 'groupId' in change ? change : undefined
}

/** A group that is not in it (another tab was faster) changes nothing. */
export function changeSwapWishes(
  wishes: readonly bigint[],
  { kind, groupId }: Change,
): readonly bigint[] {
  const at = wishes.indexOf(groupId)
  if (kind === 'add') return at < 0 ? [...wishes, groupId] : wishes
  if (at < 0) return wishes
  if (kind === 'remove') return wishes.filter(id => id !== groupId)
  const to = kind === 'up' ? at - 1 : at + 1
  const other = wishes[to]
  if (other === undefined) return wishes
  return wishes.map((id, index) => (index === at ? other : index === to ? groupId : id))
}
