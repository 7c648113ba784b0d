/** The list to exchange for: one press of a button, and nothing that no button says. */
import { expect, test } from 'vitest'
import { changeSwapWishes, readSwapChange } from './swap-wishes.form.ts'

const after = (wishes: readonly bigint[], press: string) => {
  const change = readSwapChange(press)
  return change && changeSwapWishes(wishes, change)
}

test('a group is added once, moved, and taken off', () => {
  expect(after([1n], 'add:2')).toEqual([1n, 2n])
  expect(after([1n, 2n], 'add:2')).toEqual([1n, 2n])
  expect(after([1n, 2n, 3n], 'up:3')).toEqual([1n, 3n, 2n])
  expect(after([1n, 2n, 3n], 'down:1')).toEqual([2n, 1n, 3n])
  expect(after([1n, 2n], 'remove:1')).toEqual([2n])
})

test('a press that another tab made pointless changes nothing, and others are unknown', () => {
  expect(after([1n, 2n], 'up:1')).toEqual([1n, 2n])
  expect(after([1n, 2n], 'down:2')).toEqual([1n, 2n])
  expect(after([1n], 'remove:7')).toEqual([1n])
  expect(after([1n], 'admissions')).toBeUndefined()
  expect(after([1n], 'add:x')).toBeUndefined()
})
