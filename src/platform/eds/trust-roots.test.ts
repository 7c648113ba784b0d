/** Which authorities may be trusted, above all that production trusts none of those for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type CertificateWish, makeAuthority, makePerson } from './holder.fixture.ts'
import { opensslFile } from './openssl-files.fixture.ts'
import { readTrustRoots } from './read-trust-roots.ts'
import { parseTrustRoots, type TrustMode } from './trust-roots.ts'

async function mistakesOf(name: string, mode: TrustMode, wish: Partial<CertificateWish> = {}) {
  const { certificate } = await makeAuthority(name, wish)
  const roots = parseTrustRoots([{ name: 'a.cer', bytes: certificate.der }], mode)
  return roots.ok ? [] : roots.error.map(({ code }) => code)
}

test('production refuses an authority that carries the word of tests in its name', async () => {
  for (const name of [
    'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022',
    'ҰКО 3.0 (RSA TEST)',
    'Kezek test authority',
    'ТЕСТ',
  ]) {
    expect(await mistakesOf(name, 'production')).toEqual(['test-authority'])
    expect(await mistakesOf(name, 'demonstration')).toEqual([])
  }
})

test('production accepts the names of the real ones', async () => {
  for (const name of ['НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA)', 'ATTESTATION ROOT', 'Протестант']) {
    expect(await mistakesOf(name, 'production')).toEqual([])
  }
})

test('an intermediate of a test root is for tests, however it is named', async () => {
  const issuer = await makeAuthority('ROOT TEST')
  expect(await mistakesOf('ҰЛТТЫҚ', 'production', { issuer })).toEqual(['test-authority'])
})

test('each file must be an authority, and one must be a root', async () => {
  const root = await makeAuthority('ROOT TEST')
  const person = await makePerson(root)
  const between = await makeAuthority('BETWEEN TEST', { issuer: root })
  const parse = (...files: [string, Uint8Array][]) =>
    parseTrustRoots(
      files.map(([name, bytes]) => ({ name, bytes })),
      'demonstration',
    )
  expect(parse()).toEqual({ ok: false, error: [{ file: '', code: 'no-root' }] })
  expect(parse(['b.cer', between.certificate.der])).toMatchObject({ error: [{ code: 'no-root' }] })
  expect(
    parse(
      ['p.cer', person.certificate.der],
      ['x.pem', new TextEncoder().encode('no certificate')],
      ['y.cer', new Uint8Array([0x30, 0x01])],
    ),
  ).toEqual({
    ok: false,
    error: [
      { file: 'p.cer', code: 'not-an-authority' },
      { file: 'x.pem', code: 'not-a-certificate' },
      { file: 'y.cer', code: 'not-a-certificate' },
    ],
  })
})

test('a folder of PEM files is read; in production our fixtures stop the start by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-roots-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const both = Buffer.concat([opensslFile('root.pem'), opensslFile('between.pem')])
  writeFileSync(join(folder, 'chain.pem'), both)
  writeFileSync(join(folder, 'readme.txt'), 'not read')
  const roots = readTrustRoots(folder, 'demonstration')
  expect(roots.anchors.map(({ subject }) => subject.commonName)).toEqual(['OPENSSL ROOT TEST'])
  expect(roots.intermediates).toHaveLength(1)
  expect(() => readTrustRoots(folder, 'production')).toThrow('chain.pem: test-authority')
})
