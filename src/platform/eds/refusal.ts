/** Why an electronic signature is not accepted: a closed union, each member with what to do about it. */

export const SIGNATURE_REFUSALS = [
  /** More bytes or more certificates than any honest signature has. */
  'too-large',
  /** Neither DER, base64 nor PEM of a CMS SignedData. */
  'not-cms',
  'no-signer',
  'several-signers',
  /** The signer's certificate is not enclosed: sign again with a program that encloses it. */
  'certificate-missing',
  /** A certificate is malformed or carries a critical extension that we do not know. */
  'certificate-unreadable',
  /** No signed attributes: nothing binds the type of what was signed (RFC 5652, 5.3). */
  'attributes-missing',
  /** What was signed is another document, or other bytes of it. */
  'document-differs',
  'signature-wrong',
  /** GOST of Kazakhstan: sign with an RSA key, or the operator connects a verifying service. */
  'algorithm-national',
  'algorithm-unknown',
  /** SHA-1, MD5, or RSA shorter than 2048 bits. */
  'algorithm-weak',
  /** The certificate does not lead to a configured root. */
  'authority-unknown',
  'certificate-not-yet-valid',
  'certificate-expired',
  'certificate-revoked',
  /** Revocation must be known and neither OCSP nor a list says it. Try again later. */
  'revocation-unknown',
  /** An authentication certificate, or one without non-repudiation. Use the signing key. */
  'not-for-signing',
  'wrong-person',
  'wrong-organisation',
  /** A person signs for himself, but with a key of an organisation. */
  'certificate-of-organisation',
  /** A key of the organisation whose holder has no right of signature. */
  'without-authority',
  /** The timestamp is about something else, is forged, or comes from the future. */
  'timestamp-wrong',
  /** The verifying service did not answer, or answered what cannot be understood. */
  'service-silent',
] as const

export type SignatureRefusal = (typeof SIGNATURE_REFUSALS)[number]
