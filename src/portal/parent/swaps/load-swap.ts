/** What the pages of exchanges show of one child: its seat, its wishes, the open exchange, those of the past. */
import type { Application } from '../../../domain/applications/application.ts'
import { findGroupChoices, type GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import {
  findOwnSeat,
  findSwapsOf,
  findSwapWishes,
  type OwnSeat,
  type SwapView,
} from '../../../domain/swaps/find-swaps.ts'
import { isOpen } from '../../../domain/swaps/swap.ts'
import type { PageContext } from '../../page-context.ts'
import { type CountDown, countDown } from '../cabinet/open-deadline.ts'

export type ChildSwaps = {
  /** Of the application. */
  readonly number: string
  readonly childName: string
  /** Undefined for a child that cannot exchange anything now. */
  readonly own: OwnSeat | undefined
  readonly wishes: readonly bigint[]
  readonly open: (SwapView & { readonly deadline: CountDown }) | undefined
  readonly past: readonly SwapView[]
  /** Every group that the pages name. */
  readonly groupOf: ReadonlyMap<bigint, GroupChoice>
}

export async function loadSwaps(
  context: PageContext,
  application: Application,
): Promise<ChildSwaps> {
  const { database, setting } = context
  const { id, number, childId } = application
  const own = await findOwnSeat(database, id)
  const wishes = await findSwapWishes(database, id)
  const swaps = await findSwapsOf(database, id)
  const open = swaps.find(({ proposal }) => isOpen(proposal))
  const ids = [
    ...(own === undefined ? [] : [own.groupId]),
    ...wishes,
    ...swaps.flatMap(({ moves }) => moves.map(move => move.fromGroupId)),
  ]
  const choices = await findGroupChoices(database, [...new Set(ids)])
  const basis = { now: setting.clock.now(), calendar: setting.calendar }
  return {
    number,
    childName: (await getPerson(database, childId)).full_name,
    own,
    wishes,
    open: open && { ...open, deadline: countDown(basis, open.proposal.until) },
    past: swaps.filter(swap => swap !== open),
    groupOf: new Map(choices.map(choice => [choice.groupId, choice])),
  }
}
