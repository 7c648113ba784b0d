/** What the worker does for money: the turn of a year, months that vouchers did not use, children that do not come. Its part of the minute sweep. */
import type { Each } from './contract-work.ts'
import { findLongAbsences } from './domain/absences/find-long-absences.ts'
import { warnOfMissedLessons } from './domain/absences/warn-of-missed-lessons.ts'
import { CARRY_OVER } from './domain/ledger/change-budget.ts'
import { type Books, beginSweep, findUnswept, type SweepKind } from './domain/ledger/sweep-books.ts'
import { closeIdleMonths } from './domain/payments/close-idle-months.ts'
import { PROGRAMMES } from './domain/territories/rollout.ts'
import type { Setting } from './domain/territories/setting.ts'
import { carryOver } from './domain/vouchers/carry-over.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from './platform/db/database.ts'
import type { JobHandlers } from './platform/jobs/run-jobs.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }

type MoneyDeps = { readonly database: Database; readonly setting: Setting }

export function moneyJobs({ database, setting }: MoneyDeps): JobHandlers {
  return {
    [CARRY_OVER]: async ({ programme: name, territory, year }) => {
      const programme = PROGRAMMES.find(known => known === name)
      if (programme === undefined || typeof territory !== 'string' || typeof year !== 'number') {
        throw new Error('carry-over needs programme, territory and year')
      }
      const book = { programme, territory, year }
      await inTransaction(database, tx => carryOver(tx, ACTOR, setting, book))
    },
  }
}

/** A territory is one transaction with its mark that it was done: killed in the middle, it is found again. */
export async function sweepMoney({ database, setting }: MoneyDeps, each: Each): Promise<void> {
  const today = setting.clock.today()
  const month = today.with({ day: 1 })
  const once = (
    kind: SweepKind,
    period: Temporal.PlainDate,
    work: (tx: Tx, books: Books) => Promise<unknown>,
  ) =>
    each(
      `money: ${kind}`,
      () => findUnswept(database, kind, period),
      async (tx, books) => {
        if (await beginSweep(tx, books, kind, period, setting.clock.now())) await work(tx, books)
      },
    )
  await once('carry-over', month.with({ month: 1 }), (tx, books) =>
    carryOver(tx, ACTOR, setting, { ...books, year: today.year }),
  )
  await once('long-absence', today, async (tx, books) => {
    await findLongAbsences(tx, ACTOR, setting, books)
    await warnOfMissedLessons(tx, ACTOR, setting, books)
  })
  const lastMonth = month.subtract({ months: 1 })
  await once('idle-months', lastMonth, (tx, books) =>
    closeIdleMonths(tx, ACTOR, setting, books, lastMonth),
  )
}
