/** The outbox: what is sent, when, to which phone, and what becomes of it when a gateway refuses. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { aPhone, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { openHttpGateway } from '../../platform/sms/http-gateway.ts'
import { refuseForEver, refuseForNow } from '../../platform/sms/sms-gateway.ts'
import { deliverMessages } from './deliver-messages.ts'
import { accepting, aGateway, anOutbox, freshSetting } from './outbox.fixture.ts'

const db = useDatabase()
const { aCode, messageOf, newestId, emptyOutbox } = anOutbox(db)

describe('the outbox', () => {
  test('sends a message to the phone that the person has now, in the language of the family', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const application = await submit(db.app, setting, { language: 'ru' })
    const phone = aPhone()
    await db.owner
      .updateTable('person')
      .set({ phone })
      .where('id', '=', application.guardianId)
      .execute()
    const { sent, delivery } = accepting()
    await deliverMessages(db.app, setting, delivery)
    const link = `kezek.kz/k/${application.number.replaceAll('-', '')}`
    expect(sent).toMatchObject([{ to: phone, text: `Заявление принято, вы в очереди: ${link}` }])
    expect(await messageOf(await newestId())).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('sends nothing twice when two workers run at once', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    for (let count = 0; count < 30; count += 1) await aCode(setting.clock.now())
    const { sent, delivery } = accepting()
    await Promise.all([1, 2, 3].map(() => deliverMessages(db.app, setting, delivery)))
    expect(sent).toHaveLength(30)
    expect(new Set(sent.map(message => message.reference)).size).toBe(30)
  })

  test('one phone has its messages one after the other, in the order of what happened; others do not wait for it', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const phone = aPhone()
    const first = await submit(db.app, setting, { language: 'ru', phone })
    const second = await submit(db.app, setting, { language: 'ru', phone })
    const stranger = await submit(db.app, setting, { language: 'ru' })
    const known = [first, second, stranger].map(one => one.number.replaceAll('-', ''))
    const steps: string[] = []
    const othersSent = Promise.withResolvers<void>()
    const { delivery } = aGateway(async ({ text }) => {
      const which = known.findIndex(number => text.includes(number))
      steps.push(`${which} begins`)
      if (which === 0) await othersSent.promise
      if (which === 2) othersSent.resolve()
      steps.push(`${which} ends`)
      return { accepted: true, providerId: 'x' }
    })
    await deliverMessages(db.app, setting, delivery)
    expect(steps).toHaveLength(6)
    expect(steps.slice(-3)).toEqual(['0 ends', '1 begins', '1 ends'])
  })

  test('many messages of one phone behind a slow gateway: each is sent once, and under a claim that still holds', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const phone = aPhone()
    for (let count = 0; count < 12; count += 1) await submit(db.app, setting, { phone })
    const held: boolean[] = []
    const { sent, delivery } = aGateway(async ({ reference }) => {
      const { send_after } = await messageOf(BigInt(reference))
      held.push(Temporal.Instant.compare(setting.clock.now(), send_after) < 0)
      setting.clock.advance({ seconds: 50 })
      return { accepted: true, providerId: 'x' }
    })
    expect(await deliverMessages(db.app, setting, delivery)).toMatchObject({ sent: 12, failed: 0 })
    const order = sent.map(message => Number(message.reference))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(new Set(order).size).toBe(12)
    expect(held).toEqual(held.map(() => true))
  })

  test('a message without a phone fails at once, with the reason that the officer reads', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const application = await submit(db.app, setting)
    await db.owner
      .updateTable('person')
      .set({ phone: null })
      .where('id', '=', application.guardianId)
      .execute()
    const { sent, delivery } = accepting()
    await deliverMessages(db.app, setting, delivery)
    expect(sent).toEqual([])
    expect(await messageOf(await newestId())).toMatchObject({
      state: 'failed',
      failure: 'no-phone',
    })
  })

  test('waits through the quiet hours of the territory; a code does not', async () => {
    const setting = freshSetting('2026-09-01T21:30')
    await submit(db.app, setting)
    const notice = await newestId()
    const code = await aCode(setting.clock.now())
    const { sent, delivery } = accepting()
    expect(await deliverMessages(db.app, setting, delivery)).toMatchObject({
      sent: 1,
      postponed: 1,
    })
    expect(sent.map(message => message.reference)).toEqual([code.toString()])
    expect(await messageOf(notice)).toMatchObject({ state: 'planned', attempts: 0 })
    setting.clock.advance({ hours: 10, minutes: 29 })
    expect((await deliverMessages(db.app, setting, delivery)).sent).toBe(0)
    setting.clock.advance({ minutes: 1 })
    expect((await deliverMessages(db.app, setting, delivery)).sent).toBe(1)
  })

  test('a code is sent before everything that waits longer', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    await submit(db.app, setting)
    setting.clock.advance({ minutes: 5 })
    const code = await aCode(setting.clock.now())
    const { sent, delivery } = accepting()
    await deliverMessages(db.app, setting, delivery)
    expect(sent[0]?.reference).toBe(code.toString())
  })

  test('a code that could not be sent in ten minutes is not sent at all', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    setting.clock.advance({ minutes: 10 })
    const { sent, delivery } = accepting()
    await deliverMessages(db.app, setting, delivery)
    expect(sent).toEqual([])
    expect(await messageOf(code)).toMatchObject({ state: 'failed', failure: 'too-late' })
  })

  test('keeps no code once it is sent, neither in the text nor in the facts', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    await deliverMessages(db.app, setting, accepting().delivery)
    expect(await messageOf(code)).toMatchObject({
      text: 'Код Kezek: ••••••. Никому его не сообщайте.',
      facts: {},
    })
  })

  test('tries five times, later and later, then gives up', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    await submit(db.app, setting)
    const id = await newestId()
    const { sent, delivery } = aGateway(() => refuseForNow('busy'))
    const pauses: number[] = []
    for (let minute = 0; minute < 120; minute += 1) {
      const before = sent.length
      await deliverMessages(db.app, setting, delivery)
      if (sent.length > before) pauses.push(minute)
      setting.clock.advance({ minutes: 1 })
    }
    expect(pauses).toEqual([0, 1, 6, 26, 86])
    expect(await messageOf(id)).toMatchObject({ state: 'failed', failure: 'gateway-unavailable' })
  })

  test('a gateway that throws is one that cannot be reached; one that refuses for good ends it', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const thrown = await aCode(setting.clock.now())
    await deliverMessages(
      db.app,
      setting,
      aGateway(() => Promise.reject(new Error('socket'))).delivery,
    )
    expect(await messageOf(thrown)).toMatchObject({ state: 'planned', attempts: 1 })
    setting.clock.advance({ seconds: 15 })
    await deliverMessages(db.app, setting, aGateway(() => refuseForEver('no such number')).delivery)
    expect(await messageOf(thrown)).toMatchObject({ state: 'failed', failure: 'refused' })
  })

  test('a row that nobody has a text for fails alone', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    await inTransaction(db.app, tx =>
      planMessages(tx, setting.clock.now(), [
        {
          to: { phone: aPhone(), language: 'kk' },
          template: 'unheard-of',
          facts: {},
          eventKey: 'unheard-of:1',
        },
      ]),
    )
    const strange = await newestId()
    const good = await aCode(setting.clock.now())
    await deliverMessages(db.app, setting, accepting().delivery)
    expect(await messageOf(strange)).toMatchObject({ state: 'failed', failure: 'unknown-template' })
    expect((await messageOf(good)).state).toBe('sent')
  })
})

describe('a gateway over HTTP', () => {
  test('that is busy, then silent, then well gets the same message until it takes it', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    await emptyOutbox()
    await submit(db.app, setting)
    const id = await newestId()
    const keys: unknown[] = []
    const server = createServer((request, response) => {
      keys.push(request.headers['idempotency-key'])
      if (keys.length === 1) response.writeHead(429).end()
      else if (keys.length >= 3) response.end('{"id":"http-1"}')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const gateway = openHttpGateway({
      url,
      token: 't',
      sender: 'Kezek',
      timeoutMs: 200,
      attempts: 1,
    })
    const delivery = { gateway, portalUrl: 'https://kezek.kz', storeCodes: false }
    for (const wait of [1, 5, 20]) {
      await deliverMessages(db.app, setting, delivery)
      setting.clock.advance({ minutes: wait })
    }
    expect(keys).toEqual(Array(3).fill(id.toString()))
    expect(await messageOf(id)).toMatchObject({
      state: 'sent',
      attempts: 3,
      gateway_reference: 'http-1',
    })
    await gateway.close()
    server.closeAllConnections()
    server.close()
  })
})
