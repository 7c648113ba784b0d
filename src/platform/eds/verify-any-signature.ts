/** Our own check first; what is signed by a national algorithm goes to the operator's service, if there is one. */
import type { Result } from '../../base/result.ts'
import type { SignatureRefusal } from './refusal.ts'
import type { Expected, VerifiedSignature } from './verified-signature.ts'
import { type VerifyingService, verifyByService } from './verify-by-service.ts'
import { verifySignature } from './verify-signature.ts'

/** Asks the network: call it before a transaction, never inside one. */
export async function verifyAnySignature(
  cms: Uint8Array,
  expected: Expected,
  service: VerifyingService | undefined,
): Promise<Result<VerifiedSignature, SignatureRefusal>> {
  const own = await verifySignature(cms, expected)
  const national = !own.ok && own.error === 'algorithm-national'
  return national && service !== undefined ? verifyByService(cms, expected, service) : own
}
