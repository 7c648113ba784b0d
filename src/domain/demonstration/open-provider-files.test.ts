/** The demonstration's list of providers: everybody proven but one, one remark, one that leaves, pictures marked as trial. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { seededEntropy } from '../../platform/entropy.ts'
import { openContentStore } from '../../platform/files/content-store.ts'
import { keepProvider } from '../providers/keep-provider.ts'
import { drawKindergartens } from './demo-kindergartens.ts'
import { drawScene } from './demo-scene.ts'
import { drawFrom } from './draw.ts'
import { openProviderFiles } from './open-provider-files.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-demo-photos-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every state of the list can be found, and the same seed draws the same pictures', async () => {
  const setting = aSetting('2026-07-01T09:00')
  const draw = drawFrom(seededEntropy('files'))
  await inTransaction(db.app, async tx => {
    for (const { provider } of drawKindergartens(draw)) {
      await keepProvider(tx, SYSTEM, setting, provider)
    }
  })
  const drawing = () => drawFrom(seededEntropy('pictures'))
  expect(drawScene(drawing(), 'yard')).toBe(drawScene(drawing(), 'yard'))
  await openProviderFiles(db.app, setting, drawing(), openContentStore(folder))
  const counted = await sql<{
    evidence: number
    expired: number
    remarks: number
    leaving: number
    photos: number
  }>`
    select (select count(*)::integer from provider_evidence) as evidence,
           (select count(*)::integer from provider_evidence where valid_to < '2026-07-01') as expired,
           (select count(*)::integer from provider_inspection where outcome = 'remarks') as remarks,
           (select count(*)::integer from provider_exclusion where state = 'announced') as leaving,
           (select count(*)::integer from provider_photo where alt_kk like 'Сынақ суреті:%'
              and alt_ru like 'Пробная картинка:%') as photos`.execute(db.app)
  expect(counted.rows[0]).toMatchObject({
    evidence: 157 * 7,
    expired: 1,
    remarks: 1,
    leaving: 1,
    photos: 20,
  })
}, 60_000)
