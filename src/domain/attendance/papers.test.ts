/** A certificate is kept with the family's papers as long as the family is, and no longer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { forgetUnsentDocuments } from '../applications/document-litter.ts'
import { openDocumentStore } from '../applications/document-store.ts'
import { forgetDocumentsOf } from '../applications/forget-documents.ts'
import { storeDocument } from '../applications/store-document.ts'
import { addAbsencePaper } from './add-absence-paper.ts'
import { attendedMonths } from './attended-month.fixture.ts'
import { forgetPapersOf } from './forget-papers.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-papers-'))
const store = openDocumentStore(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

async function documents(): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from document`.execute(db.owner)
  return result.rows[0]?.count ?? 0
}

test('no sweep of unsent papers takes it away; erasing the family does', async () => {
  const town = attendedMonths(db)
  const group = await town.aGroup(1)
  const [pupil] = group.pupils
  if (pupil === undefined) throw new Error('a pupil')
  const guardian = { kind: 'guardian', personId: pupil.contract.guardianId } as const
  await town.act(async tx => {
    const upload = { fileName: 'анықтама.png', bytes: Buffer.from(PIXEL, 'base64') }
    const { id } = await storeDocument(tx, guardian, town.setting, store, upload)
    await addAbsencePaper(tx, guardian, town.setting, {
      enrolmentId: pupil.enrolmentId,
      reason: 'illness',
      firstDay: town.month.toPlainDate({ day: 1 }),
      lastDay: town.month.toPlainDate({ day: 2 }),
      documentId: id,
    })
  })
  town.goTo('2026-09-10')
  await forgetUnsentDocuments(db.app, town.setting, store)
  expect(await documents()).toBe(1)
  const ids = [pupil.application.id]
  await town.act(async tx => {
    await forgetPapersOf(tx, ids)
    await forgetDocumentsOf(tx, store, ids)
  })
  expect(await documents()).toBe(0)
})
