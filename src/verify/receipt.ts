/** Checks a receipt (`*.tlog-proof`) offline: what was filed, when, and that the log is bound to it for ever. */
import { commitTo, type LeafFields } from '../platform/journal/leaf.ts'
import { parseBase64, parseCheckpoint } from './checkpoint.ts'
import { hashLeaf, rootFromProof } from './merkle.ts'
import type { Pins } from './pins.ts'
import { checkSigners, parsePolicy } from './policy.ts'
import { parseObject, problem, type Report, Wrong } from './problem.ts'

/** Format c2sp.org/tlog-proof@v1: header, extra, index, the path, an empty line, the checkpoint. */
const SHAPE =
  /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (\d{1,15})\n((?:\S{44}\n){0,63})\n(.+)$/s

/** Without `policyText` the policy pinned for that origin is used. */
export function checkReceipt(text: string, policyText: string | undefined, pins: Pins): Report {
  const [, extra = '', indexText, pathText = '', note = ''] = SHAPE.exec(text) ?? []
  if (!indexText) throw new Wrong('bad-receipt', { why: 'its lines are not those of its format' })
  const json = parseObject(parseBase64(extra)?.toString() ?? '', 'the part "extra" of the receipt')
  const { format, leaf = '', private: fields, salt = '' } = json as Record<string, string>
  // Erased on a lawful request: what was opened is gone, the log still proves the leaf.
  const erased = !('private' in json) && !('salt' in json)
  const texts = typeof leaf === 'string' && (erased || /^[0-9a-f]{64}$/.test(String(salt)))
  if (format !== 'kezek.receipt/1' || !texts)
    throw new Wrong('bad-receipt', { why: 'leaf or salt is missing' })
  const { at, commitment, facts, kind } = parseObject(leaf, 'the leaf of the receipt')
  const { origin, size, root } = parseCheckpoint(note)
  const index = Number(indexText)
  const problems: Report['problems'] = []
  const opens = erased || commitment === commitmentOf(salt, fields)
  if (!opens) problems.push(problem('private-part-differs'))
  const hashes = pathText.match(/.+/g)?.map(line => parseBase64(line) ?? Buffer.alloc(0))
  const reached = rootFromProof(hashLeaf(leaf), index, size, hashes ?? [])
  if (!reached?.equals(root)) problems.push(problem('not-in-log', { size, index }))
  const policy = policyText ?? pins[origin]?.policy
  if (policy === undefined) problems.push(problem('no-policy', { origin }))
  const signedBy = policy && checkSigners(parseCheckpoint(note), parsePolicy(policy), problems)
  const filed = { kind, at: new Date(Number(at) / 1000).toJSON(), facts, private: fields }
  const notes = erased ? ['its private part was erased: only the public facts are proved'] : []
  return { figures: { origin, index, size, signedBy, filed }, notes, problems }
}

/** A private part that canonical JSON does not know (fractions, lone surrogates) has no commitment. */
function commitmentOf(salt: string, fields: unknown): string | undefined {
  try {
    return commitTo(Buffer.from(salt, 'hex'), fields as LeafFields)
  } catch {
    return undefined
  }
}
