/** What can be found wrong: a code for programs, a sentence for people (findings.json), the facts of both. */
import sentences from './findings.json' with { type: 'json' }

export type Code = keyof typeof sentences
type Facts = Readonly<Record<string, unknown>>
export type Problem = Facts & { readonly code: Code; readonly message: string }

/** What a command found: facts of the thing checked, what a reader should know, what is wrong. */
export type Report = { figures: Facts; notes: string[]; problems: Problem[] }

export function problem(code: Code, facts: Facts = {}): Problem {
  const message = sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]))
  return { code, message, ...facts }
}

/** Thrown where nothing more can be compared; any other error is a fault, not a finding. */
export class Wrong extends Error {
  readonly problem: Problem

  constructor(code: Code, facts: Facts = {}) {
    super(code)
    this.problem = problem(code, facts)
  }
}

/** The public facts of a leaf. */
export function parseFacts(leaf: string, index: number): Record<string, string> {
  return Object(parseObject(leaf, `leaf ${index}`).facts)
}

/** JSON from outside, as an object. */
export function parseObject(text: string, what: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Told below, in words for the reader.
  }
  throw new Wrong('bad-object', { what })
}
