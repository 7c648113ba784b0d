/** From a confirmed voucher to a seat, through HTTP: wishes, a round, the contract, both signatures. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, newestCode, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../../test/portal.ts'
import { aProviderStaffId } from '../../../../test/provider-desk.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { holdRound } from '../../../domain/choice/hold-round.ts'
import { confirmedFamilies, QUEUE, someGroups } from '../../../domain/choice/town.fixture.ts'
import { draftContract } from '../../../domain/contracts/draft-contract.ts'
import { inTransaction } from '../../../platform/db/database.ts'

const db = useDatabase()
let portal: ParentPortal
let groups: readonly bigint[]
let first: Application
let second: Application

beforeAll(async () => {
  portal = await aParentPortal(db, { at: '2026-11-20T10:00' })
  groups = await someGroups(db.app, portal.setting, [1, 3])
  const families = await confirmedFamilies(db.app, portal.setting, [{}, {}])
  const [one, other] = families
  if (one === undefined || other === undefined) throw new Error('two families')
  first = one
  second = other
})
afterAll(() => portal.close())

async function aParent(application: Application) {
  const parent = portal.visitor()
  await signInGuardian(portal, parent, application.guardianId)
  return parent
}

async function providerOf(groupId: bigint | undefined) {
  const row = await sql<{ provider_id: bigint }>`
    select provider_id from provider_group where id = ${groupId}`.execute(db.owner)
  const visitor = portal.visitor()
  await signInStaff(portal, visitor, await aProviderStaffId(db, row.rows[0]?.provider_id ?? 0n))
  return visitor
}

const rootOf = (application: Application) => `/kk/cabinet/${application.number}`

async function wishFor(application: Application, wanted: readonly (bigint | undefined)[]) {
  const parent = await aParent(application)
  for (const group of wanted) {
    const page = await parent.get(`${rootOf(application)}/wishes/add`)
    expect(page.body).toContain(`add:${group}`)
    const done = await parent.post(`${rootOf(application)}/wishes`, { change: `add:${group}` })
    expect(done.headers.location).toContain('/wishes?saved=yes')
  }
  return parent
}

async function holdTheRound() {
  await holdRound(db.app, SYSTEM, portal.setting, QUEUE)
  const holds = await sql<{ id: bigint }>`
    select id from place_hold where state = 'held' order by id`.execute(db.owner)
  for (const { id } of holds.rows) {
    await inTransaction(db.app, tx => draftContract(tx, SYSTEM, portal.setting, { holdId: id }))
  }
}

test('wishes are added, ordered and removed one press at a time; a stranger finds nothing', async () => {
  const parent = await wishFor(first, [groups[1], groups[0]])
  await parent.get(`${rootOf(first)}/wishes`)
  const up = await parent.post(`${rootOf(first)}/wishes`, { change: `up:${groups[0]}` })
  const page = await parent.get(String(up.headers.location))
  expect(page.body).toContain('Тізім сақталды')
  expect(page.body.indexOf(`down:${groups[0]}`)).toBeLessThan(page.body.indexOf(`up:${groups[1]}`))
  expect(page.body).toContain('18:00')
  const stranger = await aParent(second)
  expect((await stranger.get(`${rootOf(first)}/wishes`)).statusCode).toBe(404)
  expect((await stranger.post(`${rootOf(first)}/wishes`, { change: 'up:1' })).statusCode).toBe(404)
  expect((await parent.post(`${rootOf(first)}/wishes`, { change: 'sideways' })).statusCode).toBe(
    422,
  )
})

test('preferences are kept, a consent only when ticked', async () => {
  const parent = await aParent(first)
  await parent.get(`${rootOf(first)}/wishes`)
  await parent.post(`${rootOf(first)}/wishes/preferences`, {
    admissions: 'temporary',
    preferences: 'any-place',
  })
  const page = await parent.get(`${rootOf(first)}/wishes`)
  expect(page.body).toMatch(/value="temporary"[^>]*checked/)
  expect(page.body).toMatch(/value="any-place"[^>]*checked/)
})

test('after the round the cabinet shows the held place; who came later waits on the list of the full group', async () => {
  await wishFor(second, [groups[0]])
  await holdTheRound()
  const parent = await aParent(first)
  const cabinet = await parent.get(rootOf(first))
  expect(cabinet.body).toContain('Сізге орын сақталды')
  expect(cabinet.body).toContain('Шартты оқып, қол қою')
  const [, why = ''] = /href="([^"]+)"[^>]*>Неге бұл орын/.exec(cabinet.body) ?? []
  expect(why).toMatch(new RegExp(`^/kk/rounds/\\d+/why\\?number=${first.number}$`))
  const explanation = await portal.visitor().get(why)
  expect(explanation.body).toContain('Бұл бала 2 баланың ішінде 1-болып қаралды')
  const waiting = await aParent(second)
  const page = await waiting.get(rootOf(second))
  expect(page.body).toContain('Күту парақтары')
  expect(page.body).toContain('1 отбасының ішінде 1-орын')
})

async function contractPath(application: Application): Promise<string> {
  const row = await sql<{ number: string }>`
    select number from contract where application_id = ${application.id} order by id desc limit 1`.execute(
    db.owner,
  )
  return `${rootOf(application)}/contract/${row.rows[0]?.number}`
}

test('the parent signs with a code, the kindergarten in its cabinet, and the child has its seat', async () => {
  const path = await contractPath(first)
  const parent = await aParent(first)
  const page = await parent.get(path)
  expect(page.body).toContain('1. ТАРАПТАР')
  expect(page.body).toContain('Қолыңызды күтіп тұр')
  expect((await parent.get(`${path}/document.txt`)).headers['content-disposition']).toContain(
    'attachment',
  )
  const sent = await parent.post(`${path}/code`, {})
  expect(sent.headers.location).toBe(`${path}/sign`)
  await parent.get(`${path}/sign`)
  const wrong = await parent.post(`${path}/sign`, { code: '000000' })
  expect(wrong.statusCode).toBe(422)
  const done = await parent.post(`${path}/sign`, { code: await newestCode(db) })
  expect(done.headers.location).toBe(`${path}?done=signed`)
  expect((await parent.get(`${path}?done=signed`)).body).toContain('Балабақшаның қолын күтіп тұр')

  const head = await providerOf(groups[0])
  const children = await head.get('/kk/provider/children')
  expect(children.body).toContain('Бала Сынақ')
  const contract = `/kk/provider/contracts/${path.split('/').at(-1)}`
  await head.get(contract)
  const signed = await head.post(`${contract}/sign`, {})
  expect(signed.headers.location).toContain('done=inForceDone')
  expect((await head.post(`${contract}/sign`, {})).statusCode).toBe(303)
  const cabinet = await parent.get(rootOf(first))
  expect(cabinet.body).toContain('Бала қазір мұнда')
  expect(cabinet.body).toContain('Орын алды')
})

test('another kindergarten sees no such contract; a visitor is led to sign in', async () => {
  const other = await providerOf(groups[1])
  const number = (await contractPath(first)).split('/').at(-1)
  expect((await other.get(`/kk/provider/contracts/${number}`)).statusCode).toBe(403)
  expect((await portal.visitor().get(await contractPath(first))).statusCode).toBe(303)
  const stranger = await aParent(second)
  expect((await stranger.get(await contractPath(first))).statusCode).toBe(404)
})

test('an enrolled family ends its contract with a day of its own, not with one that has passed', async () => {
  const path = await contractPath(first)
  const parent = await aParent(first)
  await parent.get(`${path}/end`)
  expect((await parent.post(`${path}/end`, { lastDay: '2026-01-01' })).statusCode).toBe(422)
  const done = await parent.post(`${path}/end`, { lastDay: '2026-12-15' })
  expect(done.statusCode).toBe(303)
  expect((await parent.get(String(done.headers.location))).body).toContain('соңғы күні белгіленді')
})
