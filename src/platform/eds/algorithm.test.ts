/** Which algorithms and keys are accepted, apart from everything else about a signature. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readDigest, verifySigned } from './algorithm.ts'

const BYTES = new TextEncoder().encode('bytes')
const SHA256 = '2.16.840.1.101.3.4.2.1'
const SHA512 = '2.16.840.1.101.3.4.2.3'
const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const RSA = '1.2.840.113549.1.1.1'

function signWith(namedCurve: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const publicKeyInfo = publicKey.export({ format: 'der', type: 'spki' })
  return {
    signature: sign('sha256', BYTES, privateKey),
    key: { publicKeyInfo, publicKeyOid: '1.2.840.10045.2.1' },
  }
}

function outcome(
  { signature, key }: ReturnType<typeof signWith>,
  signatureOid = ECDSA_SHA256,
  digestOid?: string,
) {
  const named = digestOid === undefined ? {} : { digestOid }
  const verified = verifySigned({ bytes: BYTES, signature, signatureOid, ...named }, key)
  return verified.ok ? verified.value : verified.error
}

describe('an elliptic key', () => {
  test('is on a curve of NIST, no other', () => {
    expect(outcome(signWith('prime256v1'))).toBe('ec-sha256')
    expect(outcome(signWith('secp384r1'))).toBe('ec-sha256')
    expect(outcome(signWith('secp256k1'))).toBe('algorithm-unknown')
    expect(outcome(signWith('brainpoolP256r1'))).toBe('algorithm-unknown')
  })

  test('does not verify what is said to be of RSA, nor rubbish', () => {
    const signed = signWith('prime256v1')
    expect(outcome(signed, RSA, SHA256)).toBe('algorithm-unknown')
    expect(outcome({ ...signed, signature: Buffer.of(1, 2, 3) })).toBe('signature-wrong')
    const key = { ...signed.key, publicKeyInfo: Buffer.of(0x30, 0) }
    expect(outcome({ ...signed, key })).toBe('algorithm-unknown')
  })
})

describe('the digest', () => {
  test('is the one of the algorithm', () => {
    const signed = signWith('prime256v1')
    expect(outcome(signed, ECDSA_SHA256, SHA256)).toBe('ec-sha256')
    expect(outcome(signed, ECDSA_SHA256, SHA512)).toBe('signature-wrong')
    expect(outcome(signed, RSA)).toBe('algorithm-unknown')
  })

  test.each([
    ['1.3.14.3.2.26', 'algorithm-weak'],
    ['1.2.840.113549.2.5', 'algorithm-weak'],
    ['1.2.398.3.10.1.3.3', 'algorithm-national'],
    ['1.2.398.3.10.1.1.1.1', 'algorithm-national'],
    ['1.2.643.7.1.1.2.2', 'algorithm-unknown'],
    ['__proto__', 'algorithm-unknown'],
  ])('%s: %s', (oid, error) => {
    expect(readDigest(oid)).toEqual({ ok: false, error })
  })
})

test('RSA has 2048 bits or more', () => {
  const of = (modulusLength: number) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
    const publicKeyInfo = publicKey.export({ format: 'der', type: 'spki' })
    const key = { publicKeyInfo, publicKeyOid: RSA }
    return outcome({ signature: sign('sha256', BYTES, privateKey), key }, RSA, SHA256)
  }
  expect(of(2048)).toBe('rsa-sha256')
  expect(of(1536)).toBe('algorithm-weak')
})
