/** Erasing a family takes its words about kindergartens, and what was answered and said to them; the scores are nobody's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { assertDefined } from '../../base/assert.ts'
import { openDocumentStore } from '../applications/document-store.ts'
import { findPublishedRatings } from '../ratings/find-ratings.ts'
import { aKindergartenToRate, ratingLeaves } from '../ratings/rated-kindergarten.fixture.ts'
import { eraseFamily } from './erase-family.ts'
import { lockFamily } from './erasure-queries.ts'

const db = useDatabase()

test('no word of an erased family is left, and its rating still counts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-erase-ratings-'))
  const made = await aKindergartenToRate(db, 2)
  const { setting, officer, town } = made
  for (const pupil of made.pupils) {
    await made.confirm(pupil)
    await made.give(pupil, { words: `Пікір ${pupil.application.number}` })
  }
  const { id } = await made.newestText()
  await made.answer(id, 'Жауап сөзі')
  await made.hide(id, { words: 'Түсіндірме сөз' })
  const leaver = assertDefined(made.pupils.at(-1), 'a pupil').application
  await sql`update application set state = 'archived', archived_reason = 'moved' where id = ${leaver.id}`.execute(
    db.owner,
  )
  await town.act(async tx => {
    const family = await lockFamily(tx, leaver.childId)
    await eraseFamily(tx, officer, setting, openDocumentStore(join(folder, 'uploads')), {
      childId: leaver.childId,
      family,
      chosen: family,
      vouchers: [],
      ground: 'request',
      reason: '№ 17-04/112',
    })
  })
  rmSync(folder, { recursive: true, force: true })
  const left = await sql<{ words: string | null }>`
    select words from rating_text union all select words from rating_answer
    union all select words from rating_ruling`.execute(db.app)
  const words = left.rows.flatMap(row => row.words ?? [])
  expect(words).toEqual([`Пікір ${made.pupils[0]?.application.number}`])
  const published = await findPublishedRatings(db.app, made.place, setting.clock.today(), {
    limit: 10,
    offset: 0,
  })
  expect([published?.figures.ratings, published?.texts.length]).toEqual([2, 1])
  // The closed parts of its leaves are gone, the leaves stay.
  const leaves = await sql<{ n: number }>`
    select count(*)::integer as n from journal_entry where kind like 'rating.%'`.execute(db.app)
  expect(leaves.rows[0]?.n).toBe(4)
  expect((await ratingLeaves(db)).map(leaf => leaf.kind)).toEqual(['rating.given'])
})
