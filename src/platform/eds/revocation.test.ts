/** What counts as knowing about revocation: who says it, about whom, and as of when. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Iin } from '../../base/iin.ts'
import { sameBytes } from './asn1.ts'
import {
  type Holder,
  IIN,
  makeAuthority,
  makeCertificate,
  makePerson,
  rootsOf,
  USAGE,
} from './holder.fixture.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import { makeList, makeOcspAnswer, type SignatureWish, signCms } from './signature.fixture.ts'
import type { Expected } from './verified-signature.ts'
import { verifySignature } from './verify-signature.ts'

const DOCUMENT = new TextEncoder().encode('табель')
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')

let root: Holder
let authority: Holder
let person: Holder
let cms: Uint8Array

beforeAll(async () => {
  root = await makeAuthority('ROOT TEST')
  authority = await makeAuthority('BETWEEN TEST', { issuer: root })
  person = await makePerson(authority)
  cms = await signCms({ document: DOCUMENT, signers: [person], enclosed: [authority] })
})

async function check(
  evidence: readonly Uint8Array[],
  revocation: Expected['revocation'] = 'required',
  signed = cms,
) {
  const verified = await verifySignature(signed, {
    document: DOCUMENT,
    party: { iin: IIN as Iin },
    now: NOW,
    roots: rootsOf(root),
    revocation,
    findRevocation: async () => evidence,
  })
  return verified.ok ? (verified.value.revocation?.by ?? 'accepted') : verified.error
}

const about = () => ({ about: person, issuer: authority })
const makeResponder = (
  issuer: Holder,
  purposes: readonly string[] = [PURPOSE.ocspSigning],
  to = '2027-01-01T00:00:00Z',
) =>
  makeCertificate({
    to,
    issuer,
    subject: [[OID.commonName, 'OCSP TEST']],
    usages: USAGE.signature,
    purposes,
  })

describe('required', () => {
  test('nothing at hand is a refusal, a good answer or a list is not', async () => {
    expect(await check([])).toBe('revocation-unknown')
    expect(await check([await makeOcspAnswer(about())])).toBe('ocsp')
    expect(await check([await makeList(authority, [])])).toBe('list')
  })

  test('the evidence is kept with its time', async () => {
    const answer = await makeOcspAnswer(about())
    const verified = await verifySignature(cms, {
      document: DOCUMENT,
      party: { iin: IIN as Iin },
      now: NOW,
      roots: rootsOf(root),
      revocation: 'required',
      findRevocation: async (certificate, issuer) =>
        sameBytes(certificate.der, person.certificate.der) &&
        sameBytes(issuer.der, authority.certificate.der)
          ? [answer]
          : [],
    })
    if (!verified.ok) throw new Error(verified.error)
    expect(verified.value.revocation).toEqual({
      by: 'ocsp',
      state: 'good',
      asOf: Temporal.Instant.from('2026-11-22T09:55:00Z'),
      until: undefined,
      evidence: answer,
    })
  })

  test('"unknown" is no answer', async () => {
    expect(await check([await makeOcspAnswer({ ...about(), state: 'unknown' })])).toBe(
      'revocation-unknown',
    )
  })
})

describe('when present', () => {
  test('silence lets pass, a revocation does not', async () => {
    expect(await check([], 'when-present')).toBe('accepted')
    const revoked = await makeOcspAnswer({ ...about(), state: 'revoked' })
    expect(await check([revoked], 'when-present')).toBe('certificate-revoked')
    expect(await check([await makeList(authority, [person])], 'when-present')).toBe(
      'certificate-revoked',
    )
  })

  test('rubbish is silence', async () => {
    expect(await check([new Uint8Array([0x30, 0x80]), DOCUMENT], 'when-present')).toBe('accepted')
  })
})

describe('enclosed in the signature', () => {
  const enclose = async (wish: Partial<SignatureWish>) => {
    const signers = [person]
    const signed = await signCms({ document: DOCUMENT, signers, enclosed: [authority], ...wish })
    return check([], 'required', signed)
  }

  test('a list, or an answer in either of its places, is heard', async () => {
    const good = await makeOcspAnswer(about())
    expect(await enclose({ enclosedList: await makeList(authority, []) })).toBe('list')
    expect(await enclose({ answerBeside: good })).toBe('ocsp')
    expect(await enclose({ enclosedAnswer: good })).toBe('ocsp')
  })

  test('it convicts as well', async () => {
    const revoked = await makeOcspAnswer({ ...about(), state: 'revoked' })
    const list = await makeList(authority, [person])
    expect(await enclose({ enclosedList: list })).toBe('certificate-revoked')
    expect(await enclose({ answerBeside: revoked })).toBe('certificate-revoked')
    expect(await enclose({ enclosedAnswer: revoked })).toBe('certificate-revoked')
  })
})

describe('who may speak', () => {
  test('a responder delegated by the issuer, no other holder of its certificates', async () => {
    const by = await makeResponder(authority)
    expect(await check([await makeOcspAnswer({ ...about(), by })])).toBe('ocsp')
    for (const stranger of [
      await makeResponder(authority, [PURPOSE.emailProtection]),
      await makeResponder(await makeAuthority('BETWEEN TEST')),
      await makeResponder(authority, [PURPOSE.ocspSigning], '2026-11-22T09:00:00Z'),
      person,
    ]) {
      const answer = await makeOcspAnswer({ ...about(), by: stranger })
      expect(await check([answer])).toBe('revocation-unknown')
    }
  })

  test('a list of another key under the same name says nothing', async () => {
    const twin = await makeAuthority('BETWEEN TEST')
    expect(await check([await makeList(twin, [])])).toBe('revocation-unknown')
  })

  test('a list in part, or of an authority that may not sign lists, says nothing', async () => {
    for (const extension of [OID.deltaList, OID.issuingPoint, '1.2.3.4.5']) {
      const part = await makeList(authority, [], { extension })
      expect(await check([part])).toBe('revocation-unknown')
    }
    const mute = await makeAuthority('MUTE TEST', { issuer: root, usages: 0b00000100 })
    const holder = await makePerson(mute)
    const signed = await signCms({ document: DOCUMENT, signers: [holder], enclosed: [mute] })
    const list = await makeList(mute, [])
    expect(await check([list], 'required', signed)).toBe('revocation-unknown')
    const answer = await makeOcspAnswer({ about: holder, issuer: mute })
    expect(await check([answer], 'required', signed)).toBe('ocsp')
  })

  test('an answer about the same number of an authority with another key says nothing', async () => {
    const issuer = await makeAuthority('BETWEEN TEST')
    const answer = await makeOcspAnswer({ about: person, issuer, by: authority })
    expect(await check([answer])).toBe('revocation-unknown')
  })

  test('an answer about another certificate says nothing about this one', async () => {
    const other = await makePerson(authority)
    const answer = await makeOcspAnswer({ about: other, issuer: authority })
    expect(await check([answer])).toBe('revocation-unknown')
  })

  test('a revoked authority takes its certificates with it', async () => {
    const good = await makeOcspAnswer(about())
    expect(await check([good, await makeList(root, [authority])])).toBe('certificate-revoked')
    expect(await check([good, await makeList(root, [])])).toBe('ocsp')
  })
})

describe('as of when', () => {
  test('an old or a future "good" is no word, "revoked" stays however old', async () => {
    const old = { asOf: '2026-11-20T00:00:00Z' }
    expect(await check([await makeOcspAnswer({ ...about(), ...old })])).toBe('revocation-unknown')
    const until = '2026-11-22T12:00:00Z'
    expect(await check([await makeOcspAnswer({ ...about(), ...old, until })])).toBe('ocsp')
    const future = await makeOcspAnswer({ ...about(), asOf: '2026-11-22T11:00:00Z' })
    expect(await check([future])).toBe('revocation-unknown')
    const revoked = await makeOcspAnswer({ ...about(), ...old, state: 'revoked' })
    expect(await check([revoked])).toBe('certificate-revoked')
  })

  test('an enclosed old "good" does not outweigh a newer revocation; a newer "good" ends a hold', async () => {
    const old = '2026-11-22T08:00:00Z'
    const good = await makeOcspAnswer({ ...about(), asOf: old })
    const revoked = await makeOcspAnswer({ ...about(), state: 'revoked' })
    expect(await check([good, revoked])).toBe('certificate-revoked')
    const hold = await makeOcspAnswer({ ...about(), asOf: old, state: 'revoked' })
    expect(await check([hold, await makeOcspAnswer(about())])).toBe('ocsp')
  })
})
