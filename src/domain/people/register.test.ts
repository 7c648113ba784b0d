/** Registers that answer, lie, stall and break: none may stop an application. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChildIin, aGuardianIin } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { askRegisters } from './register-family.ts'
import { openHttpRegisters } from './register-http.ts'
import { openLocalRegisters } from './register-local.ts'

const db = useDatabase()
const day = Temporal.PlainDate.from('2026-09-01')
const child = aChildIin('2023-03-01')
const guardian = aGuardianIin()

type Behaviour = (request: IncomingMessage, response: ServerResponse, body: string) => void

let behave: Behaviour = () => undefined
const server = createServer((request, response) => {
  let body = ''
  request.on('data', chunk => {
    body += chunk
  })
  request.on('end', () => behave(request, response, body))
})
let baseUrl = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const open = () => openHttpRegisters({ baseUrl, token: 'secret', timeoutMs: 150 })
const answering =
  (status: number, text: string): Behaviour =>
  (_request, response) =>
    response.writeHead(status).end(text)

describe('a register over HTTP', () => {
  test('is asked in the body, never in the address, with the token', async () => {
    const seen: unknown[] = []
    behave = (request, response, body) => {
      seen.push([request.method, request.url, request.headers.authorization, JSON.parse(body)])
      response.end('{"answer":"yes"}')
    }
    expect(await open().askGuardianship(child, guardian)).toBe('yes')
    expect(await open().askBenefit(child, 'military', day)).toBe('yes')
    expect(seen).toEqual([
      ['POST', '/v1/guardianships', 'Bearer secret', { childIin: child, guardianIin: guardian }],
      [
        'POST',
        '/v1/benefits',
        'Bearer secret',
        { iin: child, code: 'military', day: '2026-09-01' },
      ],
    ])
  })

  test('tells who a person is', async () => {
    behave = answering(
      200,
      '{"answer":"yes","fullName":"  Сынақ   Бала ","birthDate":"2023-03-01"}',
    )
    expect(await open().findPerson(child)).toEqual({
      fullName: 'Сынақ Бала',
      birthDate: Temporal.PlainDate.from('2023-03-01'),
    })
    behave = answering(200, '{"answer":"no"}')
    expect(await open().findPerson(child)).toBe('no')
  })

  const silences: readonly [string, Behaviour][] = [
    ['never answers', () => undefined],
    [
      'answers too late',
      (_request, response) => void setTimeout(() => response.end('{"answer":"yes"}'), 400),
    ],
    [
      'begins to answer and stops',
      (_request, response) => void response.writeHead(200).write('{"answer":'),
    ],
    ['drops the connection', request => void request.socket.destroy()],
    [
      'drops it inside the answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"answer"')
        setTimeout(() => request.socket.destroy(), 10)
      },
    ],
    ['answers with a fault of its own', answering(503, '{"answer":"yes"}')],
    ['does not know us', answering(401, '{"answer":"no"}')],
    ['answers in words', answering(200, 'yes')],
    ['answers with a page', answering(200, '<html><body>yes</body></html>')],
    ['answers with another shape', answering(200, '{"result":true}')],
    ['answers with another word', answering(200, '{"answer":"maybe"}')],
    ['answers with nothing', answering(200, '')],
    ['answers without end', (_request, response) => void response.end('x'.repeat(200_000))],
    [
      'sends us elsewhere',
      (_request, response) => void response.writeHead(302, { location: '/' }).end(),
    ],
  ]

  test.each(silences)('that %s is silent', async (_what, behaviour) => {
    behave = behaviour
    const started = performance.now()
    const registers = open()
    expect(
      await Promise.all([
        registers.askGuardianship(child, guardian),
        registers.askBenefit(guardian, 'military', day),
        registers.findPerson(child),
      ]),
    ).toEqual(['silent', 'silent', 'silent'])
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test.each([
    ['an impossible birthday', '{"answer":"yes","fullName":"Сынақ Бала","birthDate":"2023-02-31"}'],
    ['no real name', '{"answer":"yes","fullName":"12345","birthDate":"2023-03-01"}'],
    ['no birthday', '{"answer":"yes","fullName":"Сынақ Бала"}'],
  ])('that names a person with %s is silent', async (_what, text) => {
    behave = answering(200, text)
    expect(await open().findPerson(child)).toBe('silent')
  })

  test('that is not there at all is silent', async () => {
    const nobody = openHttpRegisters({ baseUrl: 'http://127.0.0.1:9/', token: '', timeoutMs: 500 })
    expect(await nobody.askGuardianship(child, guardian)).toBe('silent')
  })
})

describe('the registers that a department imports', () => {
  const loaded_at = Temporal.Instant.from('2026-08-01T00:00:00Z')

  test('are silent about what they do not hold, and deny a guardian only of a child they know', async () => {
    const registers = openLocalRegisters(db.app)
    expect(await registers.askGuardianship(child, guardian)).toBe('silent')
    expect(await registers.findPerson(child)).toBe('silent')
    await db.owner
      .insertInto('register_guardianship')
      .values({ child_iin: child, guardian_iin: guardian, loaded_at })
      .execute()
    expect(await registers.askGuardianship(child, guardian)).toBe('yes')
    expect(await registers.askGuardianship(child, aGuardianIin())).toBe('no')
  })

  test('hold a benefit to its last day', async () => {
    const valid_to = day
    await db.owner
      .insertInto('register_benefit')
      .values({ iin: guardian, code: 'large-family', valid_to, loaded_at })
      .execute()
    const registers = openLocalRegisters(db.app)
    expect(await registers.askBenefit(guardian, 'large-family', day)).toBe('yes')
    expect(await registers.askBenefit(guardian, 'large-family', day.add({ days: 1 }))).toBe(
      'silent',
    )
    expect(await registers.askBenefit(guardian, 'military', day)).toBe('silent')
  })

  test('together say all they know of a family', async () => {
    await db.owner
      .insertInto('register_person')
      .values({
        iin: child,
        full_name: 'Сынақ Бала',
        birth_date: Temporal.PlainDate.from('2023-03-01'),
        loaded_at,
      })
      .execute()
    const codes = ['military', 'large-family'] as const
    const family = { childIin: child, guardianIin: guardian }
    expect(await askRegisters(openLocalRegisters(db.app), family, codes, day)).toEqual({
      child: { fullName: 'Сынақ Бала', birthDate: Temporal.PlainDate.from('2023-03-01') },
      guardian: undefined,
      guardianship: 'yes',
      benefits: ['large-family'],
    })
  })
})
