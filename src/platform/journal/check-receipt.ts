/** Checks a receipt against a policy, with nothing but its own text: what it proves, and what is wrong with it. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { commitTo } from './leaf.ts'
import type { LogPolicy } from './log-policy.ts'
import { isQuorate } from './log-policy.ts'
import { type PublicLeaf, parseLeaf } from './parse-leaf.ts'
import { parseReceipt, RECEIPT_HEADER, type Receipt } from './receipt.ts'
import { parseNote } from './signed-note.ts'
import { leafHash, verifyInclusion } from './tree.ts'
import { type NoteSigners, verifySigners } from './verify-signers.ts'

/** What can be wrong; each has its own words for people. */
export type ReceiptFinding =
  /** Not a receipt at all. */
  | 'other-file'
  /** A receipt whose text was cut off or changed so that it cannot be read. */
  | 'damaged'
  /** The hidden part is not the one that the leaf is bound to. */
  | 'private-part-differs'
  /** Leaf, place or path were changed: the signed tree does not hold this. */
  | 'not-in-log'
  /** The checkpoint names a log that the policy does not know. */
  | 'other-log'
  | 'signature-missing'
  | 'signature-wrong'
  | 'cosignature-wrong'
  | 'witnesses-missing'

export type ReceiptVerdict = {
  /** Empty when the receipt is genuine. */
  readonly findings: readonly ReceiptFinding[]
  /** For who wants to know exactly, in English. */
  readonly detail: string | undefined
  /** Undefined when it could not be read. */
  readonly read:
    | {
        readonly receipt: Receipt
        readonly leaf: PublicLeaf
        readonly checkpoint: Checkpoint
        readonly signers: NoteSigners
      }
    | undefined
}

export function checkReceipt(given: string | Uint8Array, policy: LogPolicy): ReceiptVerdict {
  const receipt = parseReceipt(given)
  if (!receipt.ok)
    return unreadable(startsAsReceipt(given) ? 'damaged' : 'other-file', receipt.error)
  const leaf = parseLeaf(receipt.value.leaf)
  if (leaf === undefined) return unreadable('damaged', 'the leaf is no canonical leaf of a journal')
  const note = parseNote(receipt.value.note)
  if (!note.ok) return unreadable('damaged', note.error)
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return unreadable('damaged', checkpoint.error)
  const signers = verifySigners(note.value, checkpoint.value.origin, policy)
  const findings: ReceiptFinding[] = []
  if (!keepsCommitment(receipt.value, leaf)) findings.push('private-part-differs')
  if (!isIncluded(receipt.value, checkpoint.value)) findings.push('not-in-log')
  findings.push(...judgeSigners(signers, policy))
  const read = { receipt: receipt.value, leaf, checkpoint: checkpoint.value, signers }
  return { findings, detail: undefined, read }
}

function unreadable(finding: 'other-file' | 'damaged', detail: string): ReceiptVerdict {
  return { findings: [finding], detail, read: undefined }
}

function startsAsReceipt(given: string | Uint8Array): boolean {
  const start =
    typeof given === 'string' ? given.slice(0, 64) : Buffer.from(given.subarray(0, 64)).toString()
  return start
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith(RECEIPT_HEADER)
}

/** What was erased cannot differ; the public part is still proved by the tree. */
function keepsCommitment({ opened }: Receipt, leaf: PublicLeaf): boolean {
  if (opened === undefined) return true
  return commitTo(opened.salt, opened.privateFields) === leaf.commitment
}

function isIncluded({ leaf, index, proof }: Receipt, { size, root }: Checkpoint): boolean {
  return verifyInclusion({ index, size, leaf: leafHash(leaf), root, proof })
}

function judgeSigners(signers: NoteSigners, policy: LogPolicy): readonly ReceiptFinding[] {
  if (signers.isOtherLog) return ['other-log']
  const findings: ReceiptFinding[] = []
  if (signers.forgedLog) findings.push('signature-wrong')
  else if (signers.logVkeys.length === 0) findings.push('signature-missing')
  if (signers.witnesses.some(witness => witness.forged)) findings.push('cosignature-wrong')
  const verified = signers.witnesses.flatMap(({ vkey, at }) => (at === undefined ? [] : [vkey]))
  if (!isQuorate(policy, verified)) findings.push('witnesses-missing')
  return findings
}
