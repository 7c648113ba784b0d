/** Buttons of the list of wishes. */
import { expect, test } from 'vitest'
import { changeWishes, readAdmissions, readChange } from './wishes.form.ts'

const list = [1n, 2n, 3n].map(groupId => ({ groupId, admissions: ['general'] as const }))
const after = (button: string, ticked: string[] = []) => {
  const change = readChange(button)
  return change && changeWishes(list, change, ticked).map(wish => wish.groupId)
}

test('each button moves one wish, and the ends stay ends', () => {
  expect(after('up:2')).toEqual([2n, 1n, 3n])
  expect(after('down:2')).toEqual([1n, 3n, 2n])
  expect(after('up:1')).toEqual([1n, 2n, 3n])
  expect(after('down:3')).toEqual([1n, 2n, 3n])
  expect(after('remove:1')).toEqual([2n, 3n])
  expect(after('add:9')).toEqual([1n, 2n, 3n, 9n])
})

test('what another tab did already changes nothing; what is no button is none', () => {
  expect(after('add:2')).toEqual([1n, 2n, 3n])
  expect(after('remove:7')).toEqual([1n, 2n, 3n])
  expect(after('sideways:7')).toBeUndefined()
  expect(after('up:0')).toBeUndefined()
})

test('general places always do; the others when they were ticked, and nothing made up', () => {
  expect(readAdmissions(['temporary', 'gold'])).toEqual(['general', 'temporary'])
  const change = { kind: 'admissions' } as const
  expect(changeWishes(list, change, ['early-booking'])[2]?.admissions).toEqual([
    'general',
    'early-booking',
  ])
})
