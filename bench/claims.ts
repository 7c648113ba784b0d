/**
 * A rush: 64 parents at a time confirm, choose and have a place held, until all places are gone, ten wanting
 * each: most clicks are refusals. Reference of the same run: a bare five-statement transaction (the shape of
 * TPC-B) by the same driver and pool. Also the winners alone: every click gets its place, so that nothing but
 * whole claims are counted: no goal of the design, but what the refusals would hide.
 */
import { sql } from 'kysely'
import type pg from 'pg'
import { Refusal } from '../src/base/failure.ts'
import { readConfig } from '../src/config.ts'
import { chooseInRush } from '../src/domain/choice/choose-now.ts'
import { adoptData } from '../src/domain/territories/adopt-data.ts'
import { loadTerritoryData } from '../src/domain/territories/load-data.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import { BENCH, type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { fillCity, fillMoney } from './fill-city.ts'
import { fillClubs } from './fill-clubs.ts'
import { printTable, report } from './report.ts'

const GOAL = 0.5
const LONGEST_MS = 250
const PARENTS_AT_ONCE = 64
const WANTING_EACH = 10
/** Places beside those of the rush, for families who all get one. */
const WINNERS = 1_500
const REFERENCE_SECONDS = 6

/** The rules in force, but for whoever chooses first: a new version of each pack of vouchers. */
async function letFirstComersChoose({ database, setting }: BenchDatabase): Promise<void> {
  const data = loadTerritoryData(`${readConfig({}).root}/data`)
  if (!data.ok) throw new Error('data/ is broken')
  const packs = data.value.packs.map(pack =>
    pack.regime === 'voucher'
      ? {
          ...pack,
          version: `${pack.version}-immediate`,
          values: {
            ...pack.values,
            'offer.choiceMode': { ...pack.values['offer.choiceMode'], value: 'immediate' as const },
          },
        }
      : pack,
  )
  await inTransaction(database, tx => adoptData(tx, BENCH, setting, { ...data.value, packs }))
}

/** Every queued child is offered a voucher at once, with its guardian; no iteration is measured here. */
async function offerVouchers(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into iteration (programme, territory_code, number, held_on, held_at, held_by, rule_pack_id,
       rule_pack_version, input_hash, result_hash, offered, skipped, money_before_tiyn, money_after_tiyn, bundle)
     select 'preschool', 'taraz', 1, date '2026-07-01', now(), 'system:bench', id, version, 'x', 'x', 0, '{}', 0, 0, '{}'
     from rule_pack order by id limit 1`,
  )
  await owner.query(
    `insert into guardianship (child_id, guardian_id, source, since)
     select child_id, guardian_id, 'imported', now() from application on conflict do nothing`,
  )
  await owner.query(`update application set state = 'offered', last_change = 'offered'`)
  await owner.query(
    `insert into voucher (number, application_id, child_id, programme, territory_code, settlement_code, cohort, kind,
       iteration_id, state, year, cost_tiyn, offered_at, notified_at, confirm_until, changed_at)
     select 'V' || number, id, child_id, programme, territory_code, settlement_code, cohort, 'general',
       (select id from iteration), 'offered', 2026, 40800000, now(), now(), timestamptz '2026-07-06 00:00+05', now()
     from application`,
  )
}

type Parent = { readonly number: string; readonly guardianId: bigint; readonly groupId: bigint }

/** `each` parents want each place, of a group of the child's age; in an order that nobody planned. */
async function drawParents(owner: pg.Pool, each: number): Promise<Parent[]> {
  const result = await owner.query<{ number: string; guardian_id: bigint; group_id: bigint }>(
    `with wanted as (
       select place.group_id, provider_group.cohort,
              row_number() over (partition by provider_group.cohort order by place.id, copy) as nth
       from place join provider_group on provider_group.id = place.group_id
       join provider on provider.id = provider_group.provider_id and provider.programme = 'preschool'
       cross join generate_series(1, $1::integer) copy where place.state = 'published'
     ), ready as (
       select application.number, application.guardian_id, voucher.cohort,
              row_number() over (partition by voucher.cohort order by application.id) as nth
       from voucher join application on application.id = voucher.application_id
       where voucher.state = 'offered' and voucher.programme = 'preschool'
     )
     select number, guardian_id, group_id from wanted join ready using (cohort, nth)
     order by hashtext(number)`,
    [each],
  )
  return result.rows.map(row => ({
    number: row.number,
    guardianId: row.guardian_id,
    groupId: row.group_id,
  }))
}

type Rush = { readonly seconds: number; readonly placed: number; readonly times: Float64Array }
type Reference = { readonly rate: number; readonly p99: number }

/** All parents, 64 at a time, each with one click. */
async function rush(
  { database, setting }: BenchDatabase,
  parents: readonly Parent[],
): Promise<Rush> {
  const times = new Float64Array(parents.length)
  let next = 0
  let placed = 0
  const start = performance.now()
  const lane = async () => {
    for (;;) {
      const turn = next
      next += 1
      const parent = parents[turn]
      if (parent === undefined) return
      const clicked = performance.now()
      try {
        const actor = { kind: 'guardian', personId: parent.guardianId } as const
        await chooseInRush(database, actor, setting, {
          ...parent,
          confirm: true,
          requestId: `click-${parent.number}-${parent.groupId}`,
        })
        placed += 1
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'choice/no-place') throw error
      }
      times[turn] = performance.now() - clicked
    }
  }
  await Promise.all(Array.from({ length: PARENTS_AT_ONCE }, lane))
  return { seconds: (performance.now() - start) / 1000, placed, times: times.sort() }
}

async function makeReference(owner: pg.Pool): Promise<void> {
  await owner.query(`
    create table bench_account (id integer primary key, balance bigint not null, filler text);
    create table bench_teller (id integer primary key, balance bigint not null, filler text);
    create table bench_branch (id integer primary key, balance bigint not null, filler text);
    create table bench_history (teller integer, branch integer, account integer, delta integer, at timestamptz);
    insert into bench_account select n, 0, repeat('x', 80) from generate_series(1, 100000) n;
    insert into bench_teller select n, 0, repeat('x', 80) from generate_series(1, 640) n;
    insert into bench_branch select n, 0, repeat('x', 80) from generate_series(1, 64) n;
    grant all on bench_account, bench_teller, bench_branch, bench_history to kezek_app`)
}

const p99 = (times: Float64Array) => times[Math.floor(times.length * 0.99)] ?? 0

/** Transactions a second: update, select, update, update, insert, durable, by 64 callers at a time. */
async function measureReference({ database }: BenchDatabase): Promise<Reference> {
  const draw = (n: number) => 1 + Math.floor(Math.random() * n)
  const end = performance.now() + REFERENCE_SECONDS * 1000
  const times: number[] = []
  const caller = async () => {
    while (performance.now() < end) {
      const started = performance.now()
      const [account, teller, branch, delta] = [draw(100_000), draw(640), draw(64), draw(5000)]
      await inTransaction(database, async tx => {
        await sql`update bench_account set balance = balance + ${delta} where id = ${account}`.execute(
          tx,
        )
        await sql`select balance from bench_account where id = ${account}`.execute(tx)
        await sql`update bench_teller set balance = balance + ${delta} where id = ${teller}`.execute(
          tx,
        )
        await sql`update bench_branch set balance = balance + ${delta} where id = ${branch}`.execute(
          tx,
        )
        await sql`insert into bench_history values (${teller}, ${branch}, ${account}, ${delta}, now())`.execute(
          tx,
        )
      })
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: PARENTS_AT_ONCE }, caller))
  return { rate: times.length / REFERENCE_SECONDS, p99: p99(Float64Array.from(times).sort()) }
}

/** What must never be: a place of two children, a voucher without its place or a place without its voucher. */
async function countFaults(owner: pg.Pool, placed: number): Promise<number> {
  const result = await owner.query<{ faults: string }>(
    `select (select count(*) from (select place_id from place_hold where state = 'held'
               group by place_id having count(*) > 1) twice)
          + (select count(*) from voucher full join
               (select voucher_id, place_id from place_hold where state = 'held') held on voucher_id = voucher.id
             where (voucher.state = 'place-held') is distinct from (held.place_id is not null))
          + (select count(*) from place full join
               (select place_id from place_hold where state = 'held') held on place_id = place.id
             where (place.state = 'held') is distinct from (held.place_id is not null))
          + abs((select count(*) from place_hold where state = 'held') - $1::bigint)
          + abs((select count(*) from journal_entry where kind = 'place.held') - $1::bigint) as faults`,
    [placed],
  )
  return Number(result.rows[0]?.faults ?? -1)
}

async function measure(bench: BenchDatabase, places: number): Promise<void> {
  const { owner } = bench
  const families = (places * WANTING_EACH + WINNERS) * 1.2
  await fillMoney(owner)
  await fillCity(owner, 'taraz', { children: families, queued: families, places: places + WINNERS })
  await letFirstComersChoose(bench)
  await offerVouchers(owner)
  await fillClubs(owner)
  await makeReference(owner)
  await owner.query('vacuum analyze')
  const before = await measureReference(bench)
  const winners = (await drawParents(owner, 1)).slice(0, WINNERS)
  const alone = await rush(bench, winners)
  const between = await measureReference(bench)
  const parents = await drawParents(owner, WANTING_EACH)
  const all = await rush(bench, parents)
  const after = await measureReference(bench)
  const faults = await countFaults(owner, alone.placed + all.placed)
  const tell = (
    size: string,
    goal: number,
    run: Rush,
    near: readonly Reference[],
    asked: number,
  ) => {
    const value = asked / run.seconds
    const reference = near.reduce((sum, one) => sum + one.rate, 0) / near.length
    const longest = p99(run.times)
    report({
      bench: 'claims',
      size,
      value,
      unit: '1/s',
      reference,
      ratio: value / reference,
      goal: goal > 0 ? `>= ${goal} x, p99 < ${LONGEST_MS} ms, no fault` : 'no fault',
      met: faults === 0 && (goal === 0 || (value / reference >= goal && longest < LONGEST_MS)),
      asked,
      placed: run.placed,
      placedPerSecond: run.placed / run.seconds,
      p99Ms: longest,
      referenceP99Ms: Math.max(...near.map(one => one.p99)),
      faults,
    })
  }
  tell(`${winners.length} claims, nobody refused`, 0, alone, [before, between], winners.length)
  tell(`${parents.length} wanting ${places}`, GOAL, all, [between, after], parents.length)
}

// `--quick` measures the tenth only.
const sizes = process.argv.includes('--quick') ? [1_500] : [1_500, 15_000]
for (const places of sizes) {
  await withBenchDatabase('2026-07-01T09:00', bench => measure(bench, places))
}
printTable()
