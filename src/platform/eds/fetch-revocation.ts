/**
 * Asks the authority's OCSP server, and its list when that is silent. The addresses are the operator's
 * (НУЦ РК: http://ocsp.pki.gov.kz, http://crl.pki.gov.kz/nca_rsa_2022.crl), never those of a certificate
 * that a stranger sent.
 */
import { hash } from 'node:crypto'
import * as asn1js from 'asn1js'
import type { Certificate } from './certificate.ts'
import { fetchBounded, type Limits } from './fetch-bounded.ts'
import type { FindRevocation } from './verified-signature.ts'

export type RevocationServers = Limits & {
  readonly ocspUrl?: string
  /** Lists in the order to be asked, each only when nothing before it answered. */
  readonly listUrls?: readonly string[]
}

const SHA256 = '2.16.840.1.101.3.4.2.1'

export function findRevocationAt(servers: RevocationServers): FindRevocation {
  return async (certificate, issuer) => {
    if (servers.ocspUrl !== undefined) {
      const body = composeOcspQuestion(certificate, issuer)
      const contentType = 'application/ocsp-request'
      const answer = await fetchBounded({ url: servers.ocspUrl, body, contentType }, servers)
      if (answer !== undefined) return [answer]
    }
    for (const url of servers.listUrls ?? []) {
      const list = await fetchBounded({ url }, servers)
      if (list !== undefined) return [list]
    }
    return []
  }
}

/** OCSPRequest of RFC 6960, 4.1.1, unsigned, with SHA-256 as NCANode asks. */
export function composeOcspQuestion(certificate: Certificate, issuer: Certificate): Uint8Array {
  const sequence = (...value: asn1js.AsnType[]) => new asn1js.Sequence({ value })
  const octets = (valueHex: Uint8Array) => new asn1js.OctetString({ valueHex })
  const name = Buffer.from(issuer.subject.encoded, 'hex')
  const certId = sequence(
    sequence(new asn1js.ObjectIdentifier({ value: SHA256 }), new asn1js.Null()),
    octets(hash('sha256', name, 'buffer')),
    octets(hash('sha256', issuer.publicKeyBits, 'buffer')),
    integerOf(certificate.serialNumber),
  )
  return new Uint8Array(sequence(sequence(sequence(sequence(certId)))).toBER())
}

function integerOf(hex: string): asn1js.Integer {
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  const positive = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
  return new asn1js.Integer({ valueHex: positive })
}
