/** The document of an act: as it was signed, or as it would be signed now. */
import { sha256Hex } from '../../base/digest.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { Read } from '../../platform/db/database.ts'
import { type ReadAct, type ReadLine, selectAct, selectActLines } from './act-reading-queries.ts'
import { type ActDocumentFacts, composeActDocument } from './compose-act-document.ts'
import { type ActSignature, selectActSignature } from './signature-queries.ts'

export type ActDocument = {
  readonly document: string
  readonly sha256: string
  readonly signature: ActSignature | undefined
}

export async function findActDocument(
  read: Read,
  act: ReadAct,
  lines: readonly ReadLine[],
): Promise<ActDocument> {
  const signature = await selectActSignature(read, act.id)
  if (signature !== undefined) {
    return { document: signature.document, sha256: signature.documentSha256, signature }
  }
  const document = composeActDocument(factsOfDocument(act, lines))
  return { document, sha256: sha256Hex(document), signature: undefined }
}

/** For who signs; undefined when there is no such act. */
export async function findDocumentToSign(
  read: Read,
  number: string,
): Promise<(ActDocument & { readonly act: ReadAct }) | undefined> {
  const act = await selectAct(read, number)
  if (act === undefined) return undefined
  return { act, ...(await findActDocument(read, act, await selectActLines(read, act.id))) }
}

export function factsOfDocument(act: ReadAct, lines: readonly ReadLine[]): ActDocumentFacts {
  return {
    ...act,
    month: act.month.toPlainYearMonth(),
    preparedOn: act.preparedAt.toZonedDateTimeISO(ALMATY).toPlainDate(),
    lines,
  }
}
