/** The first look at what was sent as a signature, common to our own check and to the service's. */
import { err, ok, type Result } from '../../base/result.ts'
import { sameBytes, timeOf } from './asn1.ts'
import { decodeCmsForm } from './cms-form.ts'
import { OID } from './object-identifier.ts'
import { parseSignedData, type SignedData, type SignedDataRefusal } from './signed-data.ts'

/** Certificates, a timestamp, an OCSP answer and attributes take tens of kilobytes; lists more. */
const BESIDE_DOCUMENT_BYTES = 512 * 1024

export type ReadSignature = SignedData & {
  /** The CMS without armour: what is hashed, stored and sent on. */
  readonly der: Uint8Array
  readonly claimedAt: Temporal.Instant | undefined
}

/** Detached, or attached when the content is exactly our document. */
export function readSignature(
  cms: Uint8Array,
  document: Uint8Array,
): Result<ReadSignature, SignedDataRefusal | 'document-differs'> {
  const der = decodeCmsForm(cms, document.length + BESIDE_DOCUMENT_BYTES)
  if (!der.ok) return der
  const parsed = parseSignedData(der.value)
  if (!parsed.ok) return parsed
  const { content, contentType, signer } = parsed.value
  if (contentType !== OID.data) return err('not-cms')
  if (content !== undefined && !sameBytes(content, document)) return err('document-differs')
  const claimedAt = timeOf(signer.signed.get(OID.signingTime))
  return ok({ ...parsed.value, der: der.value, claimedAt })
}
