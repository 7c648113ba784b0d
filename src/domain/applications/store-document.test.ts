/** Which files are taken as documents, and how they are kept. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { submit, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { forgetUnsentDocuments } from './document-litter.ts'
import { cleanFileName } from './document-name.ts'
import { openDocumentStore } from './document-store.ts'
import { sniffDocument } from './sniff-document.ts'
import { findDocument, storeDocument } from './store-document.ts'

const db = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kezek-documents-'))
const store = openDocumentStore(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a7' } })
const jpeg = await picture.clone().jpeg().toBuffer()
const png = await picture.clone().png().toBuffer()
const webp = await picture.clone().webp().toBuffer()
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
)

describe('a document', () => {
  test('is a PDF, a JPEG or a PNG by its bytes', async () => {
    expect(await sniffDocument(pdf)).toBe('application/pdf')
    expect(await sniffDocument(jpeg)).toBe('image/jpeg')
    expect(await sniffDocument(png)).toBe('image/png')
  })

  test.each([
    ['an empty file', Buffer.alloc(0), 'document-empty'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 0x25), 'document-too-large'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'document-type'],
    ['a program', Buffer.from('MZ\u0090\u0000'), 'document-type'],
    ['a picture of another kind', webp, 'document-type'],
    ['half a JPEG', jpeg.subarray(0, jpeg.length - 200), 'document-broken'],
    ['a PNG that was cut off', png.subarray(0, 60), 'document-broken'],
    ['only the first bytes of a PNG', Buffer.concat([png.subarray(0, 8), pdf]), 'document-broken'],
    ['a PDF without an end', pdf.subarray(0, 30), 'document-broken'],
    ['a page that begins like a PDF', Buffer.from('%PDF-1.4 <script>'), 'document-broken'],
  ])('is not %s', async (_what, bytes, mistake) => {
    expect(await sniffDocument(bytes)).toBe(mistake)
  })

  test('is kept under its hash, once however often it comes, with a row for each upload', async () => {
    const setting = aSetting('2026-09-01T09:00')
    const upload = { fileName: 'анықтама.png', bytes: jpeg }
    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        inTransaction(db.app, tx => storeDocument(tx, VISITOR, setting, store, upload)),
      ),
    )
    expect(first?.id).not.toBe(second?.id)
    const row = await findDocument(db.app, first?.id ?? 0n)
    expect(row).toMatchObject({
      media_type: 'image/jpeg',
      file_name: 'анықтама.jpg',
      size_bytes: jpeg.length,
      application_id: null,
    })
    expect(await store.get(row?.sha256 ?? '')).toEqual(jpeg)
    expect(
      readdirSync(folder, { recursive: true }).filter(name => String(name).length > 10),
    ).toHaveLength(1)
  })

  test('that was never sent is forgotten after two days, its file with the last row that needs it', async () => {
    const setting = aSetting('2026-09-01T09:00')
    const claim = (documentId: bigint) => [{ code: 'military', documentId }] as const
    const keep = (bytes: Buffer) =>
      inTransaction(db.app, tx =>
        storeDocument(tx, VISITOR, setting, store, { fileName: 'a', bytes }),
      )
    const [sent, unsent, other] = [await keep(png), await keep(png), await keep(pdf)]
    await submit(db.app, setting, { claims: claim(sent.id) })
    const hashes = [sent, other].map(
      async ({ id }) => (await findDocument(db.app, id))?.sha256 ?? '',
    )
    const [needed = '', gone = ''] = await Promise.all(hashes)
    expect(await forgetUnsentDocuments(db.app, setting, store)).toBe(0)
    setting.clock.advance({ hours: 49 })
    await forgetUnsentDocuments(db.app, setting, store)
    expect(await findDocument(db.app, unsent.id)).toBeUndefined()
    expect(await store.get(needed)).toEqual(png)
    await expect(store.get(gone)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await findDocument(db.app, sent.id)).toBeDefined()
  })

  test('that is refused leaves neither file nor row', async () => {
    const setting = aSetting('2026-09-01T09:00')
    const upload = { fileName: 'x.pdf', bytes: Buffer.from('not a pdf') }
    await expect(
      inTransaction(db.app, tx => storeDocument(tx, VISITOR, setting, store, upload)),
    ).rejects.toMatchObject({ fields: { document: 'document-type' } })
  })

  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Ана\\анықтама.exe', 'анықтама.pdf'],
    ['"><script>.pdf', 'script.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'a Set-Cookie x 1.pdf'],
    ['....', 'document.pdf'],
    ['', 'document.pdf'],
    ['\u202efdp.exe', 'fdp.pdf'],
  ])('named %j is named %j', (given, name) => {
    expect(cleanFileName(given, 'application/pdf')).toBe(name)
  })

  test('is asked for by its hash only', () => {
    expect(() => store.get('../../etc/passwd')).toThrow()
  })
})
