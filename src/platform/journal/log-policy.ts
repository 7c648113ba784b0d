/** The policy of a log (c2sp.org/tlog-policy): whose signature counts, and which witnesses suffice. */
import type { NoteVerifier } from './signed-note.ts'

export type PolicyLog = {
  readonly verifier: NoteVerifier
  readonly url: string | undefined
}

export type PolicyWitness = {
  /** Known inside the file only; the key's own name is in its vkey. */
  readonly label: string
  readonly verifier: NoteVerifier
  readonly url: string | undefined
}

export type PolicyGroup = {
  readonly label: string
  /** From 1 to the number of members. */
  readonly threshold: number
  /** Labels of witnesses and of groups before this one. */
  readonly members: readonly string[]
}

export type LogPolicy = {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly groups: readonly PolicyGroup[]
  /** The label of a witness or a group, or `none`. */
  readonly quorum: string
}

export const NO_QUORUM = 'none'

/** The file's text; `all` and `any` are written so. */
export function composePolicy(policy: LogPolicy): string {
  const lines = [
    ...policy.logs.map(({ verifier, url }) => ['log', verifier.vkey, url]),
    ...policy.witnesses.map(({ label, verifier, url }) => ['witness', label, verifier.vkey, url]),
    ...policy.groups.map(group => [
      'group',
      group.label,
      composeThreshold(group),
      ...group.members,
    ]),
    ['quorum', policy.quorum],
  ]
  return lines.map(fields => `${fields.filter(field => field !== undefined).join(' ')}\n`).join('')
}

function composeThreshold({ threshold, members }: PolicyGroup): string {
  if (threshold === members.length) return 'all'
  return threshold === 1 ? 'any' : String(threshold)
}

/** Whether the cosignatures of these witnesses suffice; keys that the policy does not know are ignored. */
export function isQuorate(policy: LogPolicy, verifiedWitnessVkeys: Iterable<string>): boolean {
  if (policy.quorum === NO_QUORUM) return true
  const vkeys = new Set(verifiedWitnessVkeys)
  const witnessed = new Set(
    policy.witnesses.filter(one => vkeys.has(one.verifier.vkey)).map(one => one.label),
  )
  // A group names only what stands before it, so one pass in the file's order settles all.
  for (const { label, threshold, members } of policy.groups) {
    if (members.filter(member => witnessed.has(member)).length >= threshold) witnessed.add(label)
  }
  return witnessed.has(policy.quorum)
}

/** All witnesses in the order of their lines, with whether their word counts towards the quorum. */
export function witnessesOf(
  policy: LogPolicy,
): readonly (PolicyWitness & { readonly counts: boolean })[] {
  const counting = new Set([policy.quorum])
  for (const { label, members } of policy.groups.toReversed()) {
    if (counting.has(label)) for (const member of members) counting.add(member)
  }
  return policy.witnesses.map(one => ({ ...one, counts: counting.has(one.label) }))
}

/** "2 of 3" when the quorum is so simple that it can be said so; undefined for groups within groups. */
export function simpleQuorum(
  policy: LogPolicy,
): { readonly needed: number; readonly all: number } | undefined {
  if (policy.quorum === NO_QUORUM) return { needed: 0, all: policy.witnesses.length }
  const labels = new Set(policy.witnesses.map(({ label }) => label))
  if (labels.has(policy.quorum)) return { needed: 1, all: 1 }
  const group = policy.groups.find(({ label }) => label === policy.quorum)
  if (group === undefined || !group.members.every(member => labels.has(member))) return undefined
  return { needed: group.threshold, all: group.members.length }
}
