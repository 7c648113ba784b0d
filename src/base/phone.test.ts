/** Which telephone numbers of Kazakhstan get an SMS, and which can only be called. */
import { expect, test } from 'vitest'
import { maskPhone, parseContactPhone, parsePhone } from './phone.ts'

test('a mobile number is read in every usual form; others are not', () => {
  for (const text of [
    '8 701 234 56 78',
    '+7(701)234-56-78',
    '77012345678',
    '7012345678',
    '+7.701.234.56.78',
  ]) {
    expect(parsePhone(text)).toBe('+77012345678')
  }
  for (const bad of ['', '123', '8 327 234 56 78 9', '+1 701 234 5678', '701234567', 'телефон']) {
    expect(parsePhone(bad)).toBeUndefined()
  }
  expect(maskPhone('+77012345678')).toBe('+7\u00a0701\u00a0•••\u00a0••\u00a078')
})

test('every code that mobile networks have is mobile; a landline and internet telephony are not', () => {
  const mobile = [
    '700',
    '701',
    '702',
    '705',
    '706',
    '707',
    '708',
    '747',
    '760',
    '764',
    '771',
    '775',
  ]
  for (const code of [...mobile, '776', '777', '778', '785']) {
    expect(parsePhone(`8 ${code} 123 45 67`), code).toBe(`+7${code}1234567`)
  }
  for (const code of [
    '710',
    '717',
    '726',
    '727',
    '750',
    '751',
    '748',
    '765',
    '786',
    '495',
    '916',
  ]) {
    expect(parsePhone(`8 ${code} 123 45 67`), code).toBeUndefined()
  }
})

test('an organisation may be called on a landline, on a mobile or for free; not abroad', () => {
  expect(parseContactPhone('8 (7262) 45-12-34')).toBe('+77262451234')
  expect(parseContactPhone('+7 701 234 56 78')).toBe('+77012345678')
  expect(parseContactPhone('8 800 080 77 77')).toBe('+78000807777')
  for (const bad of ['+7 495 123 45 67', '45-12-34', '', '112', '8 7262 45 12 3']) {
    expect(parseContactPhone(bad), bad).toBeUndefined()
  }
})
