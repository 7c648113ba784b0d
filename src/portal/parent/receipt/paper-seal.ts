/** What a paper says of the journal: the record that it rests on, and the seal above it. */
import type { Language } from '../../../base/language.ts'
import { findFactsAbout, findPublishedLeaf } from '../../../platform/journal/find-receipts.ts'
import { findSeal } from '../../../platform/journal/find-seal.ts'
import type { JournalKind } from '../../../platform/journal/journal-kind.ts'
import type { Deps } from '../../deps.ts'
import { leafAddress } from '../../public/log/leaf-address.ts'

export type PaperSeal =
  | {
      readonly index: number
      readonly origin: string
      readonly size: number
      /** Base64. */
      readonly root: string
      /** Where the code leads that checks the paper. */
      readonly address: string
    }
  /** The record waits for its place. */
  | 'sealing'
  /** There is no such record, or no journal yet. */
  | 'none'

const PATIENCE_MS = 2000
const LOOK_EVERY_MS = 200

/** The newest record of the kind about the number; waits a moment for one that is being sealed. */
export async function findPaperSeal(
  { database, config }: Deps,
  language: Language,
  record: { readonly about: string; readonly kind: JournalKind },
): Promise<PaperSeal> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const facts = await findFactsAbout(database, [record.about])
    const fact = facts.findLast(({ kind }) => kind === record.kind)
    const seal = await findSeal(database)
    if (fact === undefined || seal === undefined) return 'none'
    const { index, isPublished } = fact
    const leaf =
      index !== undefined && isPublished ? await findPublishedLeaf(database, index) : undefined
    if (index !== undefined && leaf !== undefined && index < seal.checkpoint.size) {
      const { origin, size, root } = seal.checkpoint
      return {
        index,
        origin,
        size,
        root: Buffer.from(root).toString('base64'),
        address: leafAddress(config.publicUrl, language, { index, hash: leaf.hash }),
      }
    }
    if (waited >= PATIENCE_MS) return 'sealing'
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
