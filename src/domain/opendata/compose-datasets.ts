/** Makes the rows of each dataset as they are published. */
import type { Read } from '../../platform/db/database.ts'
import type { Direction } from '../providers/provider.ts'
import { selectClubTerritories } from './club-figure-queries.ts'
import { countLive } from './club-figures.ts'
import { coarsenDay, coarsenQueue } from './coarsen.ts'
import type { DataRow, DatasetName } from './dataset.ts'
import {
  selectListedProviders,
  selectPublishedIterations,
  selectQueueCells,
  selectQueueTotals,
  selectVoucherDays,
} from './figure-queries.ts'
import { findClubFigures } from './find-club-figures.ts'
import { selectListedGroups } from './group-figure-queries.ts'

type Edition = {
  readonly day: Temporal.PlainDate
  /** Rows of the first edition of `queues` in this month, when there is one already. */
  readonly monthsFirstQueues: readonly DataRow[] | undefined
}

type Compose = (read: Read, edition: Edition) => Promise<readonly DataRow[]>

export const COMPOSE: Readonly<Record<DatasetName, Compose>> = {
  queues: composeQueues,
  iterations: composeIterations,
  providers: (read, { day }) =>
    selectListedProviders(read, day).then(rows =>
      rows.map(row => ({ ...row, listed_from: row.listed_from.toString() })),
    ),
  groups: (read, { day }) => selectListedGroups(read, day),
  clubs: composeClubs,
  'vouchers-daily': composeVoucherDays,
}

const WHOLE = 'all'

/** A row a city with clubs, as its page has them. */
async function composeClubs(read: Read, { day }: Edition): Promise<readonly DataRow[]> {
  const rows: DataRow[] = []
  for (const territory of await selectClubTerritories(read)) {
    const { vouchers, directions, money, ...figures } = await findClubFigures(read, territory, day)
    const of = (asked: Direction) => {
      const found = directions.find(({ direction }) => direction === asked)
      return (found?.children ?? 0) + (found?.renewing ?? 0)
    }
    rows.push({
      territory,
      as_of: day.toString(),
      universal: countLive(vouchers.universal),
      targeted: countLive(vouchers.targeted),
      queued: figures.queued,
      attending: figures.children,
      sport: of('sport'),
      creative: of('creative'),
      education: of('education'),
      allotted_tiyn: figures.allottedTiyn.toString(),
      reserved_tiyn: money.reserved.toString(),
      payable_tiyn: (money.accrued + money.payable).toString(),
      paid_tiyn: money.paid.toString(),
    })
  }
  return rows
}

/**
 * The total of each queue as of the day, and its groups as of the first edition of the month: between two days
 * the groups do not change, so that a difference of two editions never tells in which group one child came or went.
 */
async function composeQueues(read: Read, { day, monthsFirstQueues }: Edition) {
  const totals = await selectQueueTotals(read, day.subtract({ months: 12 }))
  const rows = totals.map(row => ({
    territory: row.territory,
    programme: row.programme,
    as_of: day.toString(),
    cohort: WHOLE,
    tier: WHOLE,
    waiting: row.waiting,
    oldest_submitted_on: row.oldest?.toString() ?? null,
    offered: row.offered,
    confirmed_12_months: row.confirmed,
  }))
  const groups =
    monthsFirstQueues?.filter(row => row.cohort !== WHOLE) ?? (await composeGroups(read, day))
  return [...rows, ...groups]
}

async function composeGroups(read: Read, day: Temporal.PlainDate): Promise<readonly DataRow[]> {
  const cells = await selectQueueCells(read)
  const queues = Map.groupBy(cells, cell => `${cell.territory} ${cell.programme}`)
  return [...queues.values()].flatMap(queue =>
    coarsenQueue(queue).map(group => ({
      territory: queue[0]?.territory ?? '',
      programme: queue[0]?.programme ?? '',
      as_of: day.toString(),
      cohort: group.cohort,
      tier: group.tier,
      waiting: group.waiting,
      oldest_submitted_on: group.oldest.toString(),
      offered: null,
      confirmed_12_months: null,
    })),
  )
}

async function composeIterations(read: Read): Promise<readonly DataRow[]> {
  const iterations = await selectPublishedIterations(read)
  return iterations.map(row => {
    const skipped = row.skipped as Readonly<Record<string, number>>
    return {
      id: Number(row.id),
      territory: row.territory_code,
      programme: row.programme,
      number: row.number,
      held_on: row.held_on.toString(),
      held_at: row.held_at.toString(),
      rule_pack: row.rule_pack_id,
      rule_pack_version: row.rule_pack_version,
      offered: row.offered,
      skipped_no_places: skipped['no-places'] ?? 0,
      skipped_no_money: skipped['no-money'] ?? 0,
      skipped_settlement_without_places: skipped['settlement-without-places'] ?? 0,
      skipped_batch_does_not_fit: skipped['batch-does-not-fit'] ?? 0,
      money_before_tiyn: row.money_before_tiyn.toString(),
      money_after_tiyn: row.money_after_tiyn.toString(),
      input_hash: row.input_hash,
      result_hash: row.result_hash,
      bundle: `/api/v1/iterations/${row.id}/bundle`,
    }
  })
}

/** The twelve months before the day of the edition; that day itself is not over. */
async function composeVoucherDays(read: Read, { day }: Edition): Promise<readonly DataRow[]> {
  const counts = await selectVoucherDays(read, day.subtract({ months: 12 }), day)
  const days = Map.groupBy(counts, row => `${row.day} ${row.territory} ${row.programme}`)
  return [...days.values()].flatMap(of =>
    coarsenDay(of).map(({ cohort, offered, confirmed, lapsed, closed }) => ({
      day: of[0]?.day.toString() ?? '',
      territory: of[0]?.territory ?? '',
      programme: of[0]?.programme ?? '',
      cohort,
      offered,
      confirmed,
      lapsed,
      closed,
    })),
  )
}
