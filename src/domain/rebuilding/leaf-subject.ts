/** By what a leaf out of a mirror is found again: as the action that wrote it said. Pure. */
import { roundSubject } from '../choice/keep-round.ts'
import { iterationSubject } from '../iterations/hold-iteration.ts'
import { bulletinPath, isBulletinKind } from '../opendata/bulletin.ts'
import { swapSubject } from '../swaps/swap.ts'
import { PROGRAMMES } from '../territories/rollout.ts'

type Leaf = { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> }

export function subjectOfLeaf({ kind, facts }: Leaf): string | null {
  const territory = textOf(facts.territory)
  const programme = PROGRAMMES.find(one => one === facts.programme)
  const number = typeof facts.number === 'number' ? facts.number : undefined
  if (territory !== undefined && programme !== undefined) {
    const queue = { territory, programme }
    if (kind === 'iteration.held' && number !== undefined) return iterationSubject(queue, number)
    if (kind === 'choice.round-held' && number !== undefined) return roundSubject(queue, number)
    if (kind === 'publication.paused') return `queue:${territory}/${programme}`
    if (kind === 'regime.switched') return `switch:${territory}/${programme}`
    if (kind === 'swap.searched') return `swaps:${territory}/${programme}/${facts.searchedOn}`
    const bulletin = textOf(facts.bulletin)
    const day = textOf(facts.day)
    if (kind === 'bulletin.closed' && isBulletinKind(bulletin) && day !== undefined) {
      return bulletinPath({ ...queue, day }, bulletin)
    }
  }
  const swap = textOf(facts.swap)
  const subject = facts.application ?? facts.voucher
  return textOf(subject) ?? (swap === undefined ? null : swapSubject(swap))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
