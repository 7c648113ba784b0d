/** The close of a month: every kindergarten's stage, whom it waits for, how late; a kindergarten's own months. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { ActPayment } from './act-payment.ts'
import { type ReadAct, selectActsOfProvider } from './act-reading-queries.ts'
import { type ExpectedAct, findExpectedAct } from './expected-act.ts'
import { findPaymentsOfActs } from './find-payments.ts'
import {
  type CloseScope,
  type ProviderMonth,
  selectMonthOfTerritory,
  selectMonthsOfProvider,
  selectUncovered,
  type Uncovered,
} from './month-close-queries.ts'
import { daysLate, type Stage, stageOf } from './month-stage.ts'
import {
  type ActOrder,
  type OrderResult,
  selectOrdersOfMonth,
  selectResults,
} from './order-queries.ts'
import { paymentAccess } from './payment-access.ts'
import { type MonthDates, monthDates, paymentTerms } from './payment-terms.ts'

export type { ProviderMonth, Uncovered } from './month-close-queries.ts'
export type { ActOrder, OrderResult } from './order-queries.ts'

export type StagedMonth = ProviderMonth & { readonly at: Stage; readonly late: number }

export type MonthClose = {
  readonly dates: MonthDates
  readonly providers: readonly StagedMonth[]
  readonly uncovered: readonly Uncovered[]
  /** Newest first. */
  readonly orders: readonly ActOrder[]
  readonly results: readonly OrderResult[]
}

const MOST_UNCOVERED = 200

/** Undefined where months are not paid by sheets. */
export async function findMonthClose(
  read: Read,
  actor: Actor,
  setting: Setting,
  scope: Omit<CloseScope, 'month'> & {
    readonly month: Temporal.PlainYearMonth
    readonly relation: Relation
  },
): Promise<MonthClose | undefined> {
  const { territory, programme, relation } = scope
  authorize(actor, paymentAccess.listMonth, relation)
  const terms = await findTerms(read, territory, programme, scope.month)
  if (terms === undefined) return undefined
  const dates = monthDates(setting.calendar, scope.month, terms)
  const today = setting.clock.today()
  const month = scope.month.toPlainDate({ day: 1 })
  const found = await selectMonthOfTerritory(read, { territory, programme, month })
  const orders = await selectOrdersOfMonth(read, { territory, programme, month })
  return {
    dates,
    providers: found.map(one => staged(one, dates, today)),
    uncovered: await selectUncovered(read, { territory, programme, month }, MOST_UNCOVERED),
    orders,
    results: orders[0] === undefined ? [] : await selectResults(read, orders[0].id),
  }
}

function staged(one: ProviderMonth, dates: MonthDates, today: Temporal.PlainDate): StagedMonth {
  const at = stageOf(one, dates)
  return { ...one, at, late: daysLate(at, today) }
}

async function findTerms(
  read: Read,
  territory: string,
  programme: 'preschool' | 'club',
  month: Temporal.PlainYearMonth,
) {
  const day = month.toPlainDate({ day: month.daysInMonth })
  const rules = await findRulesInForce(read, territory, programme, day)
  return rules?.pack && paymentTerms(rules.pack)
}

export type OwnMonth = StagedMonth & {
  readonly dates: MonthDates
  /** Of the month while it has no act. */
  readonly expected: ExpectedAct | undefined
  readonly record: ReadAct | undefined
  /** Newest first. */
  readonly payments: readonly ActPayment[]
}

const MONTHS_BACK = 11

/** Newest first; only months that are over and whose rules pay by sheets. */
export async function findOwnMonths(
  read: Read,
  actor: Actor,
  setting: Setting,
  provider: {
    readonly id: bigint
    readonly programme: 'preschool' | 'club'
    readonly territory: string
  },
): Promise<readonly OwnMonth[]> {
  authorize(actor, paymentAccess.listOwn, { providerId: provider.id })
  const today = setting.clock.today()
  const last = today.toPlainYearMonth().subtract({ months: 1 }).toPlainDate({ day: 1 })
  const since = last.subtract({ months: MONTHS_BACK })
  const found = await selectMonthsOfProvider(read, provider.id, since, last)
  const acts = await selectActsOfProvider(read, provider.id)
  const payments = await findPaymentsOfActs(
    read,
    acts.map(act => act.id),
  )
  const path = (await getTerritoryPath(read, provider.territory)).map(step => step.code)
  const months: OwnMonth[] = []
  for (const one of found) {
    const month = one.month.toPlainYearMonth()
    const terms = await findTerms(read, provider.territory, provider.programme, month)
    if (terms === undefined) continue
    const dates = monthDates(setting.calendar, month, terms)
    const record = acts.find(act => act.number === one.actNumber)
    months.push({
      ...staged(one, dates, today),
      dates,
      record,
      expected:
        record === undefined
          ? await findExpectedAct(read, { ...provider, path }, month)
          : undefined,
      payments: payments.filter(payment => payment.actId === record?.id),
    })
  }
  return months
}
