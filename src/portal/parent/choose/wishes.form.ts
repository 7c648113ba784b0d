/** The list of wishes as posted: which group moves where, which admissions would do. Pure. */
import type { Wish } from '../../../domain/choice/find-wishes.ts'
import { ADMISSIONS, type Admission } from '../../../domain/places/place.ts'

/** What a button of the page says: `up:12`, `down:12`, `remove:12`, `add:12`, `admissions`. */
export function readChange(
  text: string,
):
  | { readonly kind: 'up' | 'down' | 'remove' | 'add'; readonly groupId: bigint }
  | { readonly kind: 'admissions' }
  | undefined {
  if (text === 'admissions') return { kind: 'admissions' }
  const [, kind, id] = /^(up|down|remove|add):([1-9]\d{0,17})$/.exec(text) ?? []
  if (id === undefined) return undefined
  return { kind: kind as 'up' | 'down' | 'remove' | 'add', groupId: BigInt(id) }
}

/** General always, the others when the family ticked them. */
export function readAdmissions(ticked: readonly string[]): readonly Admission[] {
  return ADMISSIONS.filter(one => one === 'general' || ticked.includes(one))
}

/** What the whole list allows: the same for every wish, as the page asks it once. */
export function admissionsOf(wishes: readonly Wish[]): readonly Admission[] {
  return wishes[0]?.admissions ?? ['general']
}

/** The list after one press of a button; a group that is not in it (another tab was faster) changes nothing. */
export function changeWishes(
  wishes: readonly Wish[],
  change: NonNullable<ReturnType<typeof readChange>>,
  ticked: readonly string[],
): readonly Wish[] {
  if (change.kind === 'admissions') {
    const admissions = readAdmissions(ticked)
    return wishes.map(wish => ({ ...wish, admissions }))
  }
  const at = wishes.findIndex(wish => wish.groupId === change.groupId)
  if (change.kind === 'add') {
    if (at >= 0) return wishes
    return [...wishes, { groupId: change.groupId, admissions: admissionsOf(wishes) }]
  }
  if (at < 0) return wishes
  if (change.kind === 'remove') return wishes.filter((_, index) => index !== at)
  const to = change.kind === 'up' ? at - 1 : at + 1
  const [moved, other] = [wishes[at], wishes[to]]
  if (moved === undefined || other === undefined) return wishes
  return wishes.map((wish, index) => (index === at ? other : index === to ? moved : wish))
}
