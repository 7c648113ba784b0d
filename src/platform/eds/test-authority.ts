/** How an authority for tests is recognised: in production none may be trusted. */
import type { Certificate, Name } from './certificate.ts'

/**
 * Key identifiers of the test authorities of НУЦ РК, whose keys to sign with are given to everybody.
 * Sourced: the first from the sample certificate in NCANode's openapi.yml, the second from the public
 * test key sets of the SDK (issuer of the GOST keys of 2026-2027).
 */
const TEST_KEY_IDS: Readonly<Record<string, string>> = {
  a68c16337cb8e83567063e5e415755a2af345068: 'ҰКО 3.0 (RSA TEST)',
  fad24b1ba3a0c961fe1ca8503e6aa2bb450db8a3: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022',
}

/**
 * The national authority writes TEST into the names of all its test roots ("НЕГІЗГІ КУӘЛАНДЫРУШЫ
 * ОРТАЛЫҚ (GOST) TEST 2022", "ҰКО 3.0 (RSA TEST)"), and the authorities of our own tests do as well.
 */
const TEST_WORD = /(^|[^\p{L}])(TEST|ТЕСТ|DEMO|FIXTURE)([^\p{L}]|$)/iu

export function isTestAuthority(certificate: Certificate): boolean {
  const { subject, issuer, subjectKeyId = '', authorityKeyId = '' } = certificate
  return (
    [subject, issuer].some(carriesTestWord) ||
    [subjectKeyId, authorityKeyId].some(id => Object.hasOwn(TEST_KEY_IDS, id))
  )
}

function carriesTestWord({ commonName, organisation, units }: Name): boolean {
  return [commonName, organisation, ...units].some(text => text && TEST_WORD.test(text))
}
