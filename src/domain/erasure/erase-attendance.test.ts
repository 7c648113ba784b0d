/** Erasing a family takes what was said of its child's days; that days were disputed or taken back stays, and nothing else changes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { openDocumentStore } from '../applications/document-store.ts'
import { OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { takeDaysBack } from '../attendance/take-days-back.ts'
import { eraseFamily } from './erase-family.ts'
import { lockFamily } from './erasure-queries.ts'

const db = useDatabase()
const HEAD = { kind: 'staff', staffId: 3n, role: 'head', territory: 'taraz' } as const

const wordsOf = async (table: 'sheet_correction' | 'sheet_dispute') =>
  (
    await sql<{ application: string; words: string | null }>`
      select application.number as application, said.words from ${sql.table(table)} said
      join sheet_line on sheet_line.id = said.line_id join enrolment on enrolment.id = enrolment_id
      join application on application.id = application_id order by application.id`.execute(db.owner)
  ).rows

test('no word about the days of an erased child is left, of another child every one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-erase-attendance-'))
  const made = await twoChildren(db)
  const { town, one, other } = made
  await made.submitMonth()
  await made.answer(one)
  await made.answer(other, [made.claim(1)])
  const words = 'Сынақ бала ол күні шетелде'
  const { id: lineId } = await town.lineOf(one)
  await town.act(tx => takeDaysBack(tx, OFFICER, town.setting, { lineId, days: [3], words }))
  // As the application it may only empty the words: neither change them nor lose the day.
  for (const statement of [
    sql`update sheet_correction set words = 'Басқа сөз'`,
    sql`update sheet_correction set before = 'i'`,
    sql`delete from sheet_correction`,
  ]) {
    await expect(statement.execute(db.app)).rejects.toThrow(/permission denied|words can be erased/)
  }
  expect(await wordsOf('sheet_correction')).toEqual([
    { application: one.application.number, words },
  ])
  await sql`update application set state = 'archived', archived_reason = 'moved' where id = ${one.application.id}`.execute(
    db.owner,
  )
  await town.act(async tx => {
    const family = await lockFamily(tx, one.application.childId)
    await eraseFamily(tx, HEAD, town.setting, openDocumentStore(join(folder, 'uploads')), {
      childId: one.application.childId,
      family,
      chosen: family,
      vouchers: [],
      ground: 'request',
      reason: '№ 17-04/113',
    })
  })
  expect(await wordsOf('sheet_correction')).toEqual([
    { application: one.application.number, words: null },
  ])
  expect((await wordsOf('sheet_dispute'))[0]?.words).toBe(made.claim(1).words)
  rmSync(folder, { recursive: true })
})
