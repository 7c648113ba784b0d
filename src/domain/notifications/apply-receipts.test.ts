/** Receipts of a gateway that come late, twice, early or in the wrong order. */
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { applyReceipts, recordReceipt } from './apply-receipts.ts'
import { deliverMessages } from './deliver-messages.ts'
import { accepting, aGateway, anOutbox, freshSetting } from './outbox.fixture.ts'

const db = useDatabase()
const { aCode, messageOf } = anOutbox(db)

describe('a receipt', () => {
  const receipt = (id: bigint, status: 'delivered' | 'failed', at: Temporal.Instant) => ({
    providerId: `gw-${id}`,
    status,
    at,
  })
  const noFault = (fault: unknown) => {
    throw fault
  }

  test('that comes again changes nothing', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    await deliverMessages(db.app, setting, accepting().delivery)
    const at = setting.clock.now()
    await recordReceipt(db.app, setting, receipt(code, 'delivered', at))
    setting.clock.advance({ hours: 1 })
    await recordReceipt(db.app, setting, receipt(code, 'delivered', setting.clock.now()))
    expect(await messageOf(code)).toMatchObject({ state: 'delivered', delivered_at: at })
  })

  test('that is faster than our own record of the sending waits for it', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    const early = aGateway(async message => {
      await recordReceipt(db.app, setting, receipt(code, 'delivered', setting.clock.now()))
      expect((await messageOf(code)).state).toBe('planned')
      return { accepted: true, providerId: `gw-${message.reference}` }
    })
    await deliverMessages(db.app, setting, early.delivery)
    expect((await messageOf(code)).state).toBe('sent')
    await applyReceipts(db.app, setting, noFault)
    expect((await messageOf(code)).state).toBe('delivered')
  })

  test('of a failure shows the family as not reached; a later delivery still counts', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    await deliverMessages(db.app, setting, accepting().delivery)
    await recordReceipt(db.app, setting, receipt(code, 'failed', setting.clock.now()))
    expect(await messageOf(code)).toMatchObject({ state: 'failed', failure: 'not-delivered' })
    await recordReceipt(db.app, setting, receipt(code, 'delivered', setting.clock.now()))
    expect(await messageOf(code)).toMatchObject({ state: 'delivered', failure: null })
  })

  test('of a failure after the delivery is too late to matter', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    await deliverMessages(db.app, setting, accepting().delivery)
    await recordReceipt(db.app, setting, receipt(code, 'delivered', setting.clock.now()))
    await recordReceipt(db.app, setting, receipt(code, 'failed', setting.clock.now()))
    expect((await messageOf(code)).state).toBe('delivered')
  })

  const bothWays = [
    ['delivered', 'failed'],
    ['failed', 'delivered'],
  ] as const
  test.each(bothWays)('%s and %s, applied together, are a delivery', async (...statuses) => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    // Faster than our own record of the sending, so that they wait for each other.
    const early = aGateway(async message => {
      for (const status of statuses) {
        await recordReceipt(db.app, setting, receipt(code, status, setting.clock.now()))
      }
      return { accepted: true, providerId: `gw-${message.reference}` }
    })
    await deliverMessages(db.app, setting, early.delivery)
    expect(await applyReceipts(db.app, setting, noFault)).toBe(2)
    expect(await messageOf(code)).toMatchObject({ state: 'delivered', failure: null })
  })

  test('for a message of somebody else is kept and changes nothing', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    await recordReceipt(db.app, setting, receipt(999_999n, 'delivered', setting.clock.now()))
    expect(await applyReceipts(db.app, setting, noFault)).toBe(0)
  })
})
