/** Delivery reports of an HTTP gateway: believed with the shared secret only, kept once. */
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submit } from '../../test/city.ts'
import { useDatabase } from '../../test/database.ts'
import { aSetting } from '../../test/setting.ts'
import { BadInput, NotAllowed } from '../base/failure.ts'
import { deliverMessages } from '../domain/notifications/deliver-messages.ts'
import { findMessages } from '../domain/notifications/find-messages.ts'
import { registerSmsReceipts } from './sms-receipts.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00', 'receipts')
const app = Fastify()
const thrown: unknown[] = []

beforeAll(async () => {
  app.setErrorHandler((error, _request, reply) => {
    thrown.push(error)
    return reply.code(400).send()
  })
  registerSmsReceipts(app, { database: db.app, setting, token: 'shared' })
  await app.ready()
})
afterAll(() => app.close())

function report(authorization: string, payload: object) {
  return app.inject({
    method: 'POST',
    url: '/api/sms/receipts',
    headers: { authorization },
    payload,
  })
}

test('a delivery counts with the secret, not without it, and not when it is malformed', async () => {
  await submit(db.app, setting)
  await deliverMessages(db.app, setting, {
    gateway: {
      send: async () => ({ accepted: true, providerId: 'gw-7' }),
      close: async () => undefined,
    },
    portalUrl: 'https://kezek.kz',
    storeCodes: false,
  })
  const state = async () => (await findMessages(db.app, {}, 1))[0]?.state
  const receipt = { id: 'gw-7', status: 'DELIVRD', at: '2026-09-01T09:00:05+05:00' }
  await report('Bearer wrong', receipt)
  await report('', receipt)
  await report('Bearer shared', { id: 'gw-7' })
  expect(thrown.map(error => (error as Error).constructor)).toEqual([
    NotAllowed,
    NotAllowed,
    BadInput,
  ])
  expect(await state()).toBe('sent')
  expect((await report('Bearer shared', { ...receipt, status: 'accepted' })).statusCode).toBe(202)
  expect(await state()).toBe('sent')
  for (let repeat = 0; repeat < 2; repeat += 1) {
    expect((await report('Bearer shared', receipt)).statusCode).toBe(202)
    expect(await state()).toBe('delivered')
  }
})
