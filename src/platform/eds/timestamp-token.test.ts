/** When a timestamp proves the moment of signing, and when it is refused. */
import { beforeAll, expect, test } from 'vitest'
import type { Iin } from '../../base/iin.ts'
import {
  type CertificateWish,
  type Holder,
  IIN,
  makeAuthority,
  makeCertificate,
  makePerson,
  rootsOf,
  USAGE,
} from './holder.fixture.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import { makeTimestamp, signCms } from './signature.fixture.ts'
import { verifySignature } from './verify-signature.ts'

const DOCUMENT = new TextEncoder().encode('акт')
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const BEFORE = '2026-11-22T09:59:00Z'

let root: Holder
let stamper: Holder

beforeAll(async () => {
  root = await makeAuthority('ROOT TEST')
  stamper = await makeStamper()
})

const makeStamper = (wish: Partial<CertificateWish> = {}) =>
  makeCertificate({
    issuer: root,
    subject: [[OID.commonName, 'STAMP TEST']],
    usages: USAGE.signature,
    purposes: [PURPOSE.timeStamping],
    ...wish,
  })

async function check(
  timestamp: (signature: Uint8Array) => Promise<Uint8Array>,
  wish: Partial<CertificateWish> = {},
) {
  const signers = [await makePerson(root, wish)]
  const cms = await signCms({ document: DOCUMENT, signers, timestamp })
  const verified = await verifySignature(cms, {
    document: DOCUMENT,
    party: { iin: IIN as Iin },
    now: NOW,
    roots: rootsOf(root),
    revocation: 'when-present',
  })
  return verified.ok ? verified.value.signed : verified.error
}

const stampAt =
  (at: string, by = stamper) =>
  (signature: Uint8Array) =>
    makeTimestamp(by, signature, at)

test('a token over the signature proves its time', async () => {
  expect(await check(stampAt(BEFORE))).toEqual({
    provenBy: 'timestamp',
    at: Temporal.Instant.from(BEFORE),
    authority: 'STAMP TEST',
    serialNumber: '4d',
  })
})

test('a certificate that expired since is judged by the time of the token', async () => {
  const wish = { to: '2026-11-22T09:59:30Z' }
  expect(await check(stampAt(BEFORE), wish)).toMatchObject({ provenBy: 'timestamp' })
  expect(await check(stampAt('2026-11-22T09:59:59Z'), wish)).toBe('certificate-expired')
  const later = { from: '2026-11-22T09:59:30Z' }
  expect(await check(stampAt(BEFORE), later)).toBe('certificate-not-yet-valid')
})

test('a token over other bytes, or over the document, is refused', async () => {
  expect(await check(() => makeTimestamp(stamper, DOCUMENT, BEFORE))).toBe('timestamp-wrong')
})

test('a token from the future is refused, clocks may differ by minutes', async () => {
  expect(await check(stampAt('2026-11-22T10:05:00Z'))).toMatchObject({ provenBy: 'timestamp' })
  expect(await check(stampAt('2026-11-22T10:11:00Z'))).toBe('timestamp-wrong')
})

test('a token of a foreign authority, of a signing key, or of an expired one is refused', async () => {
  const foreign = await makeStamper({ issuer: await makeAuthority('ROOT TEST') })
  const person = await makePerson(root)
  const both = await makeStamper({ purposes: [PURPOSE.timeStamping, PURPOSE.emailProtection] })
  const expired = await makeStamper({ to: '2026-11-01T00:00:00Z' })
  for (const by of [foreign, person, both, expired]) {
    expect(await check(stampAt(BEFORE, by))).toBe('timestamp-wrong')
  }
})

test('what is no token is refused', async () => {
  const plain = (signature: Uint8Array) =>
    signCms({ document: signature, signers: [stamper], attached: true })
  expect(await check(plain)).toBe('timestamp-wrong')
  expect(await check(async () => new Uint8Array([0x30, 0x00]))).toBe('timestamp-wrong')
})

test('a token that we cannot check proves nothing: our receipt counts', async () => {
  const weak = await makeStamper({ key: 'short-rsa' })
  expect(await check(stampAt(BEFORE, weak))).toEqual({ provenBy: 'receipt', at: NOW })
})
