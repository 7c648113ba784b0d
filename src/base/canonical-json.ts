/**
 * Canonical JSON (RFC 8785) restricted to strings, safe integers, booleans, null, arrays and plain
 * objects: what Kezek hashes. Anything else is a fault, so that two programs can never differ.
 */
import { AssertionFault } from './assert.ts'

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

export function canonicalJson(value: CanonicalValue): string {
  const parts: string[] = []
  write(value, parts)
  return parts.join('')
}

function write(value: CanonicalValue, parts: string[]): void {
  if (value === null || typeof value === 'boolean') parts.push(String(value))
  else if (typeof value === 'string') parts.push(writeString(value))
  else if (typeof value === 'number') parts.push(writeInteger(value))
  else if (Array.isArray(value)) writeArray(value, parts)
  else writeObject(value as { readonly [key: string]: CanonicalValue }, parts)
}

function writeString(text: string): string {
  // RFC 8785 3.2.2.2 asks for an error here; JSON.stringify would silently escape instead.
  if (!text.isWellFormed()) throw new AssertionFault('canonical JSON: a lone surrogate')
  return JSON.stringify(text)
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new AssertionFault(`canonical JSON: ${value} is not a safe integer`)
  }
  return String(value === 0 ? 0 : value)
}

function writeArray(values: readonly CanonicalValue[], parts: string[]): void {
  parts.push('[')
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) parts.push(',')
    write(values[index] as CanonicalValue, parts)
  }
  parts.push(']')
}

function writeObject(value: { readonly [key: string]: CanonicalValue }, parts: string[]): void {
  // The default sort compares UTF-16 code units, which is what RFC 8785 3.2.3 prescribes.
  const keys = Object.keys(value).sort()
  parts.push('{')
  let first = true
  for (const key of keys) {
    const member = value[key]
    if (member === undefined) throw new AssertionFault(`canonical JSON: ${key} is undefined`)
    if (!first) parts.push(',')
    first = false
    parts.push(writeString(key), ':')
    write(member, parts)
  }
  parts.push('}')
}
