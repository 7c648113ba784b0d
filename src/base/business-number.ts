/**
 * Public numbers of applications and vouchers: random, short, readable aloud, with a check
 * character. The letters are those that look alike in Latin and Cyrillic and are never mistaken
 * for a digit, so a parent may type either alphabet.
 */
import { assert } from './assert.ts'

const ALPHABET = '23456789ABEHKMPTX'
const CYRILLIC = new Map(
  Object.entries({ А: 'A', В: 'B', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X' }),
)
const RANDOM_LENGTH = 8
// The largest multiple of 17 below 256: bytes from there on would favour the first symbols.
const FAIR_BYTES = 255

/** 17^8 (about 7 billion) numbers; `nextByte` must be a cryptographic source. */
export function drawBusinessNumber(nextByte: () => number): string {
  let symbols = ''
  while (symbols.length < RANDOM_LENGTH) {
    const byte = nextByte()
    if (byte < FAIR_BYTES) symbols += ALPHABET.charAt(byte % ALPHABET.length)
  }
  return group(symbols + checkSymbol(symbols))
}

/** The number as stored, from what a person typed or pasted; undefined when it cannot be one. */
export function parseBusinessNumber(text: string): string | undefined {
  const symbols = [...text.toUpperCase()]
    .filter(symbol => !/[\s\-–—]/.test(symbol))
    .map(symbol => CYRILLIC.get(symbol) ?? symbol)
    .join('')
  if (symbols.length !== RANDOM_LENGTH + 1) return undefined
  if ([...symbols].some(symbol => !ALPHABET.includes(symbol))) return undefined
  const body = symbols.slice(0, RANDOM_LENGTH)
  return checkSymbol(body) === symbols.charAt(RANDOM_LENGTH) ? group(symbols) : undefined
}

/** A weighted sum modulo the prime 17: any single typo and any swap of neighbours is found. */
function checkSymbol(symbols: string): string {
  let sum = 0
  for (let index = 0; index < symbols.length; index += 1) {
    const value = ALPHABET.indexOf(symbols.charAt(index))
    assert(value >= 0, 'a symbol outside the alphabet')
    sum += value * (index + 2)
  }
  return ALPHABET.charAt(sum % ALPHABET.length)
}

function group(symbols: string): string {
  return `${symbols.slice(0, 3)}-${symbols.slice(3, 6)}-${symbols.slice(6)}`
}
