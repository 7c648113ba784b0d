/** Signing with keys of the national authority: two CMS that bind, and each that does not, refused in its own words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBudget, aGuardianIin, aKindergarten, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import {
  type Holder,
  makeAuthority,
  makeOfficer,
  makePerson,
  USAGE,
} from '../../platform/eds/holder.fixture.ts'
import { HOLDER, PURPOSE } from '../../platform/eds/object-identifier.ts'
import { MADE_AT, opensslFile } from '../../platform/eds/openssl-files.fixture.ts'
import { makeList, signCms } from '../../platform/eds/signature.fixture.ts'
import { openSignatureCheck } from '../../platform/eds/signature-check.ts'
import type { Application } from '../applications/application.ts'
import { verifyContractSignature } from './check-signature.ts'
import type { Contract } from './contract.ts'
import { selectDocument, selectSignatures } from './contract-queries.ts'
import { contractsOf, outcomeOf } from './enrolled-child.fixture.ts'
import { signByEds } from './sign-by-eds.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const made = contractsOf(() => db.app, setting)
const folder = mkdtempSync(join(tmpdir(), 'kezek-eds-'))
let authority: Holder
let child: Application
let contract: Contract
let iin: string

beforeAll(async () => {
  authority = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST')
  writeFileSync(join(folder, 'root.cer'), authority.certificate.der)
  writeFileSync(join(folder, 'openssl.pem'), opensslFile('root.pem'))
  await aBudget(db.app, setting, { tenge: 900_000_000 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  child = await made.aConfirmedChild()
  contract = await made.aDraft(child, { groupId: groups.get(3) ?? 0n })
  const person = await db.app
    .selectFrom('person')
    .select('iin')
    .where('id', '=', child.guardianId)
    .executeTakeFirstOrThrow()
  iin = person.iin ?? ''
})

const openCheck = (now = NOW) =>
  openSignatureCheck(
    { rootsFolder: folder, ocspUrl: undefined, listUrls: [], serviceUrl: undefined },
    'demonstration',
    () => now,
  )

const documentOf = async (): Promise<Uint8Array> =>
  new TextEncoder().encode(await selectDocument(db.app, contract))

/** As a page does it: checked before the transaction, compared again inside it. */
async function send(
  cms: Uint8Array,
  actor: Actor = guardianOf(child),
  now = NOW,
): Promise<unknown> {
  return outcomeOf(
    (async () => {
      const { number } = contract
      const deps = { database: db.app, eds: await openCheck(now) }
      const checked = await verifyContractSignature(deps, actor, { number, cms })
      return made.act(tx => signByEds(tx, actor, setting, { number, checked }))
    })(),
  )
}

const signedBy = async (holder: Holder, changes: { document?: Uint8Array } = {}) =>
  signCms({ document: await documentOf(), signers: [holder], ...changes })

async function nothingWritten() {
  expect(await selectSignatures(db.app, contract)).toEqual([])
  expect((await made.contractOf(contract.number)).state).toBe('drafted')
}

test('the guardian and the kindergarten sign with their keys; the signature and its evidence are kept', async () => {
  const guardian = await makePerson(authority, { iin })
  const cms = await signedBy(guardian)
  expect(await send(cms)).toBe('signed-by-guardian')
  const provider = await made.providerActor(contract)
  const { bin } = await db.app
    .selectFrom('provider')
    .select('bin')
    .where('id', '=', contract.providerId)
    .executeTakeFirstOrThrow()
  const pem = Buffer.from(await signedBy(await makeOfficer(authority, { bin }))).toString('base64')
  expect(await send(Buffer.from(pem), provider)).toBe('in-force')
  const [first, second] = await selectSignatures(db.app, contract)
  expect(Buffer.compare(first?.cms ?? Buffer.of(), Buffer.from(cms))).toBe(0)
  expect(second?.cms?.[0]).toBe(0x30)
  expect(first?.evidence).toMatchObject({
    iin,
    cmsSha256: sha256Hex(cms),
    documentSha256: contract.documentSha256,
    signedAt: NOW.toString(),
    provenBy: 'receipt',
  })
})

describe('nothing is written', () => {
  test('for a changed text, another person, a foreign authority, an old, a revoked and an authentication key', async () => {
    const guardian = await makePerson(authority, { iin })
    const stranger = await makeAuthority('БАСҚА ОРТАЛЫҚ TEST')
    const revoked = await makePerson(authority, { iin })
    const document = await documentOf()
    const longer = Buffer.concat([document, Buffer.of(0x0a)])
    const enclosedList = await makeList(authority, [revoked])
    const answers = [
      await send(await signedBy(guardian, { document: longer })),
      await send(await signedBy(await makePerson(authority))),
      await send(await signedBy(await makePerson(stranger, { iin }))),
      await send(await signedBy(await makePerson(authority, { iin, to: '2026-11-01T00:00:00Z' }))),
      await send(await signCms({ document, signers: [revoked], enclosedList })),
      await send(
        await signedBy(
          await makePerson(authority, {
            iin,
            usages: USAGE.authentication,
            purposes: [PURPOSE.clientAuthentication, HOLDER.individual],
          }),
        ),
      ),
      await send(await signedBy(await makeOfficer(authority, { iin }))),
      await send(await signCms({ document, signers: [] })),
      await send(Buffer.from('қол')),
    ]
    expect(answers).toEqual([
      'eds/document-differs',
      'eds/wrong-person',
      'eds/authority-unknown',
      'eds/certificate-expired',
      'eds/certificate-revoked',
      'eds/not-for-signing',
      'eds/certificate-of-organisation',
      'eds/no-signer',
      'eds/not-cms',
    ])
    await nothingWritten()
  })

  test("for a kindergarten's signature with another BIN or without authority", async () => {
    await made.signAsGuardian(contract)
    const provider = await made.providerActor(contract)
    const { bin } = await db.app
      .selectFrom('provider')
      .select('bin')
      .where('id', '=', contract.providerId)
      .executeTakeFirstOrThrow()
    expect(await send(await signedBy(await makeOfficer(authority)), provider)).toBe(
      'eds/wrong-organisation',
    )
    const employee = await makeOfficer(authority, { bin, role: 4 })
    expect(await send(await signedBy(employee), provider)).toBe('eds/without-authority')
    expect(await selectSignatures(db.app, contract)).toHaveLength(1)
  })

  test('where the operator names no authorities, and for a guardian of another child', async () => {
    const cms = await signedBy(await makePerson(authority, { iin }))
    const { number } = contract
    const deps = { database: db.app, eds: undefined }
    expect(await outcomeOf(verifyContractSignature(deps, guardianOf(child), { number, cms }))).toBe(
      'eds/not-configured',
    )
    const other = await made.aConfirmedChild()
    expect(await send(cms, guardianOf(other))).toBe('NotAllowed')
    await nothingWritten()
  })

  test("when what was checked before is not the contract's text or party any more", async () => {
    const guardian = await makePerson(authority, { iin })
    const { number } = contract
    const deps = { database: db.app, eds: await openCheck() }
    const cms = await signedBy(guardian)
    const checked = await verifyContractSignature(deps, guardianOf(child), { number, cms })
    const changed = (signature: object) => ({
      ...checked,
      signature: { ...checked.signature, ...signature },
    })
    const sign = (signature: object) =>
      outcomeOf(
        made.act(tx =>
          signByEds(tx, guardianOf(child), setting, { number, checked: changed(signature) }),
        ),
      )
    expect(await sign({ documentSha256: 'f'.repeat(64) })).toBe('eds/document-differs')
    expect(await sign({ iin: '850101900152' })).toBe('eds/wrong-person')
    expect(await sign({ bin: '240190000014' })).toBe('eds/certificate-of-organisation')
    await nothingWritten()
  })
})

describe('signatures that the openssl program made', () => {
  /** The text of the fixtures as this contract's text, the holder of their keys as its guardian. */
  beforeEach(async () => {
    const content = Buffer.from(opensslFile('document.txt')).toString('utf8')
    const sha256 = sha256Hex(content)
    await sql`update contract_document set content = ${content}, sha256 = ${sha256} where contract_id = ${contract.id}`.execute(
      db.owner,
    )
    await sql`update contract set document_sha256 = ${sha256} where id = ${contract.id}`.execute(
      db.owner,
    )
    await sql`update person set iin = ${aGuardianIin()} where iin = '850101900152'`.execute(
      db.owner,
    )
    await sql`update person set iin = '850101900152' where id = ${child.guardianId}`.execute(
      db.owner,
    )
    contract = await made.contractOf(contract.number)
  })

  test.each(['ec-detached.der', 'rsa-detached.pem', 'rsa-attached.der'])('%s signs', async file => {
    expect(await send(opensslFile(file), undefined, MADE_AT)).toBe('signed-by-guardian')
    expect(await selectSignatures(db.app, contract)).toMatchObject([{ method: 'eds' }])
  })

  test.each([
    ['auth.der', 'eds/not-for-signing'],
    ['expired.der', 'eds/certificate-expired'],
    ['other.der', 'eds/wrong-person'],
    ['stranger.der', 'eds/authority-unknown'],
    ['two-signers.der', 'eds/several-signers'],
    ['no-signer.der', 'eds/no-signer'],
    ['rsa-sha1.der', 'eds/algorithm-weak'],
    ['list.crl.der', 'eds/not-cms'],
  ])('%s: %s', async (file, refusal) => {
    expect(await send(opensslFile(file), undefined, MADE_AT)).toBe(refusal)
    await nothingWritten()
  })
})

test('authorities of tests stop a production start', async () => {
  const config = { rootsFolder: folder, ocspUrl: undefined, listUrls: [], serviceUrl: undefined }
  await expect(openSignatureCheck(config, 'production', () => NOW)).rejects.toThrow(
    'test-authority',
  )
})
