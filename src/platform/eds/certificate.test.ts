/** Real certificates of НУЦ РК are read as the national authority means them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseCertificate } from './certificate.ts'
import { makeAuthority, makePerson } from './holder.fixture.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import { checkPurpose, identifySigner } from './signer-identity.ts'
import { isTestAuthority } from './test-authority.ts'

/** Public: the sample of NCANode's openapi.yml, and the timestamping certificate of tsp.pki.gov.kz. */
function read(name: string) {
  const path = join(import.meta.dirname, 'fixtures', name)
  const certificate = parseCertificate(new Uint8Array(readFileSync(path)))
  if (certificate === undefined) throw new Error(`${name} is not readable`)
  return certificate
}

test('the sample signing certificate of a person', () => {
  const sample = read('nca-sample-person.cer')
  expect(identifySigner(sample)).toEqual({
    name: 'ТЕСТОВ ТЕСТ ТЕСТОВИЧ',
    iin: '123456789011',
    bin: undefined,
    organisation: undefined,
    roles: [],
  })
  expect(checkPurpose(sample)).toEqual({ ok: true, value: true })
  expect(sample.issuer.commonName).toBe('ҰКО 3.0 (RSA TEST)')
  expect(sample.serialNumber).toBe('4279390a141f5353a62947b61ed65e81741467d1')
  expect(sample.notBefore.toString()).toBe('2021-01-18T13:09:14Z')
  expect(sample.authorityKeyId).toBe('a68c16337cb8e83567063e5e415755a2af345068')
  expect(isTestAuthority(sample)).toBe(true)
})

test('the timestamping certificate of the real authority is not one for tests', () => {
  const stamp = read('nca-timestamping.cer')
  expect(stamp.issuer.commonName).toBe('ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) 2022')
  expect(stamp.purposes).toEqual([PURPOSE.timeStamping])
  expect(stamp.unknownCritical).toEqual([])
  expect(stamp.signatureOid).toBe('1.2.840.113549.1.1.11')
  expect(isTestAuthority(stamp)).toBe(false)
  expect(checkPurpose(stamp).ok).toBe(false)
})

test('a test authority is known by its key as well, whatever its name', () => {
  const stamp = read('nca-timestamping.cer')
  const keyId = 'fad24b1ba3a0c961fe1ca8503e6aa2bb450db8a3'
  expect(isTestAuthority({ ...stamp, authorityKeyId: keyId })).toBe(true)
  expect(isTestAuthority({ ...stamp, subjectKeyId: keyId })).toBe(true)
})

test('an extension twice, or two algorithms of one signature, make it unreadable', async () => {
  const authority = await makeAuthority('A TEST')
  const twice = makePerson(authority, { critical: OID.extendedKeyUsage })
  await expect(twice).rejects.toThrow('unreadable')
  const { encoded } = await makePerson(authority)
  const encode = () => parseCertificate(new Uint8Array(encoded.toSchema().toBER()))
  expect(encode()).toBeDefined()
  encoded.signatureAlgorithm.algorithmId = '1.2.840.10045.4.3.3'
  expect(encode()).toBeUndefined()
})

test('what is no certificate is undefined', () => {
  const sample = read('nca-sample-person.cer').der
  expect(parseCertificate(sample.subarray(0, 500))).toBeUndefined()
  expect(parseCertificate(new Uint8Array([...sample, 0]))).toBeUndefined()
  expect(parseCertificate(new Uint8Array())).toBeUndefined()
})
