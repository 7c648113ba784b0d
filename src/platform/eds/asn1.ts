/** Reading of BER that strangers send: nothing here throws, what cannot be read is undefined. */
import * as asn1js from 'asn1js'

export type Node = asn1js.AsnType

/** Libraries of ASN.1 throw on malformed input; here malformed is an ordinary answer. */
export function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** One value that fills the bytes to the last; depth and count of nodes are bounded by the library. */
export function decodeWhole(bytes: Uint8Array): Node | undefined {
  return attempt(() => {
    const { offset, result } = asn1js.fromBER(bytes)
    return offset === bytes.length && result.error === '' ? result : undefined
  })
}

export function childrenOf(node: Node | undefined): readonly Node[] {
  const value: unknown = node instanceof asn1js.Constructed ? node.valueBlock.value : undefined
  return Array.isArray(value) ? (value as Node[]) : []
}

/** The bytes of a value as they were sent, header included. */
export function bytesOf(node: Node): Uint8Array {
  return node.valueBeforeDecodeView
}

/** A child with a context tag, for example `[0]`. */
export function tagged(node: Node | undefined, tag: number): Node | undefined {
  return childrenOf(node).find(
    child => child.idBlock.tagClass === 3 && child.idBlock.tagNumber === tag,
  )
}

/** The content of an OCTET STRING, whole even when it was sent in pieces. */
export function octetsOf(node: Node | undefined): Uint8Array | undefined {
  if (!(node instanceof asn1js.OctetString)) return undefined
  return attempt(() => new Uint8Array(node.getValue()))
}

export function oidOf(node: Node | undefined): string | undefined {
  return node instanceof asn1js.ObjectIdentifier ? node.valueBlock.toString() : undefined
}

/** UTCTime or GeneralizedTime. */
export function timeOf(node: Node | undefined): Temporal.Instant | undefined {
  if (!(node instanceof asn1js.UTCTime)) return undefined
  return attempt(() => instantOf(node.toDate()))
}

export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime())
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}
