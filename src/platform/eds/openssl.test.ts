/** What the openssl program signed, stamped, answered and listed is understood the same way here. */
import * as asn1js from 'asn1js'
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData } from 'pkijs'
import { describe, expect, test } from 'vitest'
import { OID } from './object-identifier.ts'
import { expectedOfOpenssl, MADE_AT, opensslFile } from './openssl-files.fixture.ts'
import type { Expected } from './verified-signature.ts'
import { verifySignature } from './verify-signature.ts'

async function check(cms: string | Uint8Array, wish: Partial<Expected> = {}): Promise<string> {
  const bytes = typeof cms === 'string' ? opensslFile(cms) : cms
  const verified = await verifySignature(bytes, expectedOfOpenssl(wish))
  return verified.ok ? verified.value.algorithm : verified.error
}

describe('openssl cms', () => {
  test.each([
    ['rsa-detached.der', 'rsa-sha256'],
    ['rsa-detached.pem', 'rsa-sha256'],
    ['rsa-attached.der', 'rsa-sha256'],
    ['rsa-indefinite.der', 'rsa-sha256'],
    ['rsa-cades.der', 'rsa-sha256'],
    ['rsa-by-key-id.der', 'rsa-sha256'],
    ['rsa-sha512.der', 'rsa-sha512'],
    ['ec-detached.der', 'ec-sha256'],
    ['rsa-pss.der', 'algorithm-unknown'],
    ['rsa-sha1.der', 'algorithm-weak'],
    ['rsa-without-attributes.der', 'attributes-missing'],
    ['rsa-without-certificate.der', 'certificate-missing'],
    ['auth.der', 'not-for-signing'],
    ['expired.der', 'certificate-expired'],
    ['other.der', 'wrong-person'],
    ['stranger.der', 'authority-unknown'],
    ['two-signers.der', 'several-signers'],
    ['no-signer.der', 'no-signer'],
    ['list.crl.der', 'not-cms'],
    ['ec.cer', 'not-cms'],
    ['root.pem', 'not-cms'],
  ])('%s: %s', async (file, outcome) => {
    expect(await check(file)).toBe(outcome)
  })

  test.each(['rsa-detached.der', 'rsa-attached.der', 'ec-detached.der', 'rsa-cades.der'])(
    '%s is refused for a document that is one byte longer',
    async file => {
      const document = Buffer.concat([opensslFile('document.txt'), Buffer.of(0x0a)])
      expect(await check(file, { document })).toBe('document-differs')
    },
  )
})

describe('openssl ocsp and openssl ca -gencrl', () => {
  const ask = (file: string, ...names: string[]) =>
    check(file, {
      revocation: 'required',
      findRevocation: async () => names.map(opensslFile),
    })

  test('a good answer of the delegated responder lets the signature pass', async () => {
    expect(await ask('ec-detached.der', 'ec.ocsp.der')).toBe('ec-sha256')
  })

  test('revocation is found in an answer, delegated or of the issuer, and in a list', async () => {
    for (const file of ['revoked.ocsp.der', 'revoked-by-issuer.ocsp.der', 'list.crl.der']) {
      expect(await ask('revoked.der', file)).toBe('certificate-revoked')
    }
    expect(await check('revoked.der')).toBe('ec-sha256')
  })

  test('a list without the certificate is a good word, an answer about another is none', async () => {
    expect(await ask('ec-detached.der', 'list.crl.der')).toBe('ec-sha256')
    expect(await ask('ec-detached.der', 'revoked.ocsp.der')).toBe('revocation-unknown')
    expect(await ask('ec-detached.der')).toBe('revocation-unknown')
  })

  test('an answer grows old', async () => {
    const verified = await verifySignature(
      opensslFile('ec-detached.der'),
      expectedOfOpenssl({
        now: MADE_AT.add({ hours: 48 }),
        revocation: 'required',
        findRevocation: async () => [opensslFile('ec.ocsp.der')],
      }),
    )
    expect(verified).toEqual({ ok: false, error: 'revocation-unknown' })
  })
})

describe('openssl ts', () => {
  /** Puts the token beside the signature, where RFC 3161 wants it. */
  function stamped(cms: string): Uint8Array {
    const info = ContentInfo.fromBER(opensslFile(cms))
    const signed = new SignedData({ schema: info.content })
    const [signer] = signed.signerInfos
    if (signer === undefined) throw new Error('no signer')
    const values = [asn1js.fromBER(opensslFile('ec-detached.timestamp.der')).result]
    const attributes = [new Attribute({ type: OID.timestampToken, values })]
    signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes })
    info.content = signed.toSchema(true)
    return new Uint8Array(info.toSchema().toBER())
  }

  test('its token proves the time of the signature that it is over, long after', async () => {
    const now = MADE_AT.add({ hours: 24 * 365 * 11 })
    const verified = await verifySignature(stamped('ec-detached.der'), expectedOfOpenssl({ now }))
    if (!verified.ok) throw new Error(verified.error)
    expect(verified.value.signed.provenBy).toBe('timestamp')
    expect(verified.value.signed.at.until(MADE_AT).total('minutes')).toBeLessThan(5)
    expect(await check('ec-detached.der', { now })).toBe('certificate-expired')
  })

  test('the same token beside another signature is refused', async () => {
    expect(await check(stamped('rsa-detached.der'))).toBe('timestamp-wrong')
  })
})
