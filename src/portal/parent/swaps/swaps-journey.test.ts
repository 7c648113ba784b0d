/** An exchange through HTTP: wished for on the page, found at night, signed by families and kindergartens, or declined. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { anOfficial } from '../../../../test/office.ts'
import { aParentPortal, newestCode, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import type { Contract } from '../../../domain/contracts/contract.ts'
import { selectOpenProposalOf } from '../../../domain/swaps/proposal-queries.ts'
import { replaySwaps } from '../../../domain/swaps/swap-bundle.ts'
import { type Seated, swapsOf } from '../../../domain/swaps/swap-town.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let town: ReturnType<typeof swapsOf>
let seated: readonly Seated[]

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-11-16T10:00' })
  town = swapsOf(() => db.app, portal.setting)
  seated = await town.aTown(2)
})
afterAll(() => portal.close())

const family = (index: number) => seated[index] as Seated
const rootOf = ({ child }: Seated, language = 'kk') => `/${language}/cabinet/${child.number}`

async function parentOf({ child }: Seated) {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, child.guardianId)
  return parent
}

async function signByPage(one: Seated, contract: Contract) {
  const parent = await parentOf(one)
  const path = `${rootOf(one)}/contract/${contract.number}`
  expect((await parent.get(`${rootOf(one)}/exchange`)).body).toContain(path)
  await parent.get(path)
  await parent.post(`${path}/code`, {})
  await parent.get(`${path}/sign`)
  await parent.post(`${path}/sign`, { code: await newestCode(db) })
  const page = await parent.get(`${rootOf(one)}/exchange`)
  expect(page.body).not.toContain(path)
  return page.body
}

async function signByKindergarten({ providerId, number }: Contract) {
  const head = portal.visitor()
  await signInStaff(portal, head, await aProviderStaffId(db, providerId))
  await head.get(`/kk/provider/contracts/${number}`)
  const answer = await head.post(`/kk/provider/contracts/${number}/sign`, {})
  return { answer, page: await head.get(`/kk/provider/contracts/${number}`) }
}

const timelineOf = async (index: number) =>
  (await (await parentOf(family(index))).get(rootOf(family(index)))).body

/** The next night; returns the contracts to sign, by family. */
async function theNight(): Promise<ReadonlyMap<bigint, Contract>> {
  await town.search()
  const id = (await selectOpenProposalOf(db.app, family(0).child.id)) ?? 0n
  await town.drawUp(id)
  return new Map((await town.newContracts(id)).map(one => [one.applicationId, one]))
}

test('a group is added by a press, its own cannot be; nobody else sees the page', async () => {
  const parent = await parentOf(family(0))
  const add = await parent.get(`${rootOf(family(0))}/exchange/add`)
  expect(add.body).toContain(`add:${family(1).groupId}`)
  expect(add.body).toContain('Бала осы топта')
  expect(add.body).not.toContain(`add:${family(0).groupId}`)
  const done = await parent.post(`${rootOf(family(0))}/exchange`, {
    change: `add:${family(1).groupId}`,
  })
  expect(done.headers.location).toContain('/exchange?saved=yes')
  const page = await parent.get(String(done.headers.location))
  expect(page.body).toContain(`remove:${family(1).groupId}`)
  expect((await parent.get(`${rootOf(family(0), 'ru')}/exchange`)).body).toContain('Обмен местами')
  const other = await parentOf(family(1))
  expect((await other.get(`${rootOf(family(0))}/exchange`)).statusCode).toBe(404)
  const press = { change: `add:${family(0).groupId}` }
  expect((await other.post(`${rootOf(family(0))}/exchange`, press)).statusCode).toBe(404)
  expect((await portal.visitor().get(`${rootOf(family(0))}/exchange`)).statusCode).toBe(303)
  await other.get(`${rootOf(family(1))}/exchange/add`)
  expect((await other.post(`${rootOf(family(1))}/exchange`, press)).statusCode).toBe(303)
  const own = { change: `add:${family(1).groupId}` }
  expect((await other.post(`${rootOf(family(1))}/exchange`, own)).statusCode).toBe(409)
})

test('one declines: the page says why it is off, and the next night proposes nothing to her', async () => {
  const contracts = await theNight()
  expect(contracts.size).toBe(2)
  const parent = await parentOf(family(0))
  const open = await parent.get(`${rootOf(family(0))}/exchange`)
  expect(open.body).toContain('Айырбас табылды')
  expect(open.body).toContain('сіздің балаңыз')
  const asked = await parent.get(`${rootOf(family(0))}/exchange/decline`)
  expect(asked.body).toContain('бас тартасыз ба')
  const bundle = /\/swaps\/\d+\/bundle\.json/.exec(open.body)?.[0] ?? ''
  const published = await portal.visitor().get(bundle)
  expect(replaySwaps(published.body)).toMatchObject({ ok: true, value: { same: true, cycles: 1 } })
  await parent.get(`${rootOf(family(0))}/exchange/decline`)
  await parent.post(`${rootOf(family(0))}/exchange/decline`, {})
  const other = await parentOf(family(1))
  const page = await other.get(`${rootOf(family(1))}/exchange`)
  expect(page.body).toContain('Отбасылардың бірі бас тартты.')
  expect(page.body).not.toContain('Айырбас табылды')
  const [mine, hers] = await Promise.all([timelineOf(0), timelineOf(1)])
  expect(mine).toContain('Сіз айырбастан бас тарттыңыз')
  expect(mine).not.toContain('Айырбас болмады, бала өз орнында қалды')
  expect(hers).toContain('Айырбас болмады, бала өз орнында қалды')
  expect(hers).toContain('Себебі: Отбасылардың бірі бас тартты.')
  expect(hers).not.toContain(family(0).child.number)
})

test('both sign, both kindergartens sign, and the children have changed places', async () => {
  const parent = await parentOf(family(0))
  await parent.get(`${rootOf(family(0))}/exchange/add`)
  await parent.post(`${rootOf(family(0))}/exchange`, { change: `add:${family(1).groupId}` })
  const contracts = await theNight()
  const of = (index: number) => contracts.get(family(index).child.id) as Contract
  expect(await signByPage(family(0), of(0))).toContain('Сіз қол қойдыңыз')
  await signByPage(family(1), of(1))
  for (const index of [0, 1]) {
    const { answer, page } = await signByKindergarten(of(index))
    expect(answer.headers.location).toContain('done=othersSignDone')
    expect(page.body).not.toContain(`/kk/provider/contracts/${of(index).number}/sign"`)
  }
  const { rows } = await sql<{ id: bigint }>`
    select id from swap_proposal order by id desc limit 1`.execute(db.owner)
  expect(await town.settle(rows[0]?.id ?? 0n)).toBe('done')
  expect(await town.seatsOf(seated)).toEqual([String(family(1).groupId), String(family(0).groupId)])
  const again = await parentOf(family(0))
  const page = await again.get(`${rootOf(family(0))}/exchange`)
  expect(page.body).toContain('Бұрынғы айырбастар')
  expect(page.body).toContain('өтті')
  const timeline = await timelineOf(0)
  for (const words of [
    'Айырбасқа қалаған топтарды өзгерттіңіз',
    'Орын айырбасы ұсынылды',
    'Сіз айырбасқа келістіңіз',
    'Айырбасқа барлық отбасы келісті',
    'Айырбас өтті',
  ]) {
    expect(timeline).toContain(words)
  }
})

test('the office reads the same of the family, told from outside', async () => {
  const officer = await anOfficial(db, portal, 'officer')

  const file = await officer.get(`/kk/department/applications/${family(1).child.number}`)
  expect(file.body).toContain('Отбасы айырбасқа келісті')
  expect(file.body).toContain('Себебі: Отбасылардың бірі бас тартты.')
  expect(file.body).not.toContain('Сіз айырбас')
})

test('everybody sees the nights with their files; the office sees where each exchange stands', async () => {
  for (const path of ['/kk/swaps', '/ru/swaps?territory=taraz']) {
    const page = await portal.visitor().get(path)
    expect(page.statusCode).toBe(200)
    const files = [...page.body.matchAll(/href="(\/swaps\/\d+\/bundle\.json)"/g)]
    expect(files).toHaveLength(2)
    for (const [, href = ''] of files) {
      const file = await portal.visitor().get(href)
      expect(replaySwaps(file.body)).toMatchObject({ ok: true, value: { same: true } })
    }
  }
  for (const path of [
    '/kk/swaps?territory=nowhere',
    '/kk/swaps?before=x',
    '/swaps/99/bundle.json',
  ]) {
    expect((await portal.visitor().get(path)).statusCode).toBe(404)
  }
  const officer = await anOfficial(db, portal, 'officer')
  const giving = await officer.get('/kk/department/places')
  expect(giving.body).toContain('href="/kk/department/swaps"')
  const office = await officer.get('/kk/department/swaps')
  expect(office.body).toContain('өтті')
  expect(office.body).toContain('Отбасылардың бірі бас тартты.')
  expect(office.body).toMatch(/href="\/swaps\/\d+\/bundle\.json"/)
  // Of another city there is nothing to see for this office.
  expect((await officer.get('/kk/department/swaps?territory=almaty')).statusCode).toBe(404)
  const parent = await parentOf(family(0))
  expect((await parent.get('/kk/department/swaps')).statusCode).not.toBe(200)
})
