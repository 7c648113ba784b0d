/** Signing an act: in the cabinet or with the key of the kindergarten, over exactly the text that was shown. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { composeDemonstrationBin } from '../../base/bin.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Holder, makeAuthority, makeOfficer } from '../../platform/eds/holder.fixture.ts'
import { signCms } from '../../platform/eds/signature.fixture.ts'
import { openSignatureCheck } from '../../platform/eds/signature-check.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { findDocumentToSign } from './act-document.ts'
import { verifyActSignature } from './check-act-signature.ts'
import { prepareAct } from './prepare-act.ts'
import { signAct } from './sign-act.ts'
import { selectActSignature } from './signature-queries.ts'

const db = useDatabase()
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'kezek-act-eds-'))
let made: Awaited<ReturnType<typeof twoChildren>>
let authority: Holder
let number = ''

beforeAll(async () => {
  authority = await makeAuthority('НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ TEST')
  writeFileSync(join(folder, 'root.cer'), authority.certificate.der)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  await made.answer(made.one)
  made.town.goTo('2026-10-08')
  const { setting, act } = made.town
  const { providerId } = made.one.contract
  const month = made.town.month
  number = (await act(tx => prepareAct(tx, OFFICER, setting, { providerId, month }))).number
})

const found = async () => {
  const document = await findDocumentToSign(db.app, number)
  if (document === undefined) throw new Error('the document')
  return document
}
const seen = async () => ({ number, totalTiyn: (await found()).act.totalTiyn })

async function sendWithKey(holder: Holder, text?: string, actor: Actor = made.group.provider) {
  const { document } = await found()
  const cms = await signCms({
    document: new TextEncoder().encode(text ?? document),
    signers: [holder],
  })
  const eds = await openSignatureCheck(
    { rootsFolder: folder, ocspUrl: undefined, listUrls: [], serviceUrl: undefined },
    'demonstration',
    () => NOW,
  )
  const checked = await verifyActSignature({ database: db.app, eds }, actor, { number, cms })
  const given = await seen()
  await made.town.act(tx => signAct(tx, actor, made.town.setting, given, checked))
  return cms
}

test('the key of the kindergarten signs the text; text, signature and evidence are kept, without an IIN', async () => {
  const { document, sha256, act } = await found()
  expect(document).toContain(`Көрсетілген қызмет актісі № ${number}, 2026-09`)
  expect(document).toContain(`Акт оказанных услуг № ${number}, 2026-09`)
  expect(document).toContain(made.one.application.number)
  expect(document).toContain('норматив 68 000,00 теңге')
  const cms = await sendWithKey(await makeOfficer(authority, { bin: act.bin }))
  const signature = await selectActSignature(db.app, act.id)
  expect(signature).toMatchObject({ method: 'eds', document, documentSha256: sha256 })
  expect(sha256).toBe(sha256Hex(document))
  expect(signature?.evidence).toMatchObject({ cmsSha256: sha256Hex(cms), bin: act.bin })
  expect(JSON.stringify(signature?.evidence)).not.toMatch(/"iin"/)
  // What was signed stays, also when the kindergarten gets another name.
  await sql`update provider set name_kk = 'Басқа атау' where id = ${act.providerId}`.execute(
    db.owner,
  )
  expect((await found()).document).toBe(document)
})

test('another text, another organisation, or an act that is signed already is refused', async () => {
  const { act } = await found()
  const own = await makeOfficer(authority, { bin: act.bin })
  expect(await refusalOf(sendWithKey(own, 'басқа мәтін'))).toBe('eds/document-differs')
  const other = await makeOfficer(authority, { bin: composeDemonstrationBin(777) ?? '' })
  expect(await refusalOf(sendWithKey(other))).toBe('eds/wrong-organisation')
  expect(await selectActSignature(db.app, act.id)).toBeUndefined()
  const { town, group } = made
  const given = await seen()
  await town.act(tx => signAct(tx, group.provider, town.setting, given))
  expect(await selectActSignature(db.app, act.id)).toMatchObject({ method: 'session' })
  expect(await refusalOf(sendWithKey(own))).toBe('act/not-now')
})

test('what was signed cannot be rewritten', async () => {
  const { town, group } = made
  const given = await seen()
  await town.act(tx => signAct(tx, group.provider, town.setting, given))
  for (const statement of [
    "update act_signature set method = 'eds'",
    'delete from act_signature',
  ]) {
    await expect(sql.raw(statement).execute(db.owner)).rejects.toThrow(/only grows|rewrit/i)
    await expect(sql.raw(statement).execute(db.app)).rejects.toThrow(/permission/)
  }
})
