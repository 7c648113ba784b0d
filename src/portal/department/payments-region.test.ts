/** Payments before an operator of a whole region: only territories with something to pay are offered, and the chosen one stays. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { anOfficial, type Official } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { anIban, approvedAct } from '../../domain/payments/approved-act.fixture.ts'
import { enterAccount } from '../../domain/payments/enter-account.ts'

const LIST = '/kk/department/payments'
const db = useDatabase()
let portal: ParentPortal
let act: { readonly number: string }
let operator: Official

/** An act in Taraz, an account in Merki, and Baizak, the first by its code, has kindergartens only. */
beforeAll(async () => {
  const made = await approvedAct(db)
  await made.aConfirmedAccount()
  act = await made.aTown()
  const { setting } = made.town
  await aKindergarten(db.app, setting, { territory: 'baizak', places: { 3: 1 } })
  await aKindergarten(db.app, setting, { territory: 'merki', places: { 3: 1 } })
  const { rows } = await sql<{ id: bigint }>`
    select id from provider where territory_code = 'merki'`.execute(db.owner)
  const account = { ...made.given(anIban()), providerId: rows[0]?.id ?? 0n }
  const clerk = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'merki' } as const
  await made.town.act(tx => enterAccount(tx, clerk, setting, account))
  portal = await aParentPortal(db, { at: '2026-10-21T10:00' })
  operator = await anOfficial(db, portal, 'operator', 'zhambyl')
}, 120_000)
afterAll(() => portal?.close())

test('it opens where there is something to pay, and offers the others that have', async () => {
  const { body } = await operator.get(LIST)
  expect(body).toContain('Тараз: Төлемдер')
  expect(body).toContain(`href="${LIST}?territory=merki"`)
  expect(body).not.toContain('territory=baizak')
  expect(body).toContain(`<form method="post" action="${LIST}?territory=taraz"`)
  // Asked for by name it is there all the same: an account may be entered before anything is paid.
  const asked = await operator.get(`${LIST}?territory=baizak`)
  expect(asked.body).toContain('Байзақ ауданы: Төлемдер')
})

test('the chosen territory stays in links and after forms', async () => {
  const chosen = await operator.get(`${LIST}?territory=taraz`)
  expect(chosen.body).toContain(act.number)
  expect(chosen.body).toContain(`href="${LIST}/accounts?territory=taraz"`)
  const payer = `${LIST}/payer?territory=taraz`
  expect(chosen.body).toContain(`href="${payer}"`)
  expect((await operator.get(`${LIST}/accounts?territory=taraz`)).body).toContain(
    `href="${LIST}?territory=taraz"`,
  )
  expect((await operator.get(payer)).body).toContain(`href="${LIST}?territory=taraz"`)
  const name = 'Тараз қаласы қаржы орталығы'
  const account = { name, bin: '240190000014', iban: anIban(), bic: 'KKMFKZ2A', knp: '853' }
  const kept = await operator.post(payer, account)
  expect(kept.headers.location).toBe(`${LIST}?territory=taraz&done=payer`)
  await operator.get(`${LIST}?territory=taraz`)
  const collected = await operator.post(`${LIST}?territory=taraz`, { acts: act.number })
  const batch = await operator.get(String(collected.headers.location))
  expect(batch.body).toContain(`href="${LIST}?territory=taraz&amp;programme=preschool"`)
})

test('a territory beyond the region is not there, in links neither', async () => {
  expect((await operator.get(`${LIST}?territory=shymkent`)).statusCode).toBe(404)
  expect((await operator.get(`${LIST}/accounts?territory=shymkent`)).statusCode).toBe(404)
  const far = await anOfficial(db, portal, 'operator', 'aktobe-region')
  const { body } = await far.get(LIST)
  expect(body).not.toMatch(/territory=(taraz|merki|baizak)/)
})

test('one who is posted to a city where nothing was paid yet stays in it', async () => {
  const clerk = await anOfficial(db, portal, 'operator', 'baizak')
  expect((await clerk.get(LIST)).body).toContain('Байзақ ауданы: Төлемдер')
})
