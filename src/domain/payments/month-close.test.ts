/** The close of a month: who is waited for, acts ordered for all at once, and what no money is there for. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { NotAllowed, NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { approveAct } from './approve-act.ts'
import { findAct, findActLine } from './find-acts.ts'
import { findMonthClose, findOwnMonths } from './find-month-close.ts'
import { orderActs, orderDueActs } from './order-acts.ts'
import { prepareAct } from './prepare-act.ts'
import { signAct } from './sign-act.ts'
import { findOpenOrders, workOrder } from './work-order.ts'

const db = useDatabase()
const SYSTEM: Actor = { kind: 'system', name: 'worker' }
const MONTH = Temporal.PlainYearMonth.from('2026-09')
const relation = { territoryPath: ['kz', 'zhambyl', 'taraz'] }
const scope = { territory: 'taraz', programme: 'preschool', month: MONTH } as const
let made: Awaited<ReturnType<typeof twoChildren>>
let providerId: bigint

beforeEach(async () => {
  made = await twoChildren(db)
  providerId = made.one.contract.providerId
})

async function officer(): Promise<Extract<Actor, { kind: 'staff' }>> {
  return {
    kind: 'staff',
    staffId: await aStaffId(db, 'officer'),
    role: 'officer',
    territory: 'taraz',
  }
}

const close = async () => {
  const found = await findMonthClose(db.app, OFFICER, made.town.setting, { ...scope, relation })
  const own = found?.providers.find(one => one.providerId === providerId)
  return { found, own }
}

const order = async (actor: Actor) => {
  const { act, setting } = made.town
  return (await act(tx => orderActs(tx, actor, setting, scope))) ?? 0n
}
const work = (id: bigint) => workOrder(db.app, SYSTEM, made.town.setting, id)

const actsOf = async (provider = providerId) =>
  (
    await sql<{ number: string; preparedBy: string; totalTiyn: bigint; state: string }>`
      select number, prepared_by as "preparedBy", total_tiyn as "totalTiyn", state from act
      where provider_id = ${provider}`.execute(db.app)
  ).rows

describe('the stage of a kindergarten', () => {
  test('says whom it waits for and until when, from the sheet to the approval', async () => {
    const { town, group } = made
    town.goTo('2026-10-05')
    // The 3rd is a Saturday: the sheet is due on Monday.
    expect((await close()).own).toMatchObject({
      at: { stage: 'not-submitted', waitsFor: 'provider' },
      late: 0,
    })
    expect((await close()).own?.at.until?.toString()).toBe('2026-10-05')
    town.goTo('2026-10-06')
    expect((await close()).own?.late).toBe(1)
    await made.submitMonth()
    town.goTo('2026-10-06')
    expect((await close()).own?.at).toMatchObject({ stage: 'answers', waitsFor: 'parents' })
    await made.answer(made.one)
    town.goTo('2026-10-08', '00:01')
    await made.sweep()
    const { own } = await close()
    expect(own).toMatchObject({ at: { stage: 'ready', waitsFor: 'department' }, unconfirmed: 1 })
    expect(own?.at.until?.toString()).toBe('2026-10-15')
    await work(await order(await officer()))
    expect((await close()).own?.at).toMatchObject({ stage: 'draft', waitsFor: 'provider' })
    const [act] = await actsOf()
    const seen = act ?? { number: '', totalTiyn: 0n }
    await town.act(tx => signAct(tx, group.provider, town.setting, seen))
    expect((await close()).own?.at).toMatchObject({ stage: 'signed', waitsFor: 'department' })
    await town.act(async tx => approveAct(tx, await officer(), town.setting, seen))
    expect((await close()).own?.at).toMatchObject({ stage: 'approved', waitsFor: 'operator' })
  })

  test('is seen by its own territory only, and its acts by those who may', async () => {
    await made.submitMonth()
    await made.answer(made.one)
    made.town.goTo('2026-10-08')
    await work(await order(await officer()))
    const far: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'almaty' }
    const looking = findMonthClose(db.app, far, made.town.setting, { ...scope, relation })
    await expect(looking).rejects.toBeInstanceOf(NotAllowed)
    const [act] = await actsOf()
    const number = act?.number ?? ''
    const stranger: Actor = {
      kind: 'provider',
      staffId: 1n,
      providerId: 999_999n,
      territory: 'taraz',
    }
    for (const actor of [far, stranger, { kind: 'guardian', personId: 1n } as const]) {
      await expect(findAct(db.app, actor, number)).rejects.toBeInstanceOf(NotFound)
    }
  })
})

describe('an order of acts', () => {
  test('waits for late groups and running answers, and prepares as whoever gave it', async () => {
    await made.submitMonth()
    await made.answer(made.one)
    made.town.goTo('2026-10-06')
    const who = await officer()
    await work(await order(who))
    expect(await actsOf()).toEqual([])
    made.town.goTo('2026-10-08', '00:01')
    await made.sweep()
    const id = await order(who)
    expect(await order(await officer())).toBe(id)
    await Promise.all([work(id), work(id), work(id)])
    expect(await actsOf()).toMatchObject([
      { preparedBy: `staff:${who.staffId}`, totalTiyn: 6_800_000n },
    ])
    expect(await findOpenOrders(db.app, 10)).not.toContain(id)
    const [act] = await actsOf()
    const { town, group } = made
    const seen = act ?? { number: '', totalTiyn: 0n }
    await town.act(tx => signAct(tx, group.provider, town.setting, seen))
    const own = refusalOf(town.act(tx => approveAct(tx, who, town.setting, seen)))
    expect(await own).toBe('act/own-act')
  })

  test('comes by itself on the day of the rules, once, also for a kindergarten whose families are silent', async () => {
    await made.submitMonth()
    await made.answer(made.one)
    const { act, setting, goTo } = made.town
    const due = () => act(tx => orderDueActs(tx, SYSTEM, setting))
    goTo('2026-10-14')
    await due()
    const before = await findOpenOrders(db.app, 10)
    goTo('2026-10-15', '00:01')
    await Promise.all([due(), due()])
    await due()
    const opened = (await findOpenOrders(db.app, 10)).filter(id => !before.includes(id))
    // Another test's kindergartens are in the same town: its order may be done already.
    expect(opened.length).toBeLessThanOrEqual(1)
    for (const id of opened) await work(id)
    await due()
    expect(await findOpenOrders(db.app, 10)).toEqual([])
    const [prepared] = await actsOf()
    if (opened.length === 1) expect(prepared?.preparedBy).toBe('system:worker')
  })

  test('says of each kindergarten why not, with the sum that is missing', async () => {
    await made.submitMonth()
    await made.answer(made.one)
    await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
      values ('taraz', 'preschool', 3, 'general', '2026-09-16', 900000000000000)`.execute(db.owner)
    made.town.goTo('2026-10-08', '00:01')
    await made.sweep()
    await work(await order(await officer()))
    await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
    const { found } = await close()
    const [result] = found?.results ?? []
    expect(result?.outcome).toBe('ledger/not-enough-money')
    expect(result?.missingTiyn).toBeGreaterThan(449_000_000_000_000n)
  })
})

test('a line that no money is there for is named beside the act, until a later act holds it', async () => {
  await made.submitMonth()
  await made.answer(made.one)
  await made.answer(made.other)
  const { rows } = await sql<{ cost: bigint; available: bigint }>`
    select cost_tiyn as cost, (select balance_tiyn from ledger_account where kind = 'available' and year = 2026
      and territory_code = 'taraz') as available
    from voucher join enrolment on voucher.id = voucher_id where enrolment.id = ${made.one.enrolmentId}`.execute(
    db.owner,
  )
  const [money] = rows
  const half = (money?.cost ?? 0n) + ((money?.available ?? 0n) * 3n) / 4n
  await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
    values ('taraz', 'preschool', 3, 'general', '2026-09-16', ${2n * half})`.execute(db.owner)
  made.town.goTo('2026-10-08')
  const only = { providerId, month: MONTH }
  await made.town.act(tx => prepareAct(tx, OFFICER, made.town.setting, only))
  await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
  const { found } = await close()
  const uncovered = found?.uncovered.filter(
    one => one.application === made.other.application.number,
  )
  expect(uncovered).toHaveLength(1)
  expect(uncovered?.[0]?.missingTiyn).toBeGreaterThan(0n)
})

test('a line opens down to who marked each day, who confirmed, the norm and the pack', async () => {
  await made.submitMonth()
  await made.answer(made.other, [made.claim(1)])
  await made.answer(made.one)
  made.town.goTo('2026-10-08')
  await work(await order(await officer()))
  const [act] = await actsOf()
  const { lines } = await findAct(db.app, made.group.provider, act?.number ?? '')
  const line = lines.find(one => one.application === made.other.application.number)
  const shown = await findActLine(
    db.app,
    made.group.provider,
    act?.number ?? '',
    line?.lineId ?? 0n,
  )
  expect(shown.line).toMatchObject({ payableDays: 20, workingDays: 22, amountTiyn: 6_181_800n })
  expect(shown.marks).toHaveLength(22)
  expect(shown.names.get(shown.marks[0]?.markedBy ?? '')).toMatch(/./)
  expect(shown.origin.answeredBy).toBe('guardian')
  expect(shown.disputes).toMatchObject([{ claimed: 'present', state: 'open' }])
  expect(shown.norms).toMatchObject([{ territory_code: 'kz', countedTiyn: 6_800_000n }])
  expect(shown.pack?.id).toBe(shown.origin.packId)
  const foreign = findActLine(db.app, made.group.provider, act?.number ?? '', 987_654_321n)
  await expect(foreign).rejects.toBeInstanceOf(NotFound)
})

test('a kindergarten sees what its month comes to before there is an act, and if all confirmed', async () => {
  await made.submitMonth()
  await made.answer(made.one)
  made.town.goTo('2026-10-05')
  const { setting } = made.town
  const own = { id: providerId, programme: 'preschool', territory: 'taraz' } as const
  const [month] = await findOwnMonths(db.app, made.group.provider, setting, own)
  // 68 000, and 61 818 more for the child that missed two days of 22.
  expect(month?.expected).toEqual({ confirmedTiyn: 6_800_000n, wholeTiyn: 12_981_800n })
  expect(month?.dates.payBy.toString()).toBe('2026-10-20')
  expect(month?.dates.actBy.toString()).toBe('2026-10-15')
})
