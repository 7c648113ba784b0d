/**
 * Sends what the outbox holds. A message is claimed in one transaction, sent outside of any, and its
 * outcome stored in another. A worker that dies between leaves a claim that runs out; then the message
 * is sent again under the same reference. So a family may, rarely, get an SMS twice, but never loses
 * its turn because a notice was thought sent and was not: at least once, by choice.
 */
import { type Database, inTransaction } from '../../platform/db/database.ts'
import type { SmsAnswer, SmsGateway } from '../../platform/sms/sms-gateway.ts'
import type { Setting } from '../territories/setting.ts'
import { composeSms } from './compose-sms.ts'
import {
  type DeliveryFailure,
  GIVE_BACK_AFTER,
  isTooLate,
  LEASE,
  nextAttempt,
} from './delivery-life.ts'
import { forEachAtOnce, gather } from './lanes.ts'
import {
  type ClaimedMessage,
  claimMessages,
  closeAbandoned,
  postponeMessages,
  type SentMessage,
  updateFailed,
  updateRetry,
  updateSent,
} from './message-queries.ts'
import { type NoticeRules, openNoticeRules } from './notice-rules.ts'
import { quietUntil } from './quiet-hours.ts'
import { URGENT } from './template.ts'

export type Delivery = {
  readonly gateway: SmsGateway
  /** Where the portal is, for the short links. */
  readonly portalUrl: string
  /** A code in a stored text could be read by whoever reads the table: demonstrations only. */
  readonly storeCodes: boolean
}

type KeepSent = (sent: SentMessage) => Promise<void>

type DeliveryReport = {
  sent: number
  retried: number
  failed: number
  postponed: number
}

const BATCH = 50
const AT_ONCE = 10

/** Until nothing is due. Any number of workers may run this at once. */
export async function deliverMessages(
  database: Database,
  setting: Setting,
  delivery: Delivery,
): Promise<DeliveryReport> {
  const report: DeliveryReport = { sent: 0, retried: 0, failed: 0, postponed: 0 }
  const rules = openNoticeRules(database, setting)
  const keepSent = gather<SentMessage>(sent => updateSent(database, sent))
  report.failed += await closeAbandoned(database, setting.clock.now(), 'outcome-unknown')
  for (;;) {
    const now = setting.clock.now()
    const claimed = await claimMessages(database, now, now.add(LEASE), BATCH)
    if (claimed.length === 0) return report
    const loud = await postponeQuiet(database, setting, rules, claimed)
    report.postponed += claimed.length - loud.length
    // One phone reads in the order in which things happened: that an application was accepted, then that its turn came.
    const phones = Map.groupBy(loud, message => message.phone ?? message.id).values()
    const giveBackAt = now.add(GIVE_BACK_AFTER)
    await forEachAtOnce([...phones], AT_ONCE, async messages => {
      for (const [place, message] of messages.entries()) {
        if (Temporal.Instant.compare(setting.clock.now(), giveBackAt) >= 0) {
          const rest = messages.slice(place).map(one => one.id)
          return postponeMessages(database, rest, setting.clock.now())
        }
        report[await deliverOne(database, setting, { ...delivery, rules, keepSent }, message)] += 1
      }
    })
  }
}

async function postponeQuiet(
  database: Database,
  setting: Setting,
  rules: NoticeRules,
  claimed: readonly ClaimedMessage[],
): Promise<readonly ClaimedMessage[]> {
  const loud: ClaimedMessage[] = []
  const quiet = new Map<string, { readonly until: Temporal.Instant; readonly ids: bigint[] }>()
  for (const message of claimed) {
    const hours = message.template === URGENT ? undefined : (await rules.of(message)).quietHours
    const until = hours && quietUntil(hours, setting.clock.now())
    if (until === undefined) {
      loud.push(message)
      continue
    }
    const group = quiet.get(until.toString()) ?? { until, ids: [] }
    group.ids.push(message.id)
    quiet.set(until.toString(), group)
  }
  for (const { until, ids } of quiet.values()) await postponeMessages(database, ids, until)
  return loud
}

async function deliverOne(
  database: Database,
  setting: Setting,
  {
    rules,
    keepSent,
    ...delivery
  }: Delivery & { readonly rules: NoticeRules; readonly keepSent: KeepSent },
  message: ClaimedMessage,
): Promise<'sent' | 'retried' | 'failed'> {
  const fail = async (failure: DeliveryFailure) => {
    await inTransaction(database, tx => updateFailed(tx, [message.id], failure))
    return 'failed' as const
  }
  if (isTooLate(message, setting.clock.now())) return fail('too-late')
  if (message.phone === null) return fail('no-phone')
  const { confirmUntil } = await rules.of(message)
  const frame = {
    portalUrl: delivery.portalUrl,
    confirmUntil,
    programme: message.programme,
  }
  const text = composeSms(message.language, message.template, message.facts, frame)
  if (text === undefined) return fail('unknown-template')
  const answer = await send(delivery.gateway, message, message.phone, text)
  if (answer.accepted) {
    const secret = message.template === URGENT && !delivery.storeCodes
    await keepSent({
      id: message.id,
      gatewayReference: answer.providerId,
      text: secret ? text.replace(/\d/g, '•') : text,
      forgetFacts: secret,
      at: setting.clock.now(),
    })
    return 'sent'
  }
  if (answer.permanent) return fail('refused')
  const again = nextAttempt(message.template, message.attempt, setting.clock.now())
  if (again === undefined) return fail('gateway-unavailable')
  await inTransaction(database, tx => updateRetry(tx, message.id, again, 'gateway-unavailable'))
  return 'retried'
}

/** A gateway that throws in spite of its promise is one that cannot be reached. */
async function send(
  gateway: SmsGateway,
  message: ClaimedMessage,
  to: string,
  text: string,
): Promise<SmsAnswer> {
  try {
    return await gateway.send({ to, text, reference: message.id.toString() })
  } catch {
    return { accepted: false, permanent: false, reason: 'the gateway failed' }
  }
}
