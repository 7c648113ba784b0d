/** A sender that dies: its message is sent once more under the same reference, but not for ever. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aGuardianIin, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import type { SmsMessage } from '../../platform/sms/sms-gateway.ts'
import { deliverMessages } from './deliver-messages.ts'
import { accepting, anOutbox, freshSetting } from './outbox.fixture.ts'

const db = useDatabase()
const { aCode, messageOf, newestId, emptyOutbox } = anOutbox(db)

describe('a sender that is killed between the gateway and the record', () => {
  test('leaves a claim; nobody sends meanwhile, then it is sent once more under the same reference', async () => {
    await emptyOutbox()
    const setting = freshSetting('2026-09-01T09:00')
    await submit(db.app, setting, { guardianIin: aGuardianIin() })
    const id = await newestId()
    const script = join(import.meta.dirname, 'killed-sender.fixture.ts')
    const child = spawn(process.execPath, [script, db.url, '2026-09-01T09:00'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    child.kill('SIGKILL')
    await once(child, 'exit')
    const handedOver = JSON.parse(line.toString()) as SmsMessage
    expect(handedOver.reference).toBe(id.toString())

    const { sent, delivery } = accepting()
    await deliverMessages(db.app, setting, delivery)
    setting.clock.advance({ minutes: 4, seconds: 59 })
    await deliverMessages(db.app, setting, delivery)
    expect(sent).toEqual([])
    setting.clock.advance({ seconds: 1 })
    await deliverMessages(db.app, setting, delivery)
    expect(sent).toEqual([handedOver])
    expect(await messageOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
  }, 30_000)

  test('five times over is closed, not sent for ever', async () => {
    const setting = freshSetting('2026-09-01T09:00')
    const code = await aCode(setting.clock.now())
    await db.owner.updateTable('message').set({ attempts: 5 }).where('id', '=', code).execute()
    const { sent, delivery } = accepting()
    await deliverMessages(db.app, setting, delivery)
    expect(sent).toEqual([])
    expect(await messageOf(code)).toMatchObject({ state: 'failed', failure: 'outcome-unknown' })
  })
})
