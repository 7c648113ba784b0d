/** The journey of applying over HTTP: from two IINs to a number, and every way it can end otherwise. */
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aChildIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type Parent, type ParentPortal, walk } from '../../../../test/parent.ts'

const db = useDatabase()
let portal: ParentPortal

beforeAll(async () => {
  portal = await aParentPortal(db)
})
afterAll(() => portal.close())
// Every visitor here has the same address.
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())
const numberIn = (html: string) => /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(html)?.[0]

async function countApplications(): Promise<number> {
  const { count } = await db.owner
    .selectFrom('application')
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

describe('applying', () => {
  test('leads from two IINs to a number, a place in the queue and a receipt', async () => {
    const parent = portal.visitor()
    expect(await walk(db, parent)).toBe('/kk/apply/check')
    const check = await parent.get('/kk/apply/check')
    expect(check.body).toContain('Сынақова Айсұлу Бекқызы')
    expect(check.body).toContain('Тараз')
    const sent = await parent.post('/kk/apply/check', {})
    expect(sent.headers.location).toBe('/kk/apply/done')
    const done = await parent.get('/kk/apply/done')
    expect(numberIn(done.body)).toBeDefined()
    expect(done.body).toContain('1-орын: жалпы кезекте, 3 жас тобы.')
    const receipt = await parent.get('/kk/apply/receipt')
    expect(receipt.headers['content-type']).toBe('application/pdf')
    expect(receipt.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const row = await db.owner
      .selectFrom('person')
      .selectAll()
      .where('full_name', '=', 'Сынақова Гүлнәр Ерікқызы')
      .executeTakeFirstOrThrow()
    expect(row.phone).toMatch(/^\+7702/)
    expect(row.phone_verified_at).not.toBeNull()
  })

  test('keeps nothing personal in any address', async () => {
    const parent = portal.visitor()
    const visited: string[] = []
    for (const until of ['child-name', 'guardian', 'phone', 'region', 'benefits', 'check']) {
      visited.push(await walk(db, parent, { until }))
    }
    expect(visited.join(' ')).not.toMatch(/\d|%|\?/)
  })

  test('a double click gives one application and the same number', async () => {
    const parent = portal.visitor()
    await walk(db, parent)
    await parent.get('/kk/apply/check')
    const before = await countApplications()
    const clicks = await Promise.all([1, 2, 3].map(() => parent.post('/kk/apply/check', {})))
    expect(clicks.map(click => click.headers.location)).toEqual(Array(3).fill('/kk/apply/done'))
    expect(await countApplications()).toBe(before + 1)
    const again = await parent.post('/kk/apply/check', {})
    expect(again.headers.location).toBe('/kk/apply/done')
    expect(await countApplications()).toBe(before + 1)
  })

  test('a child that is in the queue already: says so kindly, and tells its number to nobody', async () => {
    const child = { iin: aChildIin('2023-03-01') }
    const first = portal.visitor()
    await walk(db, first, { answers: { child } })
    await first.get('/ru/apply/check')
    await first.post('/ru/apply/check', {})
    const number = numberIn((await first.get('/ru/apply/done')).body)
    const second = portal.visitor()
    const stopped = await walk(db, second, { language: 'ru', answers: { child } })
    expect(stopped).toBe('/ru/apply/not-now')
    const page = await second.get(stopped)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Этот ребёнок уже в очереди')
    expect(page.body).not.toContain(String(number))
  })

  test('two who apply for one child at once: one number, one kind page', async () => {
    const child = { iin: aChildIin('2023-03-01') }
    const parents = [portal.visitor(), portal.visitor()]
    for (const parent of parents) {
      await walk(db, parent, { answers: { child } })
      await parent.get('/kk/apply/check')
    }
    const before = await countApplications()
    const sent = await Promise.all(parents.map(parent => parent.post('/kk/apply/check', {})))
    expect(sent.map(answer => answer.statusCode).sort()).toEqual([200, 303])
    expect(sent.find(answer => answer.statusCode === 200)?.body).toContain('Бұл бала кезекте тұр')
    expect(await countApplications()).toBe(before + 1)
  })

  test.each([
    [
      'a child of school age',
      { child: { iin: aChildIin('2015-01-01') } },
      'балабақша жасынан асып',
    ],
    [
      'a guardian younger than the child could be',
      { guardian: { iin: aChildIin('2020-01-01') } },
      'заңды өкілі бола алмайды',
    ],
  ])('not eligible is a page: %s', async (_who, answers, words) => {
    const parent = portal.visitor()
    const stopped = await walk(db, parent, { answers })
    expect(stopped).toBe('/kk/apply/not-now')
    const page = await parent.get(stopped)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(words)
    expect((await parent.get('/kk/apply/check')).statusCode).toBe(303)
  })

  test('where no rules hold on the day, the page says so and nothing is guessed', async () => {
    const early = await aParentPortal(db, { at: '2015-02-01T10:00' })
    const parent = early.visitor()
    const child = { iin: aChildIin('2012-03-01') }
    const stopped = await walk(db, parent, { answers: { child } })
    expect(stopped).toBe('/kk/apply/not-now')
    expect((await parent.get(stopped)).body).toContain('ереже жүктелмеген')
    await early.close()
  })

  test('a child under the age of an offer reads from when there will be one', async () => {
    const parent = portal.visitor()
    await walk(db, parent, { answers: { child: { iin: aChildIin('2026-10-01') } } })
    await parent.get('/kk/apply/check')
    await parent.post('/kk/apply/check', {})
    const done = await parent.get('/kk/apply/done')
    expect(done.body).toContain('бір жасқа дейінгі топ')
    expect(done.body).toContain('бала 18 айға толғанда ғана')
  })

  test('a session that ended keeps nothing: the journey begins anew, without anything in the address', async () => {
    const own = await aParentPortal(db)
    const parent = own.visitor()
    await walk(db, parent, { until: 'region' })
    own.setting.clock.advance({ hours: 13 })
    const late = await parent.get('/kk/apply/region')
    expect(late.headers.location).toBe('/kk/apply')
    await own.close()
  })
})
describe('documents of a benefit', () => {
  const jpeg = () =>
    sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()

  test('go with the application; a good one is kept when another is not', async () => {
    const parent = portal.visitor()
    const location = await walk(db, parent, { until: 'benefits' })
    await parent.get(location)
    const ticked = await parent.send('POST', location, {
      payload: new URLSearchParams([
        ...Object.entries(parent.hidden()),
        ['benefit', 'military'],
        ['benefit', 'large-family'],
        ['benefit', 'unheard-of'],
      ]).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(ticked.headers.location).toBe('/kk/apply/documents')
    const page = await parent.get('/kk/apply/documents')
    expect(page.body).toContain('5 жұмыс күнінің ішінде')
    const wrong = await upload(parent, {
      military: await jpeg(),
      'large-family': Buffer.from('text'),
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('href="#document-large-family"')
    expect(wrong.body).toContain('Жүктелген файл: military.jpg')
    expect((await upload(parent, {})).headers.location).toBe('/kk/apply/group')
    await parent.get('/kk/apply/group')
    await parent.post('/kk/apply/group', { kind: 'general' })
    const check = await parent.get('/kk/apply/check')
    expect(check.body).toContain('Көпбалалы отбасы (кейін қосамын)')
    await parent.post('/kk/apply/check', {})
    const done = await parent.get('/kk/apply/done')
    expect(done.body).toContain('5 жұмыс күні қалды')
    expect((await parent.get('/kk/apply/claims.ics')).body).toContain('DTSTART;VALUE=DATE:20261127')
    const claims = await db.owner
      .selectFrom('benefit_claim')
      .leftJoin('document', 'document.id', 'benefit_claim.document_id')
      .select(['code', 'file_name', 'document.application_id as attached'])
      .where('benefit_claim.application_id', '=', eb =>
        eb.selectFrom('application').select('id').orderBy('id', 'desc').limit(1),
      )
      .orderBy('code')
      .execute()
    expect(claims).toEqual([
      { code: 'large-family', file_name: null, attached: null },
      { code: 'military', file_name: 'military.jpg', attached: expect.any(BigInt) },
    ])
  })

  async function upload(parent: Parent, files: Readonly<Record<string, Buffer>>) {
    const form = new FormData()
    for (const [name, value] of Object.entries(parent.hidden())) form.set(name, value)
    for (const [code, bytes] of Object.entries(files)) {
      form.set(`document-${code}`, new File([new Uint8Array(bytes)], `${code}.exe`))
    }
    const request = new Request('http://localhost', { method: 'POST', body: form })
    return parent.send('POST', '/kk/apply/documents', {
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    })
  }
})
