/** Gateways that answer as told, and an outbox to look into: what the tests of delivery share. */
import { aPhone } from '../../../test/city.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { insertMessages } from '../../platform/outbox/plan-message.ts'
import type { SmsAnswer, SmsGateway, SmsMessage } from '../../platform/sms/sms-gateway.ts'
import { findMessages } from './find-messages.ts'

let seed = 0
/** Its own randomness each: numbers of applications must differ. */
export function freshSetting(at: string) {
  seed += 1
  return aSetting(at, `outbox-${seed}`)
}

/** A gateway that answers as told and remembers what it was given. */
export function aGateway(
  answer: (message: SmsMessage, count: number) => Promise<SmsAnswer> | SmsAnswer,
) {
  const sent: SmsMessage[] = []
  const gateway: SmsGateway = {
    async send(message) {
      sent.push(message)
      return answer(message, sent.length)
    },
    async close() {},
  }
  return { sent, delivery: { gateway, portalUrl: 'https://kezek.kz', storeCodes: false } }
}

export const accepting = () =>
  aGateway(message => ({ accepted: true, providerId: `gw-${message.reference}` }))
export function anOutbox(db: TestDatabase) {
  let key = 0
  async function aCode(at: Temporal.Instant): Promise<bigint> {
    key += 1
    const [id] = await inTransaction(db.app, tx =>
      insertMessages(tx, at, [
        {
          to: { phone: aPhone(), language: 'ru' },
          template: 'phone-code',
          facts: { code: '830417' },
          eventKey: `code:${key}`,
        },
      ]),
    )
    return id ?? 0n
  }

  async function messageOf(id: bigint) {
    const row = await db.owner
      .selectFrom('message')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined) throw new Error('no such message')
    return row
  }

  async function newestId(): Promise<bigint> {
    return (await findMessages(db.app, {}, 1))[0]?.id ?? 0n
  }

  async function emptyOutbox(): Promise<void> {
    await db.owner
      .updateTable('message')
      .set({ state: 'failed' })
      .where('state', '=', 'planned')
      .execute()
  }

  return { aCode, messageOf, newestId, emptyOutbox }
}
