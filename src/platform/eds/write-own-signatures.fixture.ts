/** Writes what our tests sign into a folder, for scripts/make-eds-fixtures.sh to let openssl judge it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCertificate } from './certificate.ts'
import { composeOcspQuestion } from './fetch-revocation.ts'
import { makeAuthority, makePerson } from './holder.fixture.ts'
import { signCms } from './signature.fixture.ts'

const [folder = '', fixtures = ''] = process.argv.slice(2)
const write = (name: string, content: Uint8Array | string) =>
  writeFileSync(join(folder, name), content)

const root = await makeAuthority('OWN ROOT TEST', { key: 'rsa' })
const authority = await makeAuthority('OWN BETWEEN TEST', { issuer: root })
const person = await makePerson(authority)
const document = new TextEncoder().encode('own document\n')
const wish = { document, signers: [person], enclosed: [authority] }
write('own-document', document)
write('own-detached.der', await signCms(wish))
write('own-attached.der', await signCms({ ...wish, attached: true }))
write('own-cades.der', await signCms({ ...wish, names: person }))
write('own-now', String(Temporal.Instant.from('2026-11-22T10:00:00Z').epochMilliseconds / 1000))
const base64 = Buffer.from(root.certificate.der)
  .toString('base64')
  .replace(/(.{64})/g, '$1\n')
write('own-root.pem', `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`)

const pem = readFileSync(join(fixtures, 'between.pem'), 'latin1').replace(/-----[^-]+-----/g, '')
const issuer = parseCertificate(new Uint8Array(Buffer.from(pem, 'base64')))
const certificate = parseCertificate(new Uint8Array(readFileSync(join(fixtures, 'ec.cer'))))
if (!issuer || !certificate) throw new Error('openssl made certificates that we cannot read')
write('own-question', composeOcspQuestion(certificate, issuer))
