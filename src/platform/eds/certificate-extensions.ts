/** The extensions of a certificate that decide what its key may do (RFC 5280, 4.2). */
import * as asn1js from 'asn1js'
import type { Extension } from 'pkijs'
import { childrenOf, decodeWhole, hexOf, oidOf, tagged } from './asn1.ts'
import { OID } from './object-identifier.ts'

/** In the order of the bits of KeyUsage (RFC 5280, 4.2.1.3). */
const USAGES = [
  'digital-signature',
  'non-repudiation',
  'key-encipherment',
  'data-encipherment',
  'key-agreement',
  'sign-certificates',
  'sign-lists',
] as const

export type KeyUsage = (typeof USAGES)[number]

export type Extensions = {
  /** Undefined when the certificate does not say. */
  readonly usages: ReadonlySet<KeyUsage> | undefined
  readonly purposes: readonly string[] | undefined
  readonly isAuthority: boolean
  readonly pathLength: number | undefined
  readonly subjectKeyId: string | undefined
  readonly authorityKeyId: string | undefined
  /** Critical extensions that we do not process: such a certificate must be refused. */
  readonly unknownCritical: readonly string[]
}

/** What we process, or may ignore although it is critical (policies restrict nothing here). */
const KNOWN: ReadonlySet<string> = new Set([
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.certificatePolicies,
  OID.subjectKeyId,
  OID.authorityKeyId,
  OID.authorityAccess,
  OID.subjectAltName,
])

/** Undefined when an extension is repeated or malformed. */
export function readExtensions(decoded: readonly Extension[]): Extensions | undefined {
  const nodes = new Map<string, asn1js.AsnType>()
  for (const { extnID, extnValue } of decoded) {
    if (nodes.has(extnID)) return undefined
    const inner = decodeWhole(new Uint8Array(extnValue.getValue()))
    if (inner !== undefined) nodes.set(extnID, inner)
    else if (KNOWN.has(extnID)) return undefined
  }
  const constraints = childrenOf(nodes.get(OID.basicConstraints))
  const keyId = nodes.get(OID.subjectKeyId)
  const purposes = nodes.get(OID.extendedKeyUsage)
  return {
    usages: readUsages(nodes.get(OID.keyUsage)),
    purposes: purposes && childrenOf(purposes).map(node => oidOf(node) ?? ''),
    isAuthority: constraints.some(node => node instanceof asn1js.Boolean && node.getValue()),
    pathLength: pathLengthOf(constraints),
    subjectKeyId:
      keyId instanceof asn1js.OctetString ? hexOf(new Uint8Array(keyId.getValue())) : undefined,
    authorityKeyId: authorityKeyIdOf(nodes.get(OID.authorityKeyId)),
    unknownCritical: decoded
      .filter(({ critical, extnID }) => critical && !KNOWN.has(extnID))
      .map(({ extnID }) => extnID),
  }
}

function readUsages(node: asn1js.AsnType | undefined): ReadonlySet<KeyUsage> | undefined {
  if (!(node instanceof asn1js.BitString)) return undefined
  const [first = 0] = node.valueBlock.valueHexView
  return new Set(USAGES.filter((_, bit) => (first & (0x80 >> bit)) !== 0))
}

function pathLengthOf(constraints: readonly asn1js.AsnType[]): number | undefined {
  const found = constraints.find(node => node instanceof asn1js.Integer)
  return found instanceof asn1js.Integer ? found.valueBlock.valueDec : undefined
}

function authorityKeyIdOf(node: asn1js.AsnType | undefined): string | undefined {
  const id = tagged(node, 0)
  return id instanceof asn1js.Primitive ? hexOf(id.valueBlock.valueHexView) : undefined
}
