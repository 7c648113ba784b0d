/** What families are told of marks and months: every legal representative, once a family and cause. */
import type { Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { type Family, selectFamilies } from './family-queries.ts'

const OF_MANY: ReadonlySet<string> = new Set([
  'first-mark',
  'sheet-ready',
  'month-paid',
  'lessons-missed',
])

type Notice = {
  readonly template:
    | 'first-mark'
    | 'sheet-ready'
    | 'sheet-reminder'
    | 'sheet-unconfirmed'
    | 'sheet-decided'
    | 'dispute-decided'
    | 'days-taken-back'
    | 'absence-long'
    | 'absence-decided'
    | 'lessons-missed'
    | 'month-paid'
  /** What the family is told of: with the template and the person it makes the one message. */
  readonly cause: (family: Family) => string
  readonly lastDay?: Temporal.PlainDate
  readonly month?: Temporal.PlainYearMonth
}

/** Part of an action. Nothing is planned, and nothing asked, where nobody is to be told. */
export async function tellFamilies(
  tx: Tx,
  now: Temporal.Instant,
  enrolmentIds: readonly bigint[],
  notice: Notice,
): Promise<void> {
  if (enrolmentIds.length === 0) return
  await tellThese(tx, now, await selectFamilies(tx, enrolmentIds), notice)
}

/** As `tellFamilies`, where they are loaded already. */
export async function tellThese(
  tx: Tx,
  now: Temporal.Instant,
  families: readonly Family[],
  { template, cause, lastDay, month }: Notice,
): Promise<void> {
  const messages = new Map(
    families.map(family => {
      const eventKey = `${template}:${cause(family)}:${family.personId}`
      return [
        eventKey,
        {
          to: { personId: family.personId },
          template,
          facts: {
            number: family.number,
            ...(lastDay && { lastDay: lastDay.toString() }),
            ...(month && { month: month.toString() }),
          },
          applicationId: family.applicationId,
          eventKey,
        },
      ]
    }),
  )
  // Thousands of kindergartens mark, or submit, in one hour, a bank answers for hundreds at once: none waits for another,
  // families wait a minute at most.
  const when = OF_MANY.has(template) ? 'with-the-sweep' : 'now'
  await planMessages(tx, now, [...messages.values()], when)
}
