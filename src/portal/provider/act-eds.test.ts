/** A kindergarten signs its act on the page with its key; what the check refuses is said there, and nothing is signed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInStaff, type Visitor } from '../../../test/portal.ts'
import { composeDemonstrationBin } from '../../base/bin.ts'
import { OFFICER, twoChildren } from '../../domain/attendance/submitted-month.fixture.ts'
import { prepareAct } from '../../domain/payments/prepare-act.ts'
import { type Holder, makeAuthority, makeOfficer } from '../../platform/eds/holder.fixture.ts'
import { signCms } from '../../platform/eds/signature.fixture.ts'
import { openSignatureCheck } from '../../platform/eds/signature-check.ts'

const db = useDatabase()
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'kezek-act-page-'))
let authority: Holder
let portal: ParentPortal
let desk: Visitor
let bin = ''
let path = ''
let number = ''

beforeAll(async () => {
  authority = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST')
  writeFileSync(join(folder, 'root.cer'), authority.certificate.der)
  const roots = { rootsFolder: folder, ocspUrl: undefined, listUrls: [], serviceUrl: undefined }
  const eds = await openSignatureCheck(roots, 'demonstration', () => NOW)
  const made = await twoChildren(db)
  await made.submitMonth()
  await made.answer(made.one)
  made.town.goTo('2026-10-08')
  const { setting, act, month } = made.town
  const { providerId } = made.one.contract
  number = (await act(tx => prepareAct(tx, OFFICER, setting, { providerId, month }))).number
  path = `/kk/provider/acts/${number}`
  const { rows } = await sql<{ bin: string }>`
    select bin from provider where id = ${providerId}`.execute(db.owner)
  bin = rows[0]?.bin ?? ''
  portal = await aParentPortal(db, { at: '2026-10-08T10:00', eds })
  desk = portal.visitor()
  const { provider } = made.group
  await signInStaff(portal, desk, provider.kind === 'provider' ? provider.staffId : 0n)
})
afterAll(async () => {
  await portal.close()
  rmSync(folder, { recursive: true, force: true })
})

async function send(holder: Holder, text?: string) {
  const page = await desk.get(path)
  const [, action = ''] = /action="([^"]*\/eds\?total=\d+)"/.exec(page.body) ?? []
  const document = text ?? (await desk.get(`${path}/document.txt`)).body
  const cms = await signCms({ document: new TextEncoder().encode(document), signers: [holder] })
  return desk.post(action, { cms: Buffer.from(cms).toString('base64') })
}

const method = async () =>
  (
    await sql<{ method: string }>`
      select method from act_signature join act on act.id = act_id where number = ${number}`.execute(
      db.owner,
    )
  ).rows[0]?.method

test('another text, another organisation and nothing at all are said on the page', async () => {
  const page = await desk.get(path)
  expect(page.body).toContain(`data-eds="${path}/document.txt"`)
  expect(String(page.headers['content-security-policy'])).toContain('wss://127.0.0.1:13579')
  expect((await desk.post(`${path}/eds?total=1`, {})).statusCode).toBe(422)
  const own = await makeOfficer(authority, { bin })
  const differs = await send(own, 'басқа мәтін')
  expect(differs.statusCode).toBe(422)
  expect(differs.body).toContain('id="signed-error"')
  const other = composeDemonstrationBin(777) ?? ''
  expect((await send(await makeOfficer(authority, { bin: other }))).statusCode).toBe(422)
  expect(await method()).toBeUndefined()
})

test('its own key signs exactly the text that the page gives', async () => {
  const answer = await send(await makeOfficer(authority, { bin }))
  expect(answer.headers.location).toContain('done=signed')
  expect(await method()).toBe('eds')
  expect((await desk.get(path)).body).toContain('ЭЦҚ арқылы')
})
