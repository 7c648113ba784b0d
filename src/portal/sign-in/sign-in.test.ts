/** Signing in by number and code: limited, bound to one browser, silent about who is known. */
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aPortal, type Portal } from '../../../test/portal.ts'
import { composeIin, type Iin } from '../../base/iin.ts'
import type { Phone } from '../../base/phone.ts'
import { ensureFamily } from '../../domain/people/ensure-family.ts'
import { inTransaction } from '../../platform/db/database.ts'

const db = useDatabase()
let portal: Portal
let serial = 1000

beforeEach(async () => {
  portal = await aPortal(db.app)
})
afterEach(() => portal.app.close())

function anIin(birthDate: string, century: 7 | 9): Iin {
  for (;;) {
    serial += 1
    const iin = composeIin(Temporal.PlainDate.from(birthDate), century, serial)
    if (iin !== undefined) return iin
  }
}

async function aGuardian(): Promise<{ iin: Iin; phone: string }> {
  const iin = anIin('1990-05-01', 9)
  const phone = `+7701${String(serial).padStart(7, '0')}` as Phone
  const at = portal.setting.clock.now()
  const birthDate = Temporal.PlainDate.from('1990-05-01')
  await inTransaction(db.app, tx =>
    ensureFamily(tx, {
      child: {
        iin: anIin('2023-01-01', 7),
        fullName: 'Бала',
        birthDate: Temporal.PlainDate.from('2023-01-01'),
      },
      guardian: { iin, fullName: 'Анасы Айгүл', birthDate, phone, language: 'kk' },
      source: 'declared',
      phoneVerifiedAt: at,
      at,
    }),
  )
  return { iin, phone }
}

async function codesOf(phone: string): Promise<string[]> {
  const rows = await sql<{ code: string }>`select facts->>'code' as code from message
    where phone = ${phone} and template = 'phone-code' order by id`.execute(db.app)
  return rows.rows.map(row => row.code)
}

async function asked(iin: string) {
  const visitor = portal.visitor()
  await visitor.get('/kk/sign-in')
  const answer = await visitor.post('/kk/sign-in', { iin })
  return { visitor, answer }
}

describe('a parent signs in', () => {
  test('with the number, spaced as she likes, and the code of the SMS, and gets a new session', async () => {
    const { iin, phone } = await aGuardian()
    const { visitor, answer } = await asked(`${iin.slice(0, 6)} ${iin.slice(6)}`)
    expect(answer.headers.location).toBe('/kk/sign-in/code')
    const before = visitor.cookies.get('kezek')
    await visitor.get('/kk/sign-in/code')
    const [code = ''] = await codesOf(phone)
    const entered = await visitor.post('/kk/sign-in/code', {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    expect(entered.statusCode).toBe(303)
    expect(entered.headers.location).toBe('/kk/cabinet')
    expect(visitor.cookies.get('kezek')).not.toBe(before)
    const home = await visitor.get('/kk')
    expect(home.body).toContain('Анасы Айгүл')
    expect(home.headers['cache-control']).toContain('private')
  })

  test('and is led back to the page she wanted, but never to another site', async () => {
    const { iin, phone } = await aGuardian()
    const visitor = portal.visitor()
    await visitor.get('/kk/sign-in?then=%2Fcabinet%2Fx')
    await visitor.post('/kk/sign-in', { iin })
    await visitor.get('/kk/sign-in/code')
    const [code = ''] = await codesOf(phone)
    expect((await visitor.post('/kk/sign-in/code', { code })).headers.location).toBe(
      '/kk/cabinet/x',
    )
    for (const then of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil']) {
      const stranger = portal.visitor()
      await stranger.get(`/kk/sign-in?then=${encodeURIComponent(then)}`)
      expect(['/cabinet', '/%09/evil']).toContain(stranger.hidden().then)
    }
  })

  test('and out again: the old cookie is worth nothing', async () => {
    const { iin, phone } = await aGuardian()
    const { visitor } = await asked(iin)
    await visitor.get('/kk/sign-in/code')
    await visitor.post('/kk/sign-in/code', { code: (await codesOf(phone))[0] ?? '' })
    await visitor.get('/kk')
    const cookie = visitor.cookies.get('kezek') ?? ''
    await visitor.post('/kk/sign-out', {})
    expect(visitor.cookies.has('kezek')).toBe(false)
    visitor.cookies.set('kezek', cookie)
    expect((await visitor.get('/kk')).body).not.toContain('Анасы Айгүл')
  })
})

describe('what an outsider learns', () => {
  test('nothing: known and unknown numbers get the same answers, page by page', async () => {
    const { iin } = await aGuardian()
    const known = await asked(iin)
    const unknown = await asked(anIin('1985-01-01', 9))
    expect(unknown.answer.statusCode).toBe(known.answer.statusCode)
    expect(unknown.answer.headers.location).toBe(known.answer.headers.location)
    const pages = await Promise.all(
      [known, unknown].map(({ visitor }) => visitor.get('/kk/sign-in/code')),
    )
    const bare = pages.map(page => page.body.replace(/value="[^"]*"/g, ''))
    expect(bare[1]).toBe(bare[0])
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const [one, other] = await Promise.all(
        [known, unknown].map(({ visitor }) => visitor.post('/kk/sign-in/code', { code: '000000' })),
      )
      expect([other?.statusCode, other?.body.includes('таусылды')]).toEqual([
        one?.statusCode,
        one?.body.includes('таусылды'),
      ])
    }
  })
})

describe('a code', () => {
  test('is dead after five wrong tries, even for the right digits', async () => {
    const { iin, phone } = await aGuardian()
    const { visitor } = await asked(iin)
    await visitor.get('/kk/sign-in/code')
    const [code = ''] = await codesOf(phone)
    const wrong = code === '111111' ? '222222' : '111111'
    for (let attempt = 1; attempt <= 5; attempt += 1)
      await visitor.post('/kk/sign-in/code', { code: wrong })
    const answer = await visitor.post('/kk/sign-in/code', { code })
    expect(answer.statusCode).toBe(422)
  })

  test('tried by many requests at once counts each of them', async () => {
    const { iin, phone } = await aGuardian()
    const { visitor } = await asked(iin)
    await visitor.get('/kk/sign-in/code')
    const [code = ''] = await codesOf(phone)
    const wrong = code === '111111' ? '222222' : '111111'
    await Promise.all(
      Array.from({ length: 8 }, () => visitor.post('/kk/sign-in/code', { code: wrong })),
    )
    await visitor.get('/kk/sign-in/code')
    expect((await visitor.post('/kk/sign-in/code', { code })).statusCode).toBe(422)
  })

  test('lives ten minutes', async () => {
    const { iin, phone } = await aGuardian()
    const { visitor } = await asked(iin)
    await visitor.get('/kk/sign-in/code')
    portal.setting.clock.advance({ minutes: 10 })
    const [code = ''] = await codesOf(phone)
    expect((await visitor.post('/kk/sign-in/code', { code })).statusCode).toBe(422)
  })

  test('opens nothing in another browser', async () => {
    const { iin, phone } = await aGuardian()
    await asked(iin)
    const [code = ''] = await codesOf(phone)
    const thief = await asked(iin)
    await thief.visitor.get('/kk/sign-in/code')
    expect((await thief.visitor.post('/kk/sign-in/code', { code })).statusCode).toBe(422)
  })

  test('stops working when a newer one was sent, and works once', async () => {
    const { iin, phone } = await aGuardian()
    const { visitor } = await asked(iin)
    await visitor.get('/kk/sign-in/code')
    await visitor.post('/kk/sign-in/again', {})
    const [first = '', second = ''] = await codesOf(phone)
    await visitor.get('/kk/sign-in/code')
    if (first !== second) {
      expect((await visitor.post('/kk/sign-in/code', { code: first })).statusCode).toBe(422)
    }
    expect((await visitor.post('/kk/sign-in/code', { code: second })).statusCode).toBe(303)
  })

  test('is sent three times an hour to one number and no more, known or not, until the hour is over', async () => {
    for (const iin of [(await aGuardian()).iin, anIin('1986-01-01', 9)]) {
      const statuses = []
      for (let index = 0; index < 4; index += 1) statuses.push((await asked(iin)).answer.statusCode)
      expect(statuses).toEqual([303, 303, 303, 429])
      portal.setting.clock.advance({ minutes: 61 })
      expect((await asked(iin)).answer.statusCode).toBe(303)
    }
  })

  test('is kept as a hash that the database alone cannot try out', async () => {
    const { iin, phone } = await aGuardian()
    await asked(iin)
    const [code = ''] = await codesOf(phone)
    const { rows } = await sql<{ row: string }>`select to_jsonb(phone_code)::text as row
      from phone_code where phone = ${phone}`.execute(db.app)
    expect(rows[0]?.row).not.toContain(code)
  })
})

describe('a form', () => {
  test('without the token of its own session is refused', async () => {
    const visitor = portal.visitor()
    await visitor.get('/kk/sign-in')
    const stranger = portal.visitor()
    await stranger.get('/kk/sign-in')
    expect(
      (await visitor.post('/kk/sign-in', { _csrf: stranger.hidden()._csrf ?? '' })).statusCode,
    ).toBe(403)
    expect((await visitor.post('/kk/sign-in', { _csrf: '' })).statusCode).toBe(403)
  })

  test('sent by another site is refused, whatever it knows', async () => {
    const visitor = portal.visitor()
    await visitor.get('/kk/sign-in')
    const answer = await visitor.send('POST', '/kk/sign-in', {
      payload: new URLSearchParams(visitor.hidden()).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
      },
    })
    expect(answer.statusCode).toBe(403)
  })

  test('with a wrong number comes back with what was typed and the reason', async () => {
    const { answer } = await asked('12 34')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('value="12 34"')
    expect(answer.body).toContain('12 цифрдан')
  })
})

test('reading pages as a visitor writes no session', async () => {
  await db.owner.deleteFrom('session').execute()
  const visitor = portal.visitor()
  await visitor.get('/kk/sign-in')
  await visitor.get('/kk')
  expect(await db.app.selectFrom('session').select('token_hash').execute()).toEqual([])
})
