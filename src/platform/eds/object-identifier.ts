/** The object identifiers that a signature may carry, each with where it was found. */

/** CMS and its attributes: RFC 5652, RFC 3161, RFC 5035, RFC 5126; PKIX: RFC 5280, RFC 6960. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  ocspInCms: '1.3.6.1.5.5.7.16.2',
  accessOcsp: '1.3.6.1.5.5.7.48.1',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  certificatePolicies: '2.5.29.32',
  subjectKeyId: '2.5.29.14',
  authorityKeyId: '2.5.29.35',
  authorityAccess: '1.3.6.1.5.5.7.1.1',
  subjectAltName: '2.5.29.17',
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
  givenName: '2.5.4.42',
  deltaList: '2.5.29.27',
  issuingPoint: '2.5.29.28',
} as const

/** RFC 5280, 4.2.1.12. */
export const PURPOSE = {
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const

/**
 * Holders and roles that the national authority (НУЦ РК) writes into extended key usage.
 * Sourced: order 727 of 26.06.2015 as amended by order 383/НҚ of 13.10.2020
 * (adilet.zan.kz/rus/docs/V2000021440); the same list in NCANode and in ncalayer-js-client.
 */
export const HOLDER = {
  individual: '1.2.398.3.3.4.1.1',
  organisation: '1.2.398.3.3.4.1.2',
} as const

export const ROLE_OF_OID = {
  '1.2.398.3.3.4.1.2.1': 'head',
  '1.2.398.3.3.4.1.2.2': 'may-sign',
  '1.2.398.3.3.4.1.2.3': 'may-sign-finance',
  '1.2.398.3.3.4.1.2.4': 'personnel',
  '1.2.398.3.3.4.1.2.5': 'employee',
} as const satisfies Readonly<Record<string, string>>

export type OrganisationRole = (typeof ROLE_OF_OID)[keyof typeof ROLE_OF_OID]

/**
 * The national algorithms: GOST 34.310-2004 (1.2.398.3.10.1.1.1.x), GOST R 34.10-2015
 * (1.2.398.3.10.1.1.2.3.1 and .2) and their digests (1.2.398.3.10.1.3.x). Sourced: KalkanCrypt's
 * identifiers as NCANode uses them. Neither WebCrypto nor OpenSSL as shipped knows them.
 */
const NATIONAL = '1.2.398.3.10.'

export function isNationalAlgorithm(oid: string): boolean {
  return oid.startsWith(NATIONAL)
}
