/** Whom to believe: the keys of a log, and which of its witnesses must have countersigned (tlog-policy). */
import * as note from './checkpoint.ts'
import { type Problem, problem, Wrong } from './problem.ts'

/** Any key of the log may sign: there are several only while one is being replaced. */
export type Policy = {
  readonly logs: note.NoteKey[]
  readonly witnesses: Map<string, note.NoteKey>
  readonly groups: Map<string, { readonly needed: number; readonly members: string[] }>
  quorum?: string
}

export function parsePolicy(text: string): Policy {
  const policy: Policy = { logs: [], witnesses: new Map(), groups: new Map() }
  for (const line of text.split('\n')) {
    const fields = line.replace(/#.*/, '').trim()
    if (fields !== '' && !takeLine(policy, fields.split(/\s+/))) {
      throw new Wrong('bad-policy', { why: `the line "${fields}" means nothing` })
    }
  }
  const { logs, witnesses, quorum } = policy
  const whole = logs.length > 0 && quorum !== undefined
  if (!whole) throw new Wrong('bad-policy', { why: 'it needs a log and a quorum' })
  const keys = [...logs, ...witnesses.values()].map(({ vkey }) => vkey.slice(-42))
  if (new Set(keys).size < keys.length) throw new Wrong('bad-policy', { why: 'a key occurs twice' })
  return policy
}

/** False: the line does not belong into a policy. Members of a group must stand above it. */
function takeLine(policy: Policy, [verb, name = '', first = '', ...members]: string[]): boolean {
  const { logs, witnesses, groups } = policy
  const known = (member: string) => witnesses.has(member) || groups.has(member)
  if (verb === 'log') {
    logs.push(note.parseKey(name))
    return logs.at(-1)?.type === note.LOG_KEY
  }
  if (verb === 'quorum' && policy.quorum === undefined) {
    policy.quorum = name
    return name === 'none' || known(name)
  }
  if (name === '' || name === 'none' || known(name)) return false
  if (verb === 'witness') {
    witnesses.set(name, note.parseKey(first))
    return witnesses.get(name)?.type === note.WITNESS_KEY
  }
  const needed = first === 'all' ? members.length : first === 'any' ? 1 : Number(first)
  groups.set(name, { needed, members })
  return verb === 'group' && members.every(known) && needed >= 1 && needed <= members.length
}

/** Who signed, by the policy's keys; problems: no right signature of the log, a wrong one, no quorum. */
export function checkSigners(checkpoint: note.Checkpoint, policy: Policy, problems: Problem[]) {
  const { origin } = checkpoint
  const look = (key: note.NoteKey) => note.checkSignature(checkpoint, key)
  const tried = policy.logs.filter(key => key.name === origin && look(key))
  const log = tried.find(key => look(key)?.valid)
  const lacking = tried.length > 0 ? 'signature-wrong' : 'signature-missing'
  if (log === undefined) problems.push(problem(lacking, { origin }))
  const signed = new Map<string, string>()
  for (const [witness, key] of policy.witnesses) {
    const found = look(key)
    if (found?.valid) signed.set(witness, `${witness} ${found.at}`)
    else if (found) problems.push(problem('cosignature-wrong', { witness }))
  }
  const reached = (name: string): boolean => {
    const { needed, members } = policy.groups.get(name) ?? { needed: 1, members: [] }
    return signed.has(name) || members.filter(reached).length >= needed
  }
  const facts = { quorum: policy.quorum, signed: signed.size, known: policy.witnesses.size }
  const enough = policy.quorum === 'none' || reached(policy.quorum ?? '')
  if (!enough) problems.push(problem('witnesses-missing', facts))
  return { log: log?.vkey, witnesses: [...signed.values()] }
}
