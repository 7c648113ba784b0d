/** Moves waiting children into the cohort of a year, and archives those who grew out of the queue. */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { categoryCode } from './application.ts'
import { insertEvents } from './application-queries.ts'
import { changeApplications } from './change-applications.ts'
import {
  type CohortCount,
  countCohortMoves,
  lockAgedOut,
  type Refresh,
  updateCohorts,
} from './cohort-queries.ts'

export type { CohortCount }

export type CohortReport = { readonly moved: number; readonly agedOut: number }

/** Part of the refresh and of an iteration in a new year; the caller holds the queue's head. */
export async function moveCohorts(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  refresh: Refresh,
): Promise<CohortReport> {
  const at = setting.clock.now()
  const agedOut = await lockAgedOut(tx, refresh)
  await changeApplications(
    tx,
    actor,
    setting,
    agedOut.map(application => ({ application, event: 'aged-out', facts: { year: refresh.year } })),
  )
  const moves = await updateCohorts(tx, refresh, at)
  const described = moves.map(move => ({
    move,
    facts: {
      before: categoryCode(move.tier, move.before),
      after: categoryCode(move.tier, move.after),
      year: refresh.year,
    },
  }))
  if (moves.length > 0) {
    await insertEvents(
      tx,
      actorText(actor),
      at,
      described.map(({ move, facts }) => ({
        applicationId: move.id,
        kind: 'category-changed',
        facts,
      })),
    )
    await appendToJournal(
      tx,
      setting,
      described.map(({ move, facts }) => ({
        kind: 'application.category-changed',
        facts: { application: move.number, territory: refresh.territory, ...facts },
      })),
    )
  }
  return { moved: moves.length, agedOut: agedOut.length }
}

/** What a refresh would do, by cohort; nothing is written. */
export async function previewCohorts(
  read: Read,
  refresh: Refresh,
): Promise<readonly CohortCount[]> {
  return countCohortMoves(read, refresh)
}
