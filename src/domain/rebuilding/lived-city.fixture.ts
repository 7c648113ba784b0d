/** A small city that has lived: everything that moves a child in a queue happened in it, and its log was mirrored. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { aBudget, aKindergarten, anApplication, guardianOf, VISITOR } from '../../../test/city.ts'
import type { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { composeReceiptOf } from '../../platform/journal/find-receipts.ts'
import { findPublishedCheckpoint, findTile } from '../../platform/journal/read-log.ts'
import { tilePath } from '../../platform/journal/tile-path.ts'
import type { Application } from '../applications/application.ts'
import { decideClaim } from '../applications/decide-claim.ts'
import { findClaims } from '../applications/find-application.ts'
import { restoreApplication } from '../applications/restore-application.ts'
import { stopApplication } from '../applications/stop-application.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { withdrawApplication } from '../applications/withdraw-application.ts'
import { findBundleByInput } from '../iterations/find-iterations.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { refreshCohorts } from '../queue/refresh-cohorts.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import { lapseVoucher } from '../vouchers/lapse-voucher.ts'

const OFFICER: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }
const SYSTEM: Actor = { kind: 'system', name: 'test' }
export const QUEUE = { programme: 'preschool', territory: 'taraz' } as const

type City = { readonly database: Database; readonly setting: ReturnType<typeof aSetting> }

/** Families of all tiers and ages, some with two children; an iteration, refusals, a restoration, claims, a new year. */
export async function liveInCity({ database, setting }: City): Promise<readonly Application[]> {
  const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database, work)
  await aKindergarten(database, setting, { places: { 2: 2, 3: 4, 4: 2 } })
  await aBudget(database, setting, { tenge: 6 * 68_000 * 6 })
  const families: Application[] = []
  for (let index = 0; index < 130; index += 1) {
    setting.clock.advance({ seconds: 7 })
    const before = families.at(-1)
    const input = anApplication({
      childBorn: `${2021 + (index % 5)}-${String(1 + (index % 12)).padStart(2, '0')}-11`,
      kind: index % 17 === 0 ? 'special' : 'general',
      registeredBenefits: index % 11 === 0 ? ['military'] : index % 7 === 0 ? ['large-family'] : [],
      claims: index % 5 === 0 ? [{ code: 'educator', documentId: null }] : [],
    })
    const twins = index % 13 === 1 && before !== undefined
    const guardian = twins ? await guardianFacts(database, before) : input.guardian
    const child = twins ? { ...input.child } : input.child
    families.push(
      await act(tx => submitApplication(tx, VISITOR, setting, { ...input, child, guardian })),
    )
  }
  const [first, second, third, fourth] = families.slice(40) as [
    Application,
    Application,
    Application,
    Application,
  ]
  const claim = (await findClaims(database, first.id))[0]
  await act(tx =>
    decideClaim(tx, OFFICER, setting, {
      claimId: claim?.id ?? 0n,
      outcome: 'confirmed',
      reason: null,
    }),
  )
  const reason = 'құжат тексеріледі'
  await act(tx =>
    stopApplication(tx, OFFICER, setting, { number: second.number, days: 300, reason }),
  )
  await act(tx => withdrawApplication(tx, guardianOf(third), setting, third.number))
  await act(tx => withdrawApplication(tx, guardianOf(fourth), setting, fourth.number))
  await holdIteration(database, SYSTEM, setting, QUEUE)
  await settleOffers({ database, setting })
  setting.clock.advance({ hours: 24 * 190 })
  await act(tx =>
    refreshCohorts(tx, OFFICER, setting, { ...QUEUE, year: setting.clock.today().year }),
  )
  setting.clock.advance({ hours: 1 })
  families.push(
    await act(tx =>
      submitApplication(tx, VISITOR, setting, anApplication({ childBorn: '2024-02-03' })),
    ),
  )
  return families
}

/** Of every three offers one is refused, one lapses, one lapses and is restored: none is left open. */
async function settleOffers({ database, setting }: City): Promise<void> {
  const offers = await database
    .selectFrom('voucher')
    .innerJoin('application', 'application.id', 'voucher.application_id')
    .select([
      'voucher.id',
      'application.id as application_id',
      'application.number',
      'application.guardian_id',
    ])
    .where('voucher.state', '=', 'offered')
    .orderBy('voucher.id')
    .execute()
  const at = setting.clock.now()
  await database
    .updateTable('voucher')
    .set({ notified_at: at, confirm_until: at.add({ hours: 48 }) })
    .where('state', '=', 'offered')
    .execute()
  setting.clock.advance({ hours: 49 })
  for (const [index, offer] of offers.entries()) {
    const guardian: Actor = { kind: 'guardian', personId: offer.guardian_id }
    await inTransaction(database, async tx => {
      if (index % 3 === 0) return declineVoucher(tx, guardian, setting, offer.number)
      await lapseVoucher(tx, SYSTEM, setting, {
        id: offer.id,
        application_id: offer.application_id,
      })
      if (index % 3 === 1) await restoreApplication(tx, guardian, setting, offer.number)
    })
  }
}

async function guardianFacts(database: Database, application: Application) {
  const row = await database
    .selectFrom('person')
    .selectAll()
    .where('id', '=', application.guardianId)
    .executeTakeFirstOrThrow()
  return {
    iin: row.iin as ReturnType<typeof anApplication>['guardian']['iin'],
    fullName: row.full_name,
    birthDate: row.birth_date,
    phone: row.phone as ReturnType<typeof anApplication>['guardian']['phone'],
    language: 'kk' as const,
  }
}

/** As `kezek-verify log URL --mirror FOLDER` leaves it. */
export async function mirrorInto(
  database: Database,
  folder: string,
  policy: string,
): Promise<number> {
  const published = await findPublishedCheckpoint(database)
  if (published === undefined) throw new Error('nothing is published')
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  write('checkpoint', published.note)
  write('policy', policy)
  for (const level of ['entries', 0, 1, 2] as const) {
    const nodes = Math.floor(published.size / 256 ** (level === 'entries' ? 0 : level))
    for (let index = 0; index * 256 < nodes; index += 1) {
      const tile = { level, index, width: Math.min(256, nodes - index * 256) }
      write(tilePath(tile), (await findTile(database, tile)) ?? '')
    }
  }
  for (const { input_hash } of await database
    .selectFrom('iteration')
    .select('input_hash')
    .execute()) {
    write(`bundle/${input_hash}`, (await findBundleByInput(database, input_hash)) ?? '')
  }
  return published.size
}

/** The receipts of these applications, as their families keep them. */
export async function receiptsOf(database: Database, applications: readonly Application[]) {
  const files = new Map<string, Uint8Array>()
  for (const { number } of applications) {
    const entry = await database
      .selectFrom('journal_entry')
      .select('id')
      .where('about', '=', number)
      .where('kind', '=', 'application.submitted')
      .executeTakeFirstOrThrow()
    files.set(`${number}.tlog-proof`, Buffer.from(await composeReceiptOf(database, entry.id)))
  }
  return files
}
