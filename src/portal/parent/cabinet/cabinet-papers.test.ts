/** Papers in the cabinet: documents brought later while their claim is open, and the receipt at any time. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { submit } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import type { Parent } from '../../../../test/parent.ts'
import { aParentOf, useCabinetCity } from './cabinet-city.fixture.ts'

const db = useDatabase()
const { aCity } = useCabinetCity(db)

describe('papers in the cabinet', () => {
  test('a document is brought later, by its own family, while the claim is open', async () => {
    const city = await aCity()
    const claims = [{ code: 'military', documentId: null }] as const
    const application = await submit(db.app, city.setting, { claims })
    const parent = await aParentOf(city, application)
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    const path = /\/kk\/cabinet\/[^"]+\/claims\/\d+\/document/.exec(page.body)?.[0] ?? ''
    await parent.get(path)
    const wrong = await upload(parent, path, Buffer.from('<html></html>'), 'a.png')
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Бұл файл PDF, JPEG немесе PNG емес')
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await upload(parent, path, png, 'анықтама.png')).statusCode).toBe(303)
    const after = await parent.get(`/kk/cabinet/${application.number}`)
    expect(after.body).toContain('анықтама.png')
    const link = /\/kk\/cabinet\/[^"]+\/documents\/\d+/.exec(after.body)?.[0] ?? ''
    const document = await parent.get(link)
    expect(document.rawPayload).toEqual(png)
    expect(document.headers['content-disposition']).toMatch(/^attachment/)
    expect(document.headers['x-content-type-options']).toBe('nosniff')
    const ics = await parent.get(`/kk/cabinet/${application.number}/claims.ics`)
    expect(ics.body).toContain('DTSTART;VALUE=DATE:20261127')
    await city.close()
  })

  test('a claim that is decided takes no more documents', async () => {
    const city = await aCity()
    const claims = [{ code: 'military', documentId: null }] as const
    const application = await submit(db.app, city.setting, { claims })
    const parent = await aParentOf(city, application)
    const page = await parent.get(`/kk/cabinet/${application.number}`)
    const path = /\/kk\/cabinet\/[^"]+\/claims\/\d+\/document/.exec(page.body)?.[0] ?? ''
    city.setting.clock.advance({ days: 8 })
    await city.worker.runPending()
    const later = await aParentOf(city, application)
    await later.get(path)
    const pdf =
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'
    const answer = await upload(later, path, Buffer.from(pdf), 'late.pdf')
    expect(answer.statusCode).toBe(409)
    const after = await later.get(`/kk/cabinet/${application.number}`)
    expect(after.body).toContain('Жеңілдік мерзімінде расталмады')
    expect(after.body).not.toContain(path)
    await city.close()
  })

  test('the receipt is there at any time', async () => {
    const city = await aCity()
    const application = await submit(db.app, city.setting)
    const parent = await aParentOf(city, application)
    const receipt = await parent.get(`/ru/cabinet/${application.number}/receipt`)
    expect(receipt.headers['content-type']).toBe('application/pdf')
    expect(receipt.headers['content-disposition']).toContain(application.number)
    await city.close()
  })
})
async function upload(parent: Parent, path: string, bytes: Buffer, fileName: string) {
  const form = new FormData()
  for (const [name, value] of Object.entries(parent.hidden())) form.set(name, value)
  form.set('document', new File([new Uint8Array(bytes)], fileName))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return parent.send('POST', path, {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}
