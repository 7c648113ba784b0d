/** The verifier against the log that the server really keeps: two implementations, one city that did nothing wrong. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM, submit } from '../../test/city.ts'
import { useDatabase } from '../../test/database.ts'
import { aSetting } from '../../test/setting.ts'
import { withdrawApplication } from '../domain/applications/withdraw-application.ts'
import { findBundleByInput } from '../domain/iterations/find-iterations.ts'
import { holdIteration } from '../domain/iterations/hold-iteration.ts'
import { changeBudget } from '../domain/ledger/change-budget.ts'
import { refreshCohorts } from '../domain/queue/refresh-cohorts.ts'
import { cancelOffer } from '../domain/vouchers/cancel-offer.ts'
import { declineVoucher } from '../domain/vouchers/decline-voucher.ts'
import type { Actor } from '../platform/access/actor.ts'
import { inTransaction, type Tx } from '../platform/db/database.ts'
import { aKeeper } from '../platform/journal/keeper.fixture.ts'
import { findPublishedCheckpoint, findTile } from '../platform/journal/read-log.ts'
import { parseTilePath } from '../platform/journal/tile-path.ts'
import { aFolder, removeFolders, writeInto } from './small-log.fixture.ts'
import { verify } from './verify.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
const OFFICER: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
const OFFER_TIYN = 6n * 68_000n * 100n
const folder = aFolder()
const server = createServer(async (request, response) => {
  const path = String(request.url).slice('/log/'.length)
  const tile = parseTilePath(path)
  const note = (await findPublishedCheckpoint(db.app))?.note
  const found =
    path === 'checkpoint'
      ? note
      : tile
        ? await findTile(db.app, tile)
        : await findBundleByInput(db.app, path.replace('bundle/', ''))
  if (found === undefined) response.writeHead(404).end()
  else response.end(found)
})

afterAll(() => {
  server.close()
  removeFolders()
})
const act = (action: (tx: Tx) => Promise<unknown>) => inTransaction(db.app, action)
let keep: () => Promise<boolean>

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { keeper, vkey } = await aKeeper(db.app, folder)
  keep = () => keeper.keep()
  writeInto(folder, 'policy', `log ${vkey}\nquorum none\n`)
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 2 * 6 * 68_000 })
})

async function replayed() {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`
  const files = ['--policy', join(folder, 'policy'), '--pins', join(folder, 'pins')]
  return JSON.parse((await verify(['replay', url, ...files, '--json'])).text)
}

test('iterations, refusals, cancelled offers, withdrawals and a new budget are found right, and nothing is open', async () => {
  const children = []
  for (let index = 0; index < 6; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    const registeredBenefits = index === 5 ? (['military'] as const) : []
    children.push(await submit(db.app, setting, { registeredBenefits: [...registeredBenefits] }))
  }
  await submit(db.app, setting, { childBorn: '2025-05-01' })
  await keep()
  expect(await holdIteration(db.app, SYSTEM, setting, book)).toMatchObject({ offered: 2 })
  const [first, second] = children as [(typeof children)[0], (typeof children)[0]]
  const privileged = children[5] ?? first
  await act(tx => declineVoucher(tx, guardianOf(privileged), setting, privileged.number))
  const reason = { number: first.number, claimId: null, reason: 'себеп' }
  await act(tx => cancelOffer(tx, OFFICER, setting, reason))
  await act(tx => withdrawApplication(tx, guardianOf(second), setting, second.number))
  await act(tx => changeBudget(tx, SYSTEM, setting, { ...book, allottedTiyn: 3n * OFFER_TIYN }))
  await keep()
  await holdIteration(db.app, SYSTEM, setting, book)
  await keep()
  const answer = await replayed()
  expect(answer).toMatchObject({ problems: [], iterations: 2, offers: 5, undecidable: 0 })
})

test('what was not in the log yet when an iteration began stays open, and a new year moves the cohorts', async () => {
  await submit(db.app, setting)
  await holdIteration(db.app, SYSTEM, setting, book)
  await act(tx => refreshCohorts(tx, SYSTEM, setting, { ...book, year: 2027 }))
  await keep()
  const answer = await replayed()
  expect(answer).toMatchObject({ problems: [], iterations: 3 })
})

test('a leaf that somebody with all rights over the database edits is named', async () => {
  expect((await replayed()).problems).toEqual([])
  await db.owner.connection().execute(async connection => {
    await sql`set session_replication_role = replica`.execute(connection)
    await sql`update journal_entry set leaf = replace(leaf, '"general/3"', '"priority/3"')
      where id = (select min(id) from journal_entry where leaf like '%"general/3"%')`.execute(
      connection,
    )
    await sql`set session_replication_role = origin`.execute(connection)
  })
  expect((await replayed()).problems[0].code).toBe('leaf-edited')
})
