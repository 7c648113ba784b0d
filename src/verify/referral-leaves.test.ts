/** A queue that works by referrals, told by its leaves: no step is strange, and none hides an offer of vouchers. */
import { expect, test } from 'vitest'
import type { Problem } from './problem.ts'
import { type City, takeLeaf } from './queues.ts'

function openCity(): City {
  const problems: Problem[] = []
  const maps = { queues: new Map(), queueOf: new Map(), books: new Map(), vouchers: new Map() }
  return { problems, ...maps }
}

const SUBMITTED = {
  application: 'A-1',
  programme: 'preschool',
  territory: 'almaty',
  settlement: 'almaty',
  category: 'general/3',
  kind: 'general',
  submittedAt: '1',
}
const REFERRED = { ...SUBMITTED, event: 'referred', referral: 'R-1' }

test('referred, back in the queue, referred again, stopped, released, in another category by new rules', () => {
  const city = openCity()
  const leaves: readonly [string, Record<string, string>][] = [
    ['application.submitted', SUBMITTED],
    ['application.offered', REFERRED],
    ['application.queued', { ...SUBMITTED, event: 'referral-returned' }],
    ['application.offered', REFERRED],
    ['application.stopped', { ...SUBMITTED, event: 'referral-unused', until: 'x' }],
    ['application.released', { ...SUBMITTED, event: 'released' }],
    [
      'application.category-changed',
      { application: 'A-1', territory: 'almaty', before: 'general/3', after: 'priority/3' },
    ],
    ['application.offered', REFERRED],
    ['application.archived', { ...SUBMITTED, event: 'served' }],
  ]
  for (const [index, [kind, facts]] of leaves.entries()) takeLeaf(city, kind, facts, index)
  expect(city.problems).toEqual([])
  expect(city.vouchers.size).toBe(0)
})

test('a referral after the first iteration is an offer that the rules did not give', () => {
  const city = openCity()
  takeLeaf(city, 'application.submitted', SUBMITTED, 0)
  const queue = [...city.queues.values()][0]
  if (queue === undefined) throw new Error('the queue')
  queue.iterations = 1
  queue.due = new Map()
  takeLeaf(city, 'application.offered', REFERRED, 1)
  expect(city.problems).toMatchObject([{ code: 'offer-not-due' }])
})
