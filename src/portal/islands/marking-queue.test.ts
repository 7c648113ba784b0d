/** Presses that wait for the network: their order, what they have seen, and that none is dropped unsaid. */
import { expect, test } from 'vitest'
import {
  addSending,
  countWaiting,
  EMPTY,
  type Outcome,
  type Press,
  readQueue,
  refuse,
  type Sending,
  settle,
  understood,
  waitingAt,
} from './marking-queue.ts'

const PLACE = { day: '2026-09-02', group: '7' }

const press = (id: string, seen = 0, state = 'present'): Press => ({
  id,
  state,
  reason: null,
  seen,
  words: '',
})
const sending = (request: string, presses: readonly Press[], group = '7'): Sending => ({
  ...PLACE,
  group,
  request,
  at: '2026-09-02T03:55:00.000Z',
  presses,
})
const outcome = (id: string, kind: Outcome['kind'], revision: number): Outcome => ({
  id,
  kind,
  revision,
  given: { state: 'present', reason: null },
  current: kind === 'conflict' ? { state: 'absent', reason: 'illness' } : null,
})

test('what is written is forgotten', () => {
  const waiting = addSending(EMPTY, sending('a', [press('1'), press('2')]))
  expect(countWaiting(waiting)).toBe(2)
  const done = settle(waiting, 'a', [outcome('1', 'written', 1), outcome('2', 'unchanged', 4)])
  expect(done).toEqual(EMPTY)
})

test('a sending without a press is none', () => {
  expect(addSending(EMPTY, sending('a', []))).toBe(EMPTY)
})

test('a child pressed twice without a network is no conflict with oneself', () => {
  const first = addSending(EMPTY, sending('a', [press('1')]))
  const both = addSending(first, sending('b', [press('1', 0, 'absent'), press('2')]))
  expect(waitingAt(both, PLACE)).toEqual([press('1', 0, 'absent'), press('2')])
  const after = settle(both, 'a', [outcome('1', 'written', 1)])
  expect(after.sendings.map(one => one.presses)).toEqual([[press('1', 1, 'absent'), press('2')]])
})

test('the presses of another group or day are left as they are', () => {
  const both = addSending(
    addSending(EMPTY, sending('a', [press('1')])),
    sending('b', [press('1')], '8'),
  )
  const after = settle(both, 'a', [outcome('1', 'written', 1)])
  expect(after.sendings[0]?.presses).toEqual([press('1')])
})

test('a conflict stays until it is answered by a press', () => {
  const waiting = addSending(EMPTY, sending('a', [press('1'), press('2')]))
  const told = settle(waiting, 'a', [outcome('1', 'conflict', 3), outcome('2', 'written', 1)])
  expect(told.problems).toHaveLength(1)
  expect(countWaiting(told)).toBe(0)
  const elsewhere = addSending(told, sending('b', [press('1', 3)], '8'))
  expect(elsewhere.problems).toHaveLength(1)
  expect(addSending(told, sending('c', [press('1', 3)])).problems).toEqual([])
})

test('what a rule refused is told until it is understood, and is not sent again', () => {
  const waiting = addSending(EMPTY, sending('a', [press('1')]))
  const refused = refuse(waiting, 'a', 'Бұл айдың табелі тапсырылып қойған.')
  expect(countWaiting(refused)).toBe(0)
  const [problem] = refused.problems
  expect(problem && understood(refused, problem)).toEqual(EMPTY)
})

test('an answer that comes twice changes nothing the second time', () => {
  const waiting = addSending(EMPTY, sending('a', [press('1')]))
  const once = settle(waiting, 'a', [outcome('1', 'conflict', 3)])
  expect(settle(once, 'a', [outcome('1', 'conflict', 3)])).toBe(once)
  expect(refuse(once, 'a', 'жоқ')).toBe(once)
})

test('what is kept in the browser is read back, and anything else is no queue', () => {
  const waiting = addSending(EMPTY, sending('a', [press('1')]))
  expect(readQueue(JSON.stringify(waiting))).toEqual(waiting)
  for (const text of [null, '', '{', '5', 'null', '[]', '{"sendings":1}']) {
    expect(readQueue(text)).toEqual(EMPTY)
  }
})
