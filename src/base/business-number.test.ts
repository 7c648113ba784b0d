/** Public numbers: readable aloud, typed in either alphabet, typos found. */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawBusinessNumber, parseBusinessNumber } from './business-number.ts'

const draw = () => drawBusinessNumber(() => randomBytes(1)[0] ?? 0)

test('a number has no look-alike symbols, and is read back in lower case, without dashes, in Cyrillic', () => {
  const cyrillic: Record<string, string> = {
    A: 'А',
    B: 'В',
    E: 'Е',
    H: 'Н',
    K: 'К',
    M: 'М',
    P: 'Р',
    T: 'Т',
    X: 'Х',
  }
  for (let round = 0; round < 300; round += 1) {
    const number = draw()
    expect(number).toMatch(/^[2-9ABEHKMPTX]{3}-[2-9ABEHKMPTX]{3}-[2-9ABEHKMPTX]{3}$/)
    expect(parseBusinessNumber(number.toLowerCase())).toBe(number)
    expect(parseBusinessNumber(` ${number.replaceAll('-', '')} `)).toBe(number)
    expect(
      parseBusinessNumber([...number].map(symbol => cyrillic[symbol] ?? symbol).join('')),
    ).toBe(number)
  }
})

test('any single wrong symbol and any swap of neighbours is found', () => {
  for (let round = 0; round < 50; round += 1) {
    const symbols = [...draw().replaceAll('-', '')]
    for (let place = 0; place < symbols.length; place += 1) {
      for (const other of '23456789ABEHKMPTX') {
        if (other === symbols[place]) continue
        expect(parseBusinessNumber(symbols.with(place, other).join(''))).toBeUndefined()
      }
      const [left, right] = [symbols[place], symbols[place + 1]]
      if (left === undefined || right === undefined || left === right) continue
      expect(
        parseBusinessNumber(
          symbols
            .with(place, right)
            .with(place + 1, left)
            .join(''),
        ),
      ).toBeUndefined()
    }
  }
})

test('no text is an accident: anything else is undefined, never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(['string', 'undefined']).toContain(typeof parseBusinessNumber(text))
    }),
  )
})

test('numbers do not repeat and use every symbol alike', () => {
  const numbers = new Set(Array.from({ length: 5000 }, draw))
  expect(numbers.size).toBe(5000)
  const counts = new Map<string, number>()
  for (const symbol of [...numbers].join('').replaceAll('-', ''))
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  expect(counts.size).toBe(17)
  // 45 000 symbols, 2 647 each expected; six standard deviations are about 300.
  for (const count of counts.values()) expect(Math.abs(count - 45_000 / 17)).toBeLessThan(300)
})
