/** What a signature must be to be accepted, and each way in which it is refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Bin } from '../../base/bin.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Iin } from '../../base/iin.ts'
import {
  BIN,
  type CertificateWish,
  type Holder,
  IIN,
  makeAuthority,
  makeCertificate,
  makeOfficer,
  makePerson,
  rootsOf,
  USAGE,
} from './holder.fixture.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import { type SignatureWish, signCms } from './signature.fixture.ts'
import type { Expected } from './verified-signature.ts'
import { verifySignature } from './verify-signature.ts'

const DOCUMENT = new TextEncoder().encode('%PDF-1.7 шарт № 1')
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const PERSON = { iin: IIN as Iin }
const ORGANISATION = { bin: BIN as Bin }

let root: Holder
let authority: Holder
let person: Holder

beforeAll(async () => {
  root = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST')
  authority = await makeAuthority('ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST', { issuer: root })
  person = await makePerson(authority)
})

async function check(
  cms: Uint8Array | Partial<SignatureWish>,
  expected: Partial<Expected> = {},
): Promise<string> {
  const bytes =
    cms instanceof Uint8Array
      ? cms
      : await signCms({ document: DOCUMENT, signers: [person], enclosed: [authority], ...cms })
  const verified = await verifySignature(bytes, {
    document: DOCUMENT,
    party: PERSON,
    now: NOW,
    roots: rootsOf(root),
    revocation: 'when-present',
    ...expected,
  })
  return verified.ok ? 'accepted' : verified.error
}

const signedBy = async (wish: Partial<CertificateWish> & { iin?: string }) =>
  check({ signers: [await makePerson(authority, wish)] })

describe('a signature is accepted', () => {
  test('detached and attached, and what an auditor needs is kept', async () => {
    expect(await check({ attached: true })).toBe('accepted')
    const cms = await signCms({ document: DOCUMENT, signers: [person], enclosed: [authority] })
    const verified = await verifySignature(cms, {
      document: DOCUMENT,
      party: PERSON,
      now: NOW,
      roots: rootsOf(root),
      revocation: 'when-present',
    })
    expect(verified).toEqual({
      ok: true,
      value: {
        name: 'СЫНАҚОВА СЫНАҚ СЫНАҚҚЫЗЫ',
        iin: IIN,
        bin: undefined,
        organisation: undefined,
        roles: [],
        verifiedBy: 'kezek',
        serialNumber: person.certificate.serialNumber,
        issuer: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST',
        issuerKeyId: authority.certificate.subjectKeyId,
        keyId: person.certificate.subjectKeyId,
        certificateSha256: sha256Hex(person.certificate.der),
        signed: { provenBy: 'receipt', at: NOW },
        claimedAt: Temporal.Instant.from('2026-11-22T09:00:00Z'),
        algorithm: 'ec-sha256',
        revocation: undefined,
        cmsSha256: sha256Hex(cms),
        documentSha256: sha256Hex(DOCUMENT),
      },
    })
  })

  test('in each form that NCALayer returns: DER, base64, PEM', async () => {
    const der = await signCms({ document: DOCUMENT, signers: [person], enclosed: [authority] })
    const base64 = Buffer.from(der).toString('base64')
    const lines = base64.replace(/(.{64})/g, '$1\r\n')
    for (const text of [
      base64,
      lines,
      `-----BEGIN CMS-----\n${lines}\n-----END CMS-----\n`,
      `-----BEGIN PKCS7-----\n${lines}\n-----END PKCS7-----`,
    ]) {
      expect(await check(new TextEncoder().encode(text))).toBe('accepted')
    }
  })

  test('by an RSA key of 2048 bits', async () => {
    expect(await signedBy({ key: 'rsa' })).toBe('accepted')
  })

  test('when the authority between is not enclosed but configured', async () => {
    expect(await check({ enclosed: [] })).toBe('authority-unknown')
    expect(await check({ enclosed: [] }, { roots: rootsOf(root, authority) })).toBe('accepted')
  })

  test('when it names its certificate, and refused when it names another', async () => {
    expect(await check({ names: person })).toBe('accepted')
    expect(await check({ names: authority })).toBe('signature-wrong')
  })
})

describe('the document', () => {
  test('changed by one byte is refused, detached or attached', async () => {
    const changed = Uint8Array.from(DOCUMENT)
    changed[3] = 0x2e
    expect(await check({ document: changed })).toBe('document-differs')
    expect(await check({ document: changed, attached: true })).toBe('document-differs')
  })

  test('of another content type is not a signature of ours', async () => {
    expect(await check({ contentType: OID.timestampInfo })).toBe('not-cms')
  })
})

describe('the signer', () => {
  test('is one: none and two are refused', async () => {
    expect(await check({ signers: [] })).toBe('no-signer')
    const other = await makePerson(authority)
    expect(await check({ signers: [person, other] })).toBe('several-signers')
  })

  test('signs attributes: a bare signature is refused', async () => {
    expect(await check({ withoutAttributes: true })).toBe('attributes-missing')
  })

  test('is the one that the signature names, wherever its certificate stands among others', async () => {
    const sibling = await makePerson(authority)
    const foreign = await makeAuthority('FOREIGN TEST')
    const serial = Number.parseInt(person.certificate.serialNumber, 16)
    const namesake = await makePerson(foreign, { serial })
    expect(await check({ enclosedFirst: [sibling, namesake] })).toBe('accepted')
  })

  test('states the type and the digest of the document once and truly', async () => {
    expect(await check({ statedType: OID.timestampInfo })).toBe('signature-wrong')
    expect(await check({ twoDigests: true })).toBe('signature-wrong')
  })

  test('is the holder of the key: a signature by another key is refused', async () => {
    const { keys } = await makePerson(authority)
    expect(await check({ signers: [{ ...person, keys }] })).toBe('signature-wrong')
  })

  test('is the party: another person, another organisation are refused', async () => {
    expect(await signedBy({ iin: '900202900153' })).toBe('wrong-person')
    const officer = await makeOfficer(authority)
    const other = await makeOfficer(authority, { bin: '240190000024' })
    const by = (one: Holder, party: Expected['party']) => check({ signers: [one] }, { party })
    expect(await by(officer, ORGANISATION)).toBe('accepted')
    expect(await by(officer, { ...ORGANISATION, ...PERSON })).toBe('accepted')
    expect(await by(officer, { ...ORGANISATION, iin: '900202900153' as Iin })).toBe('wrong-person')
    expect(await by(other, ORGANISATION)).toBe('wrong-organisation')
    expect(await by(person, ORGANISATION)).toBe('wrong-organisation')
    expect(await by(officer, PERSON)).toBe('certificate-of-organisation')
  })

  test('may bind the organisation: an employee may not, unless the caller says so', async () => {
    const employee = await makeOfficer(authority, { role: 5 })
    const wish = { signers: [employee] }
    expect(await check(wish, { party: ORGANISATION })).toBe('without-authority')
    const rolesThatBind = ['employee'] as const
    expect(await check(wish, { party: ORGANISATION, rolesThatBind })).toBe('accepted')
    const signatory = await makeOfficer(authority, { role: 2 })
    expect(await check({ signers: [signatory] }, { party: ORGANISATION })).toBe('accepted')
  })

  test('uses the signing key: an authentication certificate is refused', async () => {
    const authentication = [PURPOSE.clientAuthentication, '1.2.398.3.3.4.1.1']
    const usages = USAGE.authentication
    expect(await signedBy({ usages, purposes: authentication })).toBe('not-for-signing')
    expect(await signedBy({ usages })).toBe('not-for-signing')
    expect(await signedBy({ purposes: authentication })).toBe('not-for-signing')
  })
})

describe('the certificate', () => {
  test('is valid at the moment of receipt', async () => {
    expect(await signedBy({ to: '2026-11-21T00:00:00Z' })).toBe('certificate-expired')
    expect(await signedBy({ from: '2026-11-23T00:00:00Z' })).toBe('certificate-not-yet-valid')
    expect(await signedBy({ to: '2026-11-22T10:00:00Z' })).toBe('accepted')
  })

  test('has no critical extension that nobody here knows', async () => {
    expect(await signedBy({ critical: '1.2.3.4.5' })).toBe('certificate-unreadable')
  })

  test('leads to a configured root: another authority of the same name is foreign', async () => {
    const twin = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST')
    expect(await check({}, { roots: rootsOf(twin) })).toBe('authority-unknown')
    const own = await makeCertificate({ subject: [[OID.serialNumber, `IIN${IIN}`]] })
    expect(await check({ signers: [own] })).toBe('authority-unknown')
  })

  test('is issued by an authority: a person is none, nor one that may not go so deep', async () => {
    const pupil = await makePerson(person)
    expect(await check({ signers: [pupil], enclosed: [person, authority] })).toBe(
      'authority-unknown',
    )
    const shallow = await makeAuthority('SHALLOW TEST', { issuer: root, pathLength: 0 })
    const below = await makeAuthority('BELOW TEST', { issuer: shallow })
    const deep = await makePerson(below)
    expect(await check({ signers: [deep], enclosed: [below, shallow] })).toBe('authority-unknown')
    const direct = await makePerson(shallow)
    expect(await check({ signers: [direct], enclosed: [shallow] })).toBe('accepted')
  })

  test('is issued by one that says by every sign that it is an authority', async () => {
    const under = async (wish: Partial<CertificateWish>) => {
      const issuer = await makeAuthority('SIGNS TEST', { issuer: root, ...wish })
      return check({ signers: [await makePerson(issuer)], enclosed: [issuer] })
    }
    expect(await under({})).toBe('accepted')
    expect(await under({ isAuthority: false })).toBe('authority-unknown')
    expect(await under({ usages: USAGE.signing })).toBe('authority-unknown')
    expect(await under({ critical: '1.2.3.4.5' })).toBe('authority-unknown')
  })

  test('names its issuer: the same key under another name is not the issuer', async () => {
    const { keys } = root
    const renamed = await makeAuthority('ANOTHER TEST', { keys })
    const direct = await makePerson(root)
    const wish = { signers: [direct], enclosed: [] }
    expect(await check(wish, { roots: rootsOf(renamed) })).toBe('authority-unknown')
    const renewed = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST', { keys })
    expect(await check(wish, { roots: rootsOf(renewed) })).toBe('accepted')
  })

  test('may have two chains, of an authority renewed with its key: the valid one counts', async () => {
    const { keys } = await makeAuthority('RENEWED TEST', { issuer: root })
    const old = await makeAuthority('RENEWED TEST', {
      issuer: root,
      keys,
      to: '2026-06-01T00:00:00Z',
    })
    const renewed = await makeAuthority('RENEWED TEST', { issuer: root, keys })
    const signers = [await makePerson(old)]
    expect(await check({ signers, enclosed: [old] })).toBe('certificate-expired')
    expect(await check({ signers, enclosed: [old, renewed] })).toBe('accepted')
  })

  test('is not the root itself', async () => {
    const own = await makePerson(root, {
      issuer: undefined,
      isAuthority: true,
      usages: USAGE.signing | USAGE.authority,
    })
    expect(await check({ signers: [own] }, { roots: rootsOf(own) })).toBe('authority-unknown')
  })

  test('of an expired authority is expired', async () => {
    const old = await makeAuthority('OLD TEST', { issuer: root, to: '2026-06-01T00:00:00Z' })
    const late = await makePerson(old)
    expect(await check({ signers: [late], enclosed: [old] })).toBe('certificate-expired')
  })
})

describe('weak algorithms are refused', () => {
  test('RSA of 1024 bits, SHA-1 in the signature, SHA-1 in the certificate', async () => {
    expect(await signedBy({ key: 'short-rsa' })).toBe('algorithm-weak')
    const old = await makePerson(authority, { key: 'rsa', hash: 'SHA-1' })
    expect(await check({ signers: [old], hash: 'SHA-1' })).toBe('algorithm-weak')
    const rsa = await makeAuthority('RSA TEST', { key: 'rsa', hash: 'SHA-1' })
    const under = await makePerson(rsa, { hash: 'SHA-1' })
    expect(await check({ signers: [under] }, { roots: rootsOf(rsa) })).toBe('algorithm-weak')
  })
})
