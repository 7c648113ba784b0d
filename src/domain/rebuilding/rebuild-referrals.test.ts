/** The database of a city of referrals is lost: its queue, its rounds' numbers, its pauses and its change to vouchers come back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGuardianIin, aPhone, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { aKeeper } from '../../platform/journal/keeper.fixture.ts'
import type { LogPolicy } from '../../platform/journal/log-policy.ts'
import { openMirror } from '../../platform/journal/open-mirror.ts'
import { parsePolicy } from '../../platform/journal/parse-policy.ts'
import type { Application } from '../applications/application.ts'
import { findGroupChoices } from '../choice/find-group-choices.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { renewMilestones } from '../queue/renew-milestones.ts'
import { announcePause, findPauses } from '../referrals/announce-pause.ts'
import { declineReferral } from '../referrals/decline-referral.ts'
import { extendReferral } from '../referrals/extend-referral.ts'
import { findReferralsToSettle } from '../referrals/find-referrals.ts'
import { findSwitch } from '../referrals/find-switch.ts'
import {
  aGroup,
  newestReferral,
  pass,
  QUEUE,
  waitingFamilies,
  wish,
} from '../referrals/referral-town.fixture.ts'
import { runDueSwitches } from '../referrals/run-due-switches.ts'
import { runSwitch } from '../referrals/run-switch.ts'
import { settleReferral } from '../referrals/settle-referral.ts'
import { mirrorInto, receiptsOf } from './lived-city.fixture.ts'
import { familiesIn, positionsIn } from './queue-picture.fixture.ts'
import { rebuildQueue } from './rebuild-queue.ts'

const lost = useDatabase()
const quiet = useDatabase()
const busy = useDatabase()
const late = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-rebuild-referrals-'))
/** Monday. What is published now opens on Tuesday, to all on Friday. */
const setting = aSetting('2025-05-12T09:00')
const ACTOR: Actor = { kind: 'system', name: 'rebuild' }
const HEAD: Actor = { kind: 'staff', staffId: 1n, role: 'head', territory: 'almaty' }
const day = (text: string) => Temporal.PlainDate.from(text)

let children: readonly Application[] = []
let policy: LogPolicy
let policyText = ''
let keep: () => Promise<unknown>
let receipts: ReadonlyMap<string, Uint8Array>
let positions: Awaited<ReturnType<typeof positionsIn>>
let families: Awaited<ReturnType<typeof familiesIn>>
const child = (index: number) => children[index] as Application

/**
 * Six families, two of them twins; of four referrals one is declined, one is not used, two are open in the end. The
 * log is mirrored while none is open, while two are, and when the city has gone over to vouchers.
 */
beforeAll(async () => {
  const { keeper, vkey } = await aKeeper(lost.app, folder)
  keep = () => keeper.keep()
  policyText = `log ${vkey}\nquorum none\n`
  const parsed = parsePolicy(policyText)
  if (!parsed.ok) throw new Error(parsed.error)
  policy = parsed.value
  const twins = { guardianIin: aGuardianIin(), phone: aPhone() }
  children = await waitingFamilies(lost.app, setting, [
    {},
    { registeredBenefits: ['large-family'] },
    twins,
    twins,
    {},
    {},
  ])
  const first = await aGroup(lost.app, setting, 2)
  for (const index of [0, 1]) await wish(lost.app, setting, child(index), [first])
  setting.clock.advance({ days: 4 })
  expect(await pass(lost.app, setting, 'open')).toMatchObject({ placed: 2 })
  await inTransaction(lost.app, tx =>
    declineReferral(tx, guardianOf(child(0)), setting, child(0).number),
  )
  setting.clock.advance({ days: 8 })
  for (const id of await findReferralsToSettle(lost.app, setting.clock.now(), 10)) {
    await inTransaction(lost.app, tx => settleReferral(tx, SYSTEM, setting, id))
  }
  const pause = {
    startsOn: day('2025-08-04'),
    lastDay: day('2025-08-08'),
    reason: 'топтар ауысады',
  }
  await inTransaction(lost.app, tx => announcePause(tx, HEAD, setting, { ...QUEUE, ...pause }))
  await mirror('quiet')
  receipts = await receiptsOf(lost.app, children)
  await renewMilestones(lost.app, 0)
  positions = await positionsIn(lost.app, setting.clock.today())
  families = await familiesIn(lost.app)
  const second = await aGroup(lost.app, setting, 2)
  for (const index of [4, 5]) await wish(lost.app, setting, child(index), [second])
  setting.clock.advance({ days: 5 })
  expect(await pass(lost.app, setting, 'open')).toMatchObject({ placed: 2, number: 2 })
  const lastDay = day('2025-06-20')
  await inTransaction(lost.app, tx =>
    extendReferral(tx, guardianOf(child(5)), setting, { number: child(5).number, lastDay }),
  )
  await mirror('busy')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function mirror(name: string) {
  await keep()
  await mirrorInto(lost.app, join(folder, name), policyText)
}

async function rebuild(database: Database, name: string) {
  const opened = await openMirror(join(folder, name), policy)
  const given = async function* () {
    for (const [file, text] of receipts) yield { file, text }
  }
  return rebuildQueue(database, ACTOR, setting, {
    mirror: opened,
    policy,
    receipts: given,
    isTrial: false,
  })
}

async function headOf(database: Database) {
  return database
    .selectFrom('queue_head')
    .select(['rounds_held', 'cohort_year'])
    .where('territory_code', '=', 'almaty')
    .executeTakeFirst()
}
const broken = async (database: Database) =>
  (await checkInvariants(database)).filter(report => report.outcome !== 'holds')

test('with no referral open every family stands where it stood: back from one, stopped after one, or waiting', async () => {
  const report = await rebuild(quiet.app, 'quiet')
  expect(report).toMatchObject({ unclaimed: 0, lostOffers: [], lostReferrals: [] })
  expect(await positionsIn(quiet.app, setting.clock.today())).toEqual(positions)
  expect(await familiesIn(quiet.app)).toEqual(families)
  expect(families.map(one => one.state).sort()).toEqual([...Array(5).fill('queued'), 'stopped'])
  expect(await headOf(quiet.app)).toEqual({ rounds_held: 1, cohort_year: 2025 })
  expect(await broken(quiet.app)).toEqual([])
})

test('a pause that was announced holds on; its days are in the log, its words were not', async () => {
  const pauses = await findPauses(quiet.app, SYSTEM, QUEUE)
  expect(pauses).toMatchObject([
    { startsOn: day('2025-08-04'), lastDay: day('2025-08-08'), reason: /журнал/i },
  ])
})

test('open referrals are told with the place that was kept; the children wait again with their own time', async () => {
  const report = await rebuild(busy.app, 'busy')
  const [choice] = await findGroupChoices(lost.app, [
    (await newestReferral(lost.app, child(4)))?.groupId ?? 0n,
  ])
  const place = { provider: choice?.bin, group: choice?.group }
  const wanted = await Promise.all(
    [4, 5].map(async index => ({
      application: child(index).number,
      referral: (await newestReferral(lost.app, child(index)))?.number,
      ...place,
      until: index === 5 ? '2025-06-20' : '2025-06-05',
    })),
  )
  expect(report.lostOffers).toEqual([])
  expect(report.lostReferrals).toEqual(wanted)
  expect(await positionsIn(busy.app, setting.clock.today())).toEqual(positions)
  expect(await headOf(busy.app)).toMatchObject({ rounds_held: 2 })
  expect(await broken(busy.app)).toEqual([])
})

test('the next pass goes on where the last one ended: its number is new, the first of the queue is served first', async () => {
  const group = await aGroup(busy.app, setting, 1)
  const head = child(0)
  const guardian = await busy.app
    .selectFrom('application')
    .select('guardian_id')
    .where('number', '=', head.number)
    .executeTakeFirstOrThrow()
  await wish(busy.app, setting, { ...head, guardianId: guardian.guardian_id }, [group])
  setting.clock.advance({ days: 1 })
  expect(await pass(busy.app, setting, 'priority')).toMatchObject({ number: 3, placed: 1 })
  const about =
    await sql`select from journal_entry where about = 'round:almaty/preschool/2'`.execute(busy.app)
  expect(about.rows).toHaveLength(1)
})

test('a city that has gone over to vouchers is not led over again, and its report keeps its figures', async () => {
  setting.clock.advance({ days: 40 })
  const before = await inTransaction(lost.app, tx => runSwitch(tx, HEAD, setting, QUEUE))
  expect(before).toMatchObject({ applications: 6 })
  await mirror('late')
  await rebuild(late.app, 'late')
  expect(await runDueSwitches(late.app, SYSTEM, setting)).toBe(0)
  expect(await inTransaction(late.app, tx => runSwitch(tx, HEAD, setting, QUEUE))).toBeUndefined()
  const then = await findSwitch(lost.app, HEAD, QUEUE)
  const now = await findSwitch(late.app, HEAD, QUEUE)
  // Who stood where is not in the log: the hash is.
  expect(now).toMatchObject({
    ...then,
    switchedAt: expect.anything(),
    categories: [],
    positions: [],
  })
  expect(now?.positionsSha256).toBe(then?.positionsSha256)
})
