/** A family sees what the state pays for its child: each month in words and numbers, and the year. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../../test/parent.ts'
import { signInGuardian, type Visitor } from '../../../../test/portal.ts'
import { OFFICER, twoChildren } from '../../../domain/attendance/submitted-month.fixture.ts'
import { approveAct } from '../../../domain/payments/approve-act.ts'
import { findAct } from '../../../domain/payments/find-acts.ts'
import { prepareAct } from '../../../domain/payments/prepare-act.ts'
import { signAct } from '../../../domain/payments/sign-act.ts'
import type { Actor } from '../../../platform/access/actor.ts'

const SECOND: Actor = { kind: 'staff', staffId: 2n, role: 'officer', territory: 'taraz' }
const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>
let portal: ParentPortal
let family: Visitor
let root = ''

beforeAll(async () => {
  made = await twoChildren(db)
  await made.submitMonth()
  await made.answer(made.one)
  await made.answer(made.other)
  portal = await aParentPortal(db, { at: '2026-10-08T10:00' })
  family = portal.visitor()
  await signInGuardian(portal, family, made.other.contract.guardianId)
  root = `/kk/cabinet/${made.other.application.number}`
})
afterAll(() => portal.close())

const read = async (path: string) => (await family.get(path)).body.replace(/\u00a0/g, ' ')

test('a confirmed month says that it is not counted yet, then its formula, then that it is approved', async () => {
  expect(await read(`${root}/month/2026-09`)).toContain('Сома әлі есептелген жоқ')
  made.town.goTo('2026-10-08')
  const { setting, act, month } = made.town
  const { providerId } = made.one.contract
  const { number } = await act(tx => prepareAct(tx, OFFICER, setting, { providerId, month }))
  const counted = await read(`${root}/month/2026-09`)
  expect(counted).toContain(
    'айлық норматив 68 000 ₸ × төленетін 20 күн ÷ айдағы 22 жұмыс күні = 61 818 ₸',
  )
  expect(counted).toContain('есептелді')
  const { totalTiyn } = (await findAct(db.app, OFFICER, number)).act
  const seen = { number, totalTiyn }
  await act(tx => signAct(tx, made.group.provider, setting, seen))
  await act(tx => approveAct(tx, SECOND, setting, seen))
  expect(await read(`${root}/month/2026-09`)).toContain('бекітілді')
})

test('the cabinet has the year: what is counted, and how much of it is paid', async () => {
  const page = await read(root)
  expect(page).toContain('Мемлекет төлеген ақша')
  expect(page).toContain('Жыл басынан есептелгені 61 818 ₸, оның төленгені 0 ₸.')
})

test('another family sees nothing of it', async () => {
  const other = portal.visitor()
  await signInGuardian(portal, other, made.one.contract.guardianId)
  expect((await other.get(`${root}/month/2026-09`)).statusCode).toBe(404)
})
