/** How many parts an SMS takes: GSM 03.38 seven-bit or UCS-2 (3GPP TS 23.038, TS 23.040 § 9.2.3.24). */

import { countSeptets } from './gsm-alphabet.ts'

export interface SmsParts {
  readonly encoding: 'gsm-7' | 'ucs-2'
  /** Characters of the encoding: septets, or UTF-16 units. */
  readonly length: number
  /** The text of each part, in order; at least one. */
  readonly parts: readonly string[]
}

/** 140 octets: 160 septets or 70 UTF-16 units; a part of several loses 6 octets to its header. */
const LIMITS = {
  'gsm-7': { single: 160, joined: 153 },
  'ucs-2': { single: 70, joined: 67 },
} as const

/** Kazakh and Russian letters are in no seven-bit table, so such a text is always UCS-2. */
export function calculateSmsParts(text: string): SmsParts {
  const characters = [...text]
  const encoding = characters.every(character => countSeptets(character)) ? 'gsm-7' : 'ucs-2'
  const measure = (character: string) =>
    (encoding === 'gsm-7' ? countSeptets(character) : undefined) ?? character.length
  const length = characters.reduce((sum, character) => sum + measure(character), 0)
  const limits = LIMITS[encoding]
  if (length <= limits.single) return { encoding, length, parts: [text] }
  return { encoding, length, parts: cut(characters, measure, limits.joined) }
}

/** A pair that makes one character (an emoji, an escaped bracket) is never torn apart. */
function cut(
  characters: readonly string[],
  measure: (character: string) => number,
  limit: number,
): string[] {
  const parts: string[] = []
  let part = ''
  let taken = 0
  for (const character of characters) {
    const size = measure(character)
    if (taken + size > limit) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += character
    taken += size
  }
  return [...parts, part]
}
