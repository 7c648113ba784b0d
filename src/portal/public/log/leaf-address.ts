/** The address that a paper's code leads to: the number of a record and enough of its hash to compare. */
import type { Language } from '../../../base/language.ts'

/** 22 characters of base64url are 132 bits: nobody makes another record that fits. */
const HASH_CHARACTERS = 22

export function paperHash(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64url').slice(0, HASH_CHARACTERS)
}

export function leafAddress(
  publicUrl: URL,
  language: Language,
  leaf: { readonly index: number; readonly hash: Uint8Array },
): string {
  const path = `/${language}/log/leaf/${leaf.index}?hash=${paperHash(leaf.hash)}`
  return new URL(path, publicUrl).href
}
