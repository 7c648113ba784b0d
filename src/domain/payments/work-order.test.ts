/** An order of acts does kindergartens together, and each is answered as if it came alone. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { answerLine } from '../attendance/answer-line.ts'
import { attendedMonths } from '../attendance/attended-month.fixture.ts'
import { guardianOf } from '../attendance/submitted-month.fixture.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { orderActs } from './order-acts.ts'
import { findOpenOrders, workOrder } from './work-order.ts'

const SYSTEM: Actor = { kind: 'system', name: 'worker' }
const db = useDatabase()
let town: ReturnType<typeof attendedMonths>
let providerIds: bigint[]
let order: bigint

beforeEach(async () => {
  town = attendedMonths(db)
  providerIds = []
  for (let index = 0; index < 3; index += 1) {
    town.goTo('2026-08-31')
    const group = await town.aGroup(1)
    await town.aMarkedMonth(group)
    await town.submit(group.provider, group.groupId)
    const [pupil] = group.pupils
    if (pupil === undefined) throw new Error('a pupil')
    const { id: lineId, days: seenDays } = await town.lineOf(pupil)
    const answer = { lineId, seenDays, disputed: [] }
    await town.act(tx => answerLine(tx, guardianOf(pupil), town.setting, answer))
    providerIds.push(pupil.contract.providerId)
  }
  town.goTo('2026-10-08')
  const staffId = await aStaffId(db, 'officer')
  const officer: Actor = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
  const scope = { territory: 'taraz', programme: 'preschool', month: town.month } as const
  order = (await town.act(tx => orderActs(tx, officer, town.setting, scope))) ?? 0n
})

async function outcomes() {
  const { rows } = await sql<{ outcome: string; missing: bigint }>`
    select outcome, missing_tiyn as missing from act_order_result
    where order_id = ${order} and provider_id = any(${providerIds}::bigint[]) order by provider_id`.execute(
    db.app,
  )
  return rows
}

describe('an order of acts', () => {
  test('gives each act a posting and a leaf of its own', async () => {
    await workOrder(db.app, SYSTEM, town.setting, order)
    const { rows } = await sql<{ postings: number; leaves: number }>`
      select (select count(*)::integer from ledger_posting where kind = 'accrue' and cause = 'act ' || number) as postings,
             (select count(*)::integer from journal_entry
              where kind = 'act.prepared' and about = 'act:' || number) as leaves
      from act where provider_id = any(${providerIds}::bigint[])`.execute(db.app)
    expect(rows).toEqual(providerIds.map(() => ({ postings: 1, leaves: 1 })))
    expect(await selectUnbalanced(db.app)).toEqual([])
  })

  test('serves who comes first where money lasts for one, and says of the others what is missing', async () => {
    // 11 of 22 days at a norm that each voucher holds too little for.
    const { rows } = await sql<{ available: bigint; reserved: bigint }>`
      select (select balance_tiyn from ledger_account where kind = 'available' and territory_code = 'taraz') as available,
             (select min(cost_tiyn) from voucher) as reserved`.execute(db.app)
    const [{ available, reserved } = { available: 0n, reserved: 0n }] = rows
    await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
      values ('taraz', 'preschool', 3, 'general', '2026-09-16', ${2n * (reserved + (available * 3n) / 4n)})`.execute(
      db.owner,
    )
    await workOrder(db.app, SYSTEM, town.setting, order)
    const [first, ...others] = await outcomes()
    expect(first).toEqual({ outcome: 'prepared', missing: 0n })
    expect(others.map(one => one.outcome)).toEqual(others.map(() => 'ledger/not-enough-money'))
    expect(others.every(one => one.missing > 0n)).toBe(true)
    expect(await selectUnbalanced(db.app)).toEqual([])
    await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
  })

  test('is held back by nobody: one that fails leaves it open, and the others have their acts', async () => {
    const [, broken] = providerIds
    await sql`alter table act add constraint act_broken check (provider_id <> ${sql.lit(Number(broken))})`.execute(
      db.owner,
    )
    await expect(workOrder(db.app, SYSTEM, town.setting, order)).rejects.toMatchObject({
      constraint: 'act_broken',
    })
    expect((await outcomes()).map(one => one.outcome)).toEqual(['prepared', 'prepared'])
    expect(await findOpenOrders(db.app, 1)).toEqual([order])
    await sql`alter table act drop constraint act_broken`.execute(db.owner)
    await workOrder(db.app, SYSTEM, town.setting, order)
    expect(await outcomes()).toHaveLength(3)
    expect(await findOpenOrders(db.app, 1)).toEqual([])
    expect(await selectUnbalanced(db.app)).toEqual([])
  })
})

test('what a line of an act or an entry of the ledger refers to is there, and cannot go', async () => {
  await workOrder(db.app, SYSTEM, town.setting, order)
  const lineWith = (change: Record<string, number>) =>
    sql`insert into act_line select (json_populate_record(line, (${JSON.stringify({ sequence: 2, ...change })}::jsonb
        || jsonb_build_object('act_id', coalesce(${change.act_id ?? null}::bigint, (select max(id) from act))))::json)).*
      from act_line line order by act_id limit 1`.execute(db.app)
  const entryWith = (change: Record<string, number>) =>
    sql`insert into ledger_entry select (json_populate_record(entry, ${JSON.stringify({ sequence: 99, ...change })}::json)).*
      from ledger_entry entry where voucher_id is not null limit 1`.execute(db.app)
  for (const name of ['act', 'line', 'voucher']) {
    const constraint = `act_line_${name}_fk`
    await expect(lineWith({ [`${name}_id`]: -1 })).rejects.toMatchObject({ constraint })
  }
  for (const name of ['posting', 'account', 'voucher']) {
    const constraint = `ledger_entry_${name}_fk`
    await expect(entryWith({ [`${name}_id`]: -1 })).rejects.toMatchObject({ constraint })
  }
  for (const table of ['voucher', 'ledger_account', 'sheet_line', 'act', 'ledger_posting']) {
    await expect(sql`delete from ${sql.table(table)}`.execute(db.owner)).rejects.toThrow(table)
  }
})
