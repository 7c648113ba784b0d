/** Signing with NCALayer in a real browser: what stands in for it speaks as it does, and signs our very bytes with real keys. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeDemonstrationBin } from '../src/base/bin.ts'
import type { Contract } from '../src/domain/contracts/contract.ts'
import { selectDocument, selectSignatures } from '../src/domain/contracts/contract-queries.ts'
import { contractsOf } from '../src/domain/contracts/enrolled-child.fixture.ts'
import {
  type Holder,
  makeAuthority,
  makeOfficer,
  makePerson,
} from '../src/platform/eds/holder.fixture.ts'
import { signCms } from '../src/platform/eds/signature.fixture.ts'
import { openSignatureCheck } from '../src/platform/eds/signature-check.ts'
import { aBudget, aKindergarten } from '../test/city.ts'
import { useDatabase } from '../test/database.ts'
import { aJourney, DESK, type Journey, lookAlso, lookAt, PHONE, press } from '../test/journey.ts'
import { aProviderStaffId } from '../test/provider-desk.ts'

/** Certificates live by the real clock; this is the moment at which the fixtures sign. */
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const NCALAYER = 'wss://127.0.0.1:13579'
/** What a version with the basics module says when somebody connects, and to a module that it does not have. */
const HELLO = { result: { version: '1.4' } }
const NO_MODULE = { status: false, code: 'MODULE_NOT_FOUND', message: 'not found', details: '' }
const CANCELLED = { status: true, body: {} }
const WRONG_PASSWORD = { status: false, code: 'INVOCATION_ERROR', message: 'keystore', details: '' }

type SignRequest = {
  readonly module: string
  readonly method: string
  readonly args: {
    readonly allowedStorages: unknown
    readonly format: string
    readonly data: string
    readonly signingParams: Readonly<Record<string, unknown>>
    readonly signerParams: { readonly extKeyUsageOids: readonly string[] }
    readonly locale: string
  }
}

const db = useDatabase()
const roots = mkdtempSync(join(tmpdir(), 'kezek-roots-'))
let journey: Journey
let authority: Holder
let contract: Contract
let iin = ''
let bin = ''
let address = ''
let page: Page
let head: Page
let made: ReturnType<typeof contractsOf>
/** What the browser's policy forbade. */
const violations: string[] = []

beforeAll(async () => {
  authority = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST')
  writeFileSync(join(roots, 'root.cer'), authority.certificate.der)
  const eds = await openSignatureCheck(
    { rootsFolder: roots, ocspUrl: undefined, listUrls: [], serviceUrl: undefined },
    'demonstration',
    () => NOW,
  )
  journey = await aJourney(db, 'ncalayer', { at: '2026-07-06T09:00', eds })
  const { setting } = journey
  made = contractsOf(() => db.app, setting)
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  const groups = await aKindergarten(db.app, setting, { places: { 3: 2 } })
  const child = await made.aConfirmedChild()
  contract = await made.aDraft(child, { groupId: groups.get(3) ?? 0n })
  const found = await sql<{ iin: string; bin: string; provider_id: bigint }>`
    select person.iin, provider.bin, provider_id from contract
    join person on person.id = guardian_id join provider on provider.id = provider_id`.execute(
    db.owner,
  )
  ;({ iin = '', bin = '' } = found.rows[0] ?? {})
  page = await journey.guardian(child.guardianId, DESK)
  page.on('console', message => {
    if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text())
  })
  address = `${journey.origin}/kk/cabinet/${child.number}/contract/${contract.number}`
  head = await journey.staff(await aProviderStaffId(db, found.rows[0]?.provider_id ?? 0n))
}, 120_000)

afterAll(async () => {
  await journey?.close()
  rmSync(roots, { recursive: true, force: true })
})

/** Opens the page with this in place of NCALayer; returns what it was asked. */
async function standIn(
  one: Page,
  address: string,
  answer: (request: SignRequest, socket: WebSocketRoute) => Promise<object | undefined>,
): Promise<readonly SignRequest[]> {
  const asked: SignRequest[] = []
  await one.routeWebSocket(NCALAYER, socket => {
    socket.onMessage(async message => {
      const request = JSON.parse(String(message)) as SignRequest
      const known = request.module === 'kz.gov.pki.knca.basics'
      if (known) asked.push(request)
      const said = known ? await answer(request, socket) : NO_MODULE
      if (said !== undefined) socket.send(JSON.stringify(said))
    })
    socket.send(JSON.stringify(HELLO))
  })
  await one.goto(address)
  return asked
}

/** As NCALayer answers: a PEM over the bytes that it was given. */
async function signedBy(holder: Holder, { args }: SignRequest): Promise<object> {
  const document = new Uint8Array(Buffer.from(args.data, 'base64'))
  const cms = Buffer.from(await signCms({ document, signers: [holder] })).toString('base64')
  const lines = cms.match(/.{1,64}/g)?.join('\n')
  return { status: true, body: { result: [`-----BEGIN CMS-----\n${lines}\n-----END CMS-----\n`] } }
}

async function nothingSigned(): Promise<void> {
  expect(await selectSignatures(db.app, contract)).toEqual([])
  expect((await made.contractOf(contract.number)).state).toBe('drafted')
}

const says = (one: Page, text: string) => one.getByRole('status').getByText(text).waitFor()

test('NCALayer is not running: the page says so, and may be pressed again', async () => {
  await page.goto(address)
  await press(page, 'NCALayer арқылы қол қою')
  await says(page, 'NCALayer табылмады')
  // Not the page's own policy kept it away: the way to NCALayer is open.
  expect(violations).toEqual([])
  await lookAt(page, 'ncalayer-01-not-running')
  expect(await page.getByRole('button', { name: 'NCALayer арқылы қол қою' }).isEnabled()).toBe(true)
  await nothingSigned()
})

test('the person cancels in its window, or the password is wrong: each in words of its own', async () => {
  const answers: (object | undefined)[] = [CANCELLED, WRONG_PASSWORD]
  await standIn(page, address, async (_request, socket) => {
    const next = answers.shift()
    if (next === undefined) await socket.close()
    return next
  })
  await press(page, 'NCALayer арқылы қол қою')
  await says(page, 'NCALayer терезесінде бас тартылды')
  await lookAt(page, 'ncalayer-02-cancelled')
  await press(page, 'NCALayer арқылы қол қою')
  await says(page, 'құпиясөзді тексеріп')
  await page.getByRole('status').getByText('бас тартылды').waitFor({ state: 'detached' })
  await press(page, 'NCALayer арқылы қол қою')
  // Ended while its window was open.
  await says(page, 'құпиясөзді тексеріп')
  await nothingSigned()
})

test("another person's key: said on the page of the contract, where another key can be taken at once", async () => {
  const other = await makePerson(authority)
  await standIn(page, address, request => signedBy(other, request))
  await press(page, 'NCALayer арқылы қол қою')
  await page.getByRole('alert').getByText('Қолтаңба басқа адамның атында').waitFor()
  await lookAt(page, 'ncalayer-03-another-person')
  await page.getByRole('button', { name: 'NCALayer арқылы қол қою' }).waitFor()
  await lookAlso(page, 'ncalayer-03-another-person', 'ru', PHONE)
  await nothingSigned()
})

test("the parent's own key over exactly our bytes: the contract is signed", async () => {
  const own = await makePerson(authority, { iin })
  const asked = await standIn(page, address, request => signedBy(own, request))
  await press(page, 'NCALayer арқылы қол қою')
  await page.getByRole('status').getByText('Шартқа қол қойдыңыз').waitFor()
  await lookAt(page, 'ncalayer-04-signed')
  expect(asked).toHaveLength(1)
  const { args, method } = asked[0] as SignRequest
  expect(method).toBe('sign')
  expect(args).toMatchObject({ format: 'cms', locale: 'kk', allowedStorages: null })
  // Detached, with a timestamp, by a key for signing.
  expect(args.signingParams).toEqual({
    decode: true,
    encapsulate: false,
    digested: false,
    tsaProfile: {},
  })
  expect(args.signerParams.extKeyUsageOids).toEqual(['1.3.6.1.5.5.7.3.4'])
  const text = await selectDocument(db.app, contract)
  expect(Buffer.from(args.data, 'base64').toString('utf8')).toBe(text)
  const [signature] = await selectSignatures(db.app, contract)
  expect(signature).toMatchObject({ party: 'guardian', method: 'eds' })
  expect(signature?.evidence).toMatchObject({ iin, documentSha256: contract.documentSha256 })
  expect((await made.contractOf(contract.number)).state).toBe('signed-by-guardian')
})

test('the kindergarten, in Russian: a key of another organisation is refused, its own puts the contract in force', async () => {
  const another = composeDemonstrationBin(49_999) ?? ''
  const holders = [
    await makeOfficer(authority, { bin: another }),
    await makeOfficer(authority, { bin }),
  ]
  const desk = `${journey.origin}/ru/provider/contracts/${contract.number}`
  const asked = await standIn(head, desk, request => signedBy(holders.shift() as Holder, request))
  await press(head, 'Подписать через NCALayer')
  await head.getByRole('alert').getByText('Ключ выдан другой организации').waitFor()
  await lookAt(head, 'ncalayer-05-another-organisation')
  await press(head, 'Подписать через NCALayer')
  await head.getByRole('status').getByText('Договор вступил в силу').waitFor()
  expect(asked.map(({ args }) => args.locale)).toEqual(['ru', 'ru'])
  expect(await selectSignatures(db.app, contract)).toHaveLength(2)
  expect((await made.contractOf(contract.number)).state).toBe('in-force')
})

test('without its service the text of the contract cannot be read: nothing is asked of NCALayer', async () => {
  const child = await made.aConfirmedChild()
  const group = (await made.contractOf(contract.number)).groupId
  const other = await made.aDraft(child, { groupId: group })
  const parent = await journey.guardian(child.guardianId)
  const there = `${journey.origin}/ru/cabinet/${child.number}/contract/${other.number}`
  const asked = await standIn(parent, there, async () => CANCELLED)
  await parent.route('**/document.txt', route => route.abort())
  await press(parent, 'Подписать через NCALayer')
  await says(parent, 'Текст договора не загрузился')
  await lookAt(parent, 'ncalayer-06-no-text')
  expect(asked).toEqual([])
})
