/** National algorithms: refused by our own check, judged by the operator's service when there is one. */
import { ContentInfo, SignedData } from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Iin } from '../../base/iin.ts'
import {
  type Holder,
  IIN,
  makeAuthority,
  makePerson,
  NATIONAL_SIGNATURE,
  rootsOf,
} from './holder.fixture.ts'
import { signCms } from './signature.fixture.ts'
import type { Expected } from './verified-signature.ts'
import { verifyAnySignature } from './verify-any-signature.ts'
import { verifySignature } from './verify-signature.ts'
import { composeWord, type ServiceWord, standIn } from './verifying-service.fixture.ts'

const DOCUMENT = new TextEncoder().encode('шарт')
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')

let authority: Holder
let person: Holder

beforeAll(async () => {
  authority = await makeAuthority('ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST', { national: true })
  person = await makePerson(authority, { national: true })
})

/** Carries the identifiers of GOST R 34.10-2015 with Streebog; the bits themselves are the service's affair. */
async function signNationally(holder: Holder, attached = false): Promise<Uint8Array> {
  const cms = await signCms({ document: DOCUMENT, signers: [holder], attached })
  const info = ContentInfo.fromBER(new Uint8Array(cms))
  const signed = new SignedData({ schema: info.content })
  for (const { digestAlgorithm, signatureAlgorithm } of signed.signerInfos) {
    digestAlgorithm.algorithmId = '1.2.398.3.10.1.3.3'
    signatureAlgorithm.algorithmId = NATIONAL_SIGNATURE
  }
  info.content = signed.toSchema(true)
  return new Uint8Array(info.toSchema().toBER())
}

const expected = (wish: Partial<Expected> = {}): Expected => ({
  document: DOCUMENT,
  party: { iin: IIN as Iin },
  now: NOW,
  roots: rootsOf(authority),
  revocation: 'required',
  ...wish,
})

async function ask(word: Partial<ServiceWord> = {}, wish: Partial<Expected> = {}, holder = person) {
  const { serialNumber } = holder.certificate
  const service = await standIn(question => composeWord({ serialNumber, ...word }, question))
  const cms = await signNationally(holder)
  const verified = await verifyAnySignature(cms, expected(wish), service)
  return verified.ok ? verified.value.verifiedBy : verified.error
}

describe('our own check', () => {
  test('says that it does not know the algorithm, and without a service that stands', async () => {
    const cms = await signNationally(person)
    const refused = { ok: false, error: 'algorithm-national' }
    expect(await verifySignature(cms, expected())).toEqual(refused)
    expect(await verifyAnySignature(cms, expected(), undefined)).toEqual(refused)
  })

  test('says so as well of a known signature under a national authority', async () => {
    const cms = await signCms({ document: DOCUMENT, signers: [await makePerson(authority)] })
    expect(await verifySignature(cms, expected())).toMatchObject({ error: 'algorithm-national' })
  })

  test('needs no service for what it knows', async () => {
    const service = await standIn(() => 500)
    const known = await makeAuthority('RSA TEST')
    const cms = await signCms({ document: DOCUMENT, signers: [await makePerson(known)] })
    const wish = expected({ revocation: 'when-present', roots: rootsOf(known) })
    const verified = await verifyAnySignature(cms, wish, service)
    expect(verified).toMatchObject({ ok: true, value: { verifiedBy: 'kezek' } })
    expect(service.asked).toEqual([])
  })
})

describe('the service is asked', () => {
  test('with the document when detached, without it when it is inside', async () => {
    const { serialNumber } = person.certificate
    const service = await standIn(question => composeWord({ serialNumber }, question))
    const detached = await signNationally(person)
    const verified = await verifyAnySignature(detached, expected(), service)
    expect(verified).toMatchObject({
      ok: true,
      value: {
        verifiedBy: 'service',
        iin: IIN,
        algorithm: NATIONAL_SIGNATURE,
        signed: { provenBy: 'receipt', at: NOW },
        revocation: { by: 'service', state: 'good', asOf: NOW },
      },
    })
    const attached = await signNationally(person, true)
    await verifyAnySignature(attached, expected({ revocation: 'when-present' }), service)
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
    expect(service.asked).toEqual([
      { cms: base64(detached), data: base64(DOCUMENT), revocationCheck: ['OCSP'] },
      { cms: base64(attached), revocationCheck: [] },
    ])
  })

  test('only about our document, a known authority and the right person', async () => {
    const cms = await signNationally(person, true)
    const service = await standIn(() => 500)
    const check = async (wish: Partial<Expected>) => {
      const verified = await verifyAnySignature(cms, expected(wish), service)
      return verified.ok ? 'accepted' : verified.error
    }
    const foreign = await makeAuthority('ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST')
    expect(await check({ roots: rootsOf(foreign) })).toBe('authority-unknown')
    expect(await check({ party: { iin: '900202900153' as Iin } })).toBe('wrong-person')
    expect(await check({ now: NOW.add({ hours: 24 * 60 }) })).toBe('certificate-expired')
    expect(await check({ document: new Uint8Array([1]) })).toBe('document-differs')
    expect(service.asked).toEqual([])
    expect(await check({})).toBe('service-silent')
  })
})

describe('the word of the service', () => {
  test('is taken in both forms: the graded status of 3.5, the certificate before', async () => {
    expect(await ask()).toBe('service')
    expect(await ask({ status: 'VALID', certificateValid: false })).toBe('service')
    expect(await ask({ certificateValid: false })).toBe('signature-wrong')
    expect(await ask({ status: 'INDETERMINATE' })).toBe('signature-wrong')
    expect(await ask({ valid: false })).toBe('signature-wrong')
    expect(await ask({ unasked: true })).toBe('revocation-unknown')
    expect(await ask({}, { revocation: 'when-present' })).toBe('service')
  })

  test('gives the reason of a refusal', async () => {
    const no = { valid: false, status: 'INVALID' }
    expect(await ask({ ...no, subIndication: 'CERT_REVOKED' })).toBe('certificate-revoked')
    expect(await ask({ ...no, subIndication: 'CHAIN_INCOMPLETE' })).toBe('authority-unknown')
    expect(await ask({ ...no, subIndication: 'REVOCATION_DATA_MISSING' })).toBe(
      'revocation-unknown',
    )
    expect(await ask({ ...no, subIndication: 'SIG_CRYPTO_FAILURE' })).toBe('signature-wrong')
    expect(await ask({ valid: true, revoked: true })).toBe('certificate-revoked')
  })

  test('must be about the certificate that we read, and about one signer', async () => {
    expect(await ask({ serialNumber: 'abcdef' })).toBe('service-silent')
    expect(await ask({ signers: 2 })).toBe('several-signers')
    expect(await ask({ signers: 0 })).toBe('signature-wrong')
  })

  test('that cannot be understood is silence', async () => {
    for (const said of [500, 'not json', '[]', { valid: 'yes' }, { valid: true, signers: [{}] }]) {
      const service = await standIn(() => said)
      const verified = await verifyAnySignature(await signNationally(person), expected(), service)
      expect(verified).toMatchObject({ ok: false })
      expect(verified.ok || verified.error).toBe('service-silent')
    }
    const absent = { url: 'http://127.0.0.1:1', timeoutMs: 500, limitBytes: 1000 }
    const verified = await verifyAnySignature(await signNationally(person), expected(), absent)
    expect(verified).toEqual({ ok: false, error: 'service-silent' })
  })
})
