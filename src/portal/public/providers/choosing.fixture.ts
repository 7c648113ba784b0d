/** Kindergartens to choose from: those of the demonstration with pictures, evidence and waiting families. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { SYSTEM, submit } from '../../../../test/city.ts'
import type { TestDatabase } from '../../../../test/database.ts'
import { drawKindergartens } from '../../../domain/demonstration/demo-kindergartens.ts'
import { drawFrom } from '../../../domain/demonstration/draw.ts'
import { openProviderFiles } from '../../../domain/demonstration/open-provider-files.ts'
import { offerPlaces } from '../../../domain/places/offer-places.ts'
import { publishPlaces } from '../../../domain/places/publish-places.ts'
import { keepGroup, keepProvider } from '../../../domain/providers/keep-provider.ts'
import type { Setting } from '../../../domain/territories/setting.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { seededEntropy } from '../../../platform/entropy.ts'
import { openContentStore } from '../../../platform/files/content-store.ts'

export const photoFolder = mkdtempSync(join(tmpdir(), 'kezek-photos-'))
export const photos = openContentStore(photoFolder)

/** Returns the BINs in their order; the first has places of every admission and a family that waits. */
export async function openKindergartens(
  db: TestDatabase,
  setting: Setting,
  count: number,
): Promise<readonly string[]> {
  const draw = drawFrom(seededEntropy('choosing'))
  const kindergartens = drawKindergartens(draw).slice(0, count)
  const groupIds: bigint[] = []
  await inTransaction(db.app, async tx => {
    for (const { provider, groups } of kindergartens) {
      const { id } = await keepProvider(tx, SYSTEM, setting, provider)
      for (const { free, ...group } of groups) {
        const kept = await keepGroup(tx, SYSTEM, { id, territory: 'taraz' }, group)
        groupIds.push(kept.id)
        const startsOn = setting.clock.today()
        const places = { groupId: kept.id, free, startsOn, withdrawalReason: 'other' }
        await publishPlaces(tx, SYSTEM, setting, places)
      }
    }
  })
  const groupId = groupIds[0] ?? 0n
  const later = setting.clock.today().add({ months: 2 })
  await inTransaction(db.app, tx =>
    offerPlaces(tx, SYSTEM, setting, {
      groupId,
      admission: 'early-booking',
      count: 2,
      startsOn: later,
      lastDay: null,
      restriction: 'күн сайын 13:00-ге дейін',
    }),
  )
  const family = await submit(db.app, setting)
  await sql`
    insert into waiting_entry (application_id, group_id, admissions, joined_at, state, changed_at)
    values (${family.id}, ${groupId}, '{general}', ${setting.clock.now()}, 'waiting', ${setting.clock.now()})`.execute(
    db.owner,
  )
  await openProviderFiles(db.app, setting, draw, photos)
  return kindergartens.map(({ provider }) => provider.bin)
}
