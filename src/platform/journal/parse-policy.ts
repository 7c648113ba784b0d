/** Reads a policy file (c2sp.org/tlog-policy) strictly; a mistake names its line. */
import { err, ok, type Result } from '../../base/result.ts'
import {
  type LogPolicy,
  NO_QUORUM,
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
} from './log-policy.ts'
import { NOTE_SIGNATURE, type NoteVerifier, parseVkey, WITNESS_COSIGNATURE } from './signed-note.ts'

const MAX_TEXT_LENGTH = 256 * 1024

type Draft = {
  readonly logs: PolicyLog[]
  readonly witnesses: PolicyWitness[]
  readonly groups: PolicyGroup[]
  readonly labels: Set<string>
  /** Labels that are members already: each counts in one way only. */
  readonly taken: Set<string>
  quorum: string | undefined
}

/** What is wrong with the line, if anything; otherwise the draft has grown. */
type ReadLine = (draft: Draft, fields: readonly string[]) => string | undefined

const LINES: Readonly<Record<string, ReadLine>> = {
  log: readLog,
  witness: readWitness,
  group: readGroup,
  quorum: readQuorum,
}

/** Errors are `line N: what is wrong`. */
export function parsePolicy(text: string): Result<LogPolicy, string> {
  if (text.length > MAX_TEXT_LENGTH) return err(`the policy is over ${MAX_TEXT_LENGTH} characters`)
  const draft: Draft = {
    logs: [],
    witnesses: [],
    groups: [],
    labels: new Set(),
    taken: new Set(),
    quorum: undefined,
  }
  for (const [index, line] of text.split('\n').entries()) {
    const mistake = readLine(draft, line)
    if (mistake !== undefined) return err(`line ${index + 1}: ${mistake}`)
  }
  const { logs, witnesses, groups, quorum } = draft
  if (quorum === undefined)
    return err(`line ${text.split('\n').length}: the quorum line is missing`)
  return ok({ logs, witnesses, groups, quorum })
}

function readLine(draft: Draft, line: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(line)) return 'a control character (lines end in LF alone)'
  const [keyword = '', ...fields] = line.split(/[ \t]+/).filter(field => field !== '')
  if (keyword === '' || keyword.startsWith('#')) return undefined
  const read = Object.hasOwn(LINES, keyword) ? LINES[keyword] : undefined
  return read === undefined ? `"${keyword}" is no word of a policy` : read(draft, fields)
}

function readLog(draft: Draft, [vkey = '', url, ...rest]: readonly string[]): string | undefined {
  if (rest.length > 0) return 'a log has a vkey and perhaps a url'
  const verifier = readKey(vkey, NOTE_SIGNATURE, draft.logs)
  if (!verifier.ok) return verifier.error
  draft.logs.push({ verifier: verifier.value, url })
  return undefined
}

function readWitness(
  draft: Draft,
  [label = '', vkey = '', url, ...rest]: readonly string[],
): string | undefined {
  if (rest.length > 0) return 'a witness has a name, a vkey and perhaps a url'
  const verifier = readKey(vkey, WITNESS_COSIGNATURE, draft.witnesses)
  if (!verifier.ok) return verifier.error
  draft.witnesses.push({ label, verifier: verifier.value, url })
  return define(draft, label)
}

function readKey(
  vkey: string,
  type: NoteVerifier['type'],
  others: readonly { readonly verifier: NoteVerifier }[],
): Result<NoteVerifier, string> {
  const verifier = parseVkey(vkey)
  if (!verifier.ok) return verifier
  if (verifier.value.type !== type) return err(`a key of type ${type} belongs here`)
  // The same key under another name or id is the same key.
  const twin = others.some(
    other => Buffer.compare(other.verifier.publicKey, verifier.value.publicKey) === 0,
  )
  return twin ? err('the key stands here already') : verifier
}

function define(draft: Draft, label: string): string | undefined {
  if (label === NO_QUORUM) return `"${NO_QUORUM}" names nobody`
  if (draft.labels.has(label)) return `"${label}" is defined already`
  draft.labels.add(label)
  return undefined
}

function readGroup(
  draft: Draft,
  [label, k = '', ...members]: readonly string[],
): string | undefined {
  if (label === undefined || members.length === 0) {
    return 'a group has a name, a number (or any, all) and members'
  }
  for (const member of members) {
    if (!draft.labels.has(member)) return `"${member}" is not defined above`
    if (draft.taken.has(member)) return `"${member}" is a member already`
    draft.taken.add(member)
  }
  const threshold = readThreshold(k, members.length)
  if (threshold === undefined) return `"${k}" is neither any, all nor a number up to the members`
  draft.groups.push({ label, threshold, members })
  return define(draft, label)
}

function readThreshold(text: string, memberCount: number): number | undefined {
  if (text === 'any') return 1
  if (text === 'all') return memberCount
  const k = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
  return k >= 1 && k <= memberCount ? k : undefined
}

function readQuorum(draft: Draft, [label, ...rest]: readonly string[]): string | undefined {
  if (label === undefined || rest.length > 0) return 'the quorum is one name, or none'
  if (draft.quorum !== undefined) return 'there is a quorum already'
  if (label !== NO_QUORUM && !draft.labels.has(label)) return `"${label}" is not defined above`
  draft.quorum = label
  return undefined
}
