/** The environment of electronic signatures: addresses without authorities, and what production needs. */
import { expect, test } from 'vitest'
import { ConfigMistake, productionGaps, readConfig } from './config.ts'

const eds = (more: Record<string, string>) => readConfig(more).eds

test('without a folder of authorities nobody signs with a key', () => {
  expect(eds({})).toBeUndefined()
  expect(() => eds({ KEZEK_EDS_OCSP: 'http://ocsp.pki.gov.kz' })).toThrow(ConfigMistake)
})

test('the folder, the addresses of revocation and the service are read; lists with commas or blanks between', () => {
  const config = eds({
    KEZEK_EDS_ROOTS: '/etc/kezek/roots',
    KEZEK_EDS_OCSP: 'http://ocsp.pki.gov.kz',
    KEZEK_EDS_LISTS: 'http://crl.pki.gov.kz/a.crl, http://crl.pki.gov.kz/b.crl',
    KEZEK_EDS_SERVICE: 'http://ncanode:14579',
  })
  expect(config).toEqual({
    rootsFolder: '/etc/kezek/roots',
    ocspUrl: 'http://ocsp.pki.gov.kz',
    listUrls: ['http://crl.pki.gov.kz/a.crl', 'http://crl.pki.gov.kz/b.crl'],
    serviceUrl: 'http://ncanode:14579',
  })
  expect(() => eds({ KEZEK_EDS_ROOTS: '/r', KEZEK_EDS_LISTS: 'crl' })).toThrow('KEZEK_EDS_LISTS')
})

test('in production revocation must be asked somewhere', () => {
  const gaps = (more: Record<string, string>) =>
    productionGaps(readConfig({ KEZEK_EDS_ROOTS: '/r', ...more })).join()
  expect(gaps({})).toContain('KEZEK_EDS_OCSP')
  expect(gaps({ KEZEK_EDS_LISTS: 'http://crl.pki.gov.kz/a.crl' })).not.toContain('KEZEK_EDS')
})
