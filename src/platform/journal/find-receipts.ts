/** Finds what the journal holds about something public, and hands out the receipts of it. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound } from '../../base/failure.ts'
import type { Read } from '../db/database.ts'
import { selectCheckpoints, selectLastPublication } from './log-queries.ts'
import { type PublicLeaf, parseLeaf } from './parse-leaf.ts'
import { proveEntry } from './read-log.ts'
import { composeReceipt } from './receipt.ts'
import {
  type EntryRow,
  selectEntriesAbout,
  selectEntryOpened,
  selectLeafAt,
} from './receipt-queries.ts'
import { type Hash, leafHash, sameHash } from './tree.ts'

export type JournaledFact = PublicLeaf & {
  readonly id: bigint
  readonly about: string | null
  /** Its number in the log; undefined while it waits for its place. */
  readonly index: number | undefined
  /** In the tree that the world sees: its receipt can be had. */
  readonly isPublished: boolean
  /** Its private part is gone; what is public is still proved. */
  readonly isErased: boolean
}

const MOST = 1000

/**
 * Leaves about any of the subjects (number of an application or a voucher, `iteration:...`), the newest last.
 * Public facts only, yet who may see them together is for the caller to say.
 */
export async function findFactsAbout(
  read: Read,
  subjects: readonly string[],
): Promise<readonly JournaledFact[]> {
  const published = await selectLastPublication(read)
  const rows = await selectEntriesAbout(read, subjects, MOST)
  return rows.map(row => describe(row, published?.size ?? 0))
}

function describe(row: EntryRow, publishedSize: number): JournaledFact {
  const index = row.index === null ? undefined : Number(row.index)
  return {
    ...assertDefined(parseLeaf(row.leaf), 'entries are leaves'),
    id: row.id,
    about: row.about,
    index,
    isPublished: index !== undefined && index < publishedSize,
    isErased: row.isErased,
  }
}

/**
 * The text of an entry's receipt with its private part: only for those whom it concerns. `not-yet` while the
 * published tree does not hold it, which takes a second or two. Throws NotFound.
 */
export async function composeReceiptOf(read: Read, entryId: bigint): Promise<string | 'not-yet'> {
  const entry = await selectEntryOpened(read, entryId)
  if (entry === undefined) throw new NotFound('entry')
  const place = await proveEntry(read, entryId)
  if (place === undefined) return 'not-yet'
  const { leaf, salt, fields } = entry
  const opened = salt === null || fields === null ? undefined : { salt, privateFields: fields }
  return composeReceipt({ leaf, opened, ...place })
}

/** A leaf by its number; undefined while the world does not see one there. */
export async function findPublishedLeaf(
  read: Read,
  index: number,
): Promise<(PublicLeaf & { readonly text: string; readonly hash: Hash }) | undefined> {
  const published = await selectLastPublication(read)
  if (published === undefined || index >= published.size) return undefined
  const found = await selectLeafAt(read, index)
  const leaf = found && parseLeaf(found.leaf)
  // The hash is of the text that is shown, never the stored one beside a changed text.
  return found && leaf && { ...leaf, text: found.leaf, hash: leafHash(found.leaf) }
}

/**
 * Whether the log of today still holds what a receipt says: the same leaf in its place, and the same root for
 * the tree that was signed then. A receipt that is genuine and does not fit shows that history was rewritten.
 */
export async function agreesWithLog(
  read: Read,
  receipt: {
    readonly leaf: string
    readonly index: number
    readonly size: number
    readonly root: Hash
  },
): Promise<boolean> {
  const leaf = await findPublishedLeaf(read, receipt.index)
  if (leaf?.text !== receipt.leaf) return false
  const [signed] = await selectCheckpoints(read, { from: receipt.size, limit: 1 })
  return signed?.size === receipt.size && sameHash(signed.root, receipt.root)
}
