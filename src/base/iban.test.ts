/** Account numbers: a wrong symbol is found before any money is sent. */
import { expect, test } from 'vitest'
import { composeIban, ibanText, parseBic, parseIban } from './iban.ts'

test('an account of a bank of Kazakhstan is read as people write it', () => {
  // The example of the IBAN registry.
  expect(parseIban('kz86 125k zt50 0410 0100')).toBe('KZ86125KZT5004100100')
  expect(ibanText('KZ86125KZT5004100100')).toBe('KZ86 125K ZT50 0410 0100')
})

test('any one wrong symbol, any swap of neighbours, another country and another length are refused', () => {
  const right = 'KZ86125KZT5004100100'
  for (let at = 2; at < right.length; at += 1) {
    const other = right[at] === '7' ? '8' : '7'
    expect(parseIban(right.slice(0, at) + other + right.slice(at + 1))).toBeUndefined()
    const swapped = right.slice(0, at - 1) + right[at] + right[at - 1] + right.slice(at + 1)
    if (swapped !== right) expect(parseIban(swapped)).toBeUndefined()
  }
  for (const text of ['DE89370400440532013000', `${right}0`, right.slice(1), '', 'KZ']) {
    expect(parseIban(text)).toBeUndefined()
  }
})

test('check digits that we compose are right', () => {
  expect(composeIban('125KZT5004100100')).toBe('KZ86125KZT5004100100')
  for (const serial of [0, 1, 77, 96]) {
    const iban = composeIban(`9990000000000${String(serial).padStart(3, '0')}`)
    expect(parseIban(iban)).toBe(iban)
  }
})

test('a bank is named by 8 or 11 symbols', () => {
  expect(parseBic('hsbk kzkx')).toBe('HSBKKZKX')
  expect(parseBic('HSBKKZKXXXX')).toBe('HSBKKZKXXXX')
  expect(parseBic('HSBK')).toBeUndefined()
})
