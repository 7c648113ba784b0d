/** The proofs of an application's whole life: each verifies by itself, and only its own family gets them. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { anOfficial, aStaffId } from '../../../../test/office.ts'
import type { Parent } from '../../../../test/parent.ts'
import { signInGuardian } from '../../../../test/portal.ts'
import { aSealedLog, type SealedLog } from '../../../../test/sealed-log.ts'
import { decideClaim } from '../../../domain/applications/decide-claim.ts'
import { releaseApplication } from '../../../domain/applications/release-application.ts'
import { stopApplication } from '../../../domain/applications/stop-application.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { checkReceipt } from '../../../platform/journal/check-receipt.ts'
import { aParentOf, useCabinetCity } from '../cabinet/cabinet-city.fixture.ts'

const db = useDatabase()
const { aCity, offer } = useCabinetCity(db)
const folder = mkdtempSync(join(tmpdir(), 'kezek-proofs-'))
let log: SealedLog
beforeAll(async () => {
  log = await aSealedLog(db.app)
  writeFileSync(join(folder, 'policy'), log.policyText)
})
afterAll(() => {
  log.close()
  rmSync(folder, { recursive: true, force: true })
})

const linksOf = (body: string) => body.match(/\/kk\/cabinet\/[^"]+\/proofs\/\d+/g) ?? []

async function download(parent: Parent, links: readonly string[]) {
  const files: { name: string; text: string }[] = []
  for (const link of links) {
    const answer = await parent.get(link)
    expect([link, answer.statusCode]).toEqual([link, 200])
    const name = /''(.+)$/.exec(String(answer.headers['content-disposition']))?.[1] ?? ''
    expect(answer.headers['cache-control']).toBe('private, no-store')
    files.push({ name, text: answer.body })
  }
  return files
}

/** As a stranger does, with nothing but the file and the policy. */
async function verifyOutside(name: string, text: string): Promise<unknown> {
  const file = join(folder, name)
  writeFileSync(file, text)
  const program = join(import.meta.dirname, '../../../verify/kezek-verify.ts')
  const trust = ['--policy', join(folder, 'policy'), '--pins', join(folder, 'pins')]
  const args = [program, 'receipt', file, ...trust, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args).catch(error => error)
  return JSON.parse(stdout)
}

describe('proofs', () => {
  test('of every event of a whole life verify, in the portal and by the separate program', async () => {
    const city = await aCity()
    const { setting } = city
    const claims = [{ code: 'military', documentId: null }] as const
    const application = await submit(db.app, setting, { claims })
    const { number } = application
    const staffId = await aStaffId(db, 'officer')
    const officer: Actor = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
    await inTransaction(db.app, async tx => {
      await stopApplication(tx, officer, setting, { number, days: 3, reason: 'тексеру' })
      await releaseApplication(tx, officer, setting, application.id)
      const claim = await tx
        .selectFrom('benefit_claim')
        .select('id')
        .where('application_id', '=', application.id)
        .executeTakeFirstOrThrow()
      const decision = { claimId: claim.id, outcome: 'confirmed', reason: null } as const
      await decideClaim(tx, officer, setting, decision)
    })
    await offer(city, 50)
    await city.worker.runPending()
    setting.clock.advance({ days: 5 })
    await city.worker.runPending()
    const parent = await aParentOf(city, application)
    await parent.get('/kk/cabinet')
    await parent.post(`/kk/cabinet/${number}/restore`, {})
    await offer(city, 50)
    await parent.get(`/kk/cabinet/${number}`)
    await parent.post(`/kk/cabinet/${number}/confirm`, {})
    await parent.get(`/kk/cabinet/${number}/refuse`)
    await parent.post(`/kk/cabinet/${number}/refuse`, {})
    await log.keep()
    const page = await parent.get(`/kk/cabinet/${number}/proofs`)
    for (const words of [
      'Өтініш қабылданды',
      'Өтініш тоқтату парағына түсті',
      'Жеңілдік расталды',
      'Ваучер ұсынылды',
      'Растау мерзімі өтіп кетті',
      'Өтініш кезектегі орнына қайтарылды',
      'Сіз ваучерді растадыңыз',
      'Сіз ваучерден бас тарттыңыз',
      'Ваучер ұсынылды',
      'Неге осылай болды?',
    ]) {
      expect(page.body).toContain(words)
    }
    const files = await download(parent, linksOf(page.body))
    const kinds = files.map(({ text }) => {
      const { findings, read } = checkReceipt(text, log.policy)
      expect(findings).toEqual([])
      return read?.leaf.kind
    })
    expect(new Set(kinds)).toEqual(
      new Set([
        'application.submitted',
        'application.stopped',
        'application.released',
        'application.claim-decided',
        'application.offered',
        'application.inactive',
        'application.restored',
        'application.archived',
        'voucher.confirmed',
        'voucher.closed',
        'iteration.held',
      ]),
    )
    expect(kinds.filter(kind => kind === 'iteration.held')).toHaveLength(2)
    expect(files[0]?.name).toMatch(new RegExp(`^kezek-${number}-\\d+\\.tlog-proof$`))
    for (const { name, text } of files) {
      expect(await verifyOutside(name, text)).toMatchObject({ ok: true })
    }
    await city.close()
  }, 60_000)

  test('are refused to a stranger, to another family and to an officer', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const other = await submit(db.app, city.setting)
    await log.keep()
    const own = await aParentOf(city, application)
    const page = `/kk/cabinet/${application.number}/proofs`
    const [link = ''] = linksOf((await own.get(page)).body)
    const stranger = city.visitor()
    const neighbour = await aParentOf(city, other)
    const officer = await anOfficial(db, city, 'officer')
    for (const path of [page, link, `/kk/cabinet/${application.number}/voucher`]) {
      for (const visitor of [stranger, officer]) {
        const answer = await visitor.get(path)
        expect([answer.statusCode, answer.headers.location]).toEqual([
          303,
          `/kk/sign-in?then=${encodeURIComponent(path.slice(3))}`,
        ])
      }
      expect((await neighbour.get(path)).statusCode).toBe(404)
    }
    // Nor under an own number: the entry is another family's.
    const [, entry] = /proofs\/(\d+)$/.exec(link) ?? []
    const smuggled = await neighbour.get(`/kk/cabinet/${other.number}/proofs/${entry}`)
    expect(smuggled.statusCode).toBe(404)
    await city.close()
  })

  test('with number and phone of the parent who applied stay closed to the other parent', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const second = await submit(db.app, city.setting)
    await db.owner
      .insertInto('guardianship')
      .values({
        guardian_id: second.guardianId,
        child_id: application.childId,
        since: city.setting.clock.now(),
        source: 'register',
      })
      .execute()
    await log.keep()
    const parent = city.visitor()
    await signInGuardian(city, parent, second.guardianId)
    const page = await parent.get(`/kk/cabinet/${application.number}/proofs`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Бұл файлды өтінішті берген адам ғана жүктей алады')
    expect(linksOf(page.body)).toEqual([])
    const own = await aParentOf(city, application)
    const [link = ''] = linksOf((await own.get(`/kk/cabinet/${application.number}/proofs`)).body)
    expect((await parent.get(link)).statusCode).toBe(404)
    await city.close()
  })

  test('that are not sealed yet are waited for, then a calm page says so; it is never an error', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const parent = await aParentOf(city, application)
    const page = await parent.get(`/kk/cabinet/${application.number}/proofs`)
    expect(page.body).toContain('Мөрленіп жатыр')
    expect(linksOf(page.body)).toEqual([])
    const { id } = await db.owner
      .selectFrom('journal_entry')
      .select('id')
      .where('about', '=', application.number)
      .executeTakeFirstOrThrow()
    const link = `/kk/cabinet/${application.number}/proofs/${id}`
    const waiting = await parent.get(link)
    expect(waiting.statusCode).toBe(200)
    expect(waiting.headers['content-disposition']).toBeUndefined()
    expect(waiting.body).toContain('Мөр басылып жатыр')
    expect(waiting.body).toContain(`href="${link}"`)
    // It comes while the reader waits.
    const late = parent.get(link)
    setTimeout(() => void log.keep(), 300)
    const answer = await late
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    expect(checkReceipt(answer.body, log.policy).findings).toEqual([])
    await city.close()
  }, 20_000)

  test('of which the private part was erased prove the rest, and the page says so', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    await log.keep()
    const { id } = await db.owner
      .selectFrom('journal_entry')
      .select('id')
      .where('about', '=', application.number)
      .executeTakeFirstOrThrow()
    await db.owner.deleteFrom('journal_private').where('entry_id', '=', id).execute()
    const parent = await aParentOf(city, application)
    const page = await parent.get(`/kk/cabinet/${application.number}/proofs`)
    expect(page.body).toContain('Жеке мәліметтері заң бойынша өшірілген')
    const [file] = await download(parent, linksOf(page.body))
    const verdict = checkReceipt(file?.text ?? '', log.policy)
    expect([verdict.findings, verdict.read?.receipt.opened]).toEqual([[], undefined])
    await city.close()
  })

  test('a voucher has its paper, and an application without one has none', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const parent = await aParentOf(city, application)
    const path = `/ru/cabinet/${application.number}/voucher`
    expect((await parent.get(path)).statusCode).toBe(404)
    await offer(city, 50)
    await log.keep()
    const paper = await parent.get(path)
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.rawPayload.length).toBeLessThan(60_000)
    await city.close()
  })
})
