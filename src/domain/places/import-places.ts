/** Publishes or takes back the free places of very many groups: the same as doing each (publish-places.ts). */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { AUTOMATIC_ITERATION } from '../ledger/change-budget.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { insertPlacesOfMany, lockGroups, withdrawNewestOfMany } from './bulk-place-queries.ts'
import { type PlaceRefusal, possibleMore } from './place.ts'
import { publishPlacesPermission } from './publish-places.ts'

export type Queue = { readonly territory: string; readonly programme: Programme }

type FreePlaces = {
  readonly groupId: bigint
  /** How many general places shall be published after this. */
  readonly free: number
}

/** In one order for everybody, before any row of a group is locked. */
export async function lockQueues(
  tx: Tx,
  setting: Setting,
  queues: readonly Queue[],
): Promise<void> {
  const byKey = new Map(queues.map(queue => [`${queue.programme} ${queue.territory}`, queue]))
  for (const [, { territory, programme }] of [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await lockHead(tx, territory, programme, setting.clock.today().year)
  }
}

/**
 * Returns the changes (+ published, - withdrawn) in order. The caller holds the heads of the queues
 * (`lockQueues`). Refuses more than capacity less enrolled.
 */
export async function importPlaces(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: {
    readonly places: readonly FreePlaces[]
    readonly startsOn: Temporal.PlainDate
    readonly withdrawalReason: string
  },
): Promise<readonly number[]> {
  const { startsOn, withdrawalReason } = input
  const groups = await lockGroups(
    tx,
    input.places.map(one => one.groupId),
  )
  const changes = input.places.map(({ groupId, free }) => {
    const group = groups.get(groupId)
    if (group === undefined) throw new NotFound('group')
    const possible = group.published + possibleMore(group, 'general')
    const count = free - group.published
    if (count > 0 && free > possible) {
      throw new Refusal<PlaceRefusal>('place/over-capacity', { free, possible })
    }
    return { group, groupId, count }
  })
  for (const territory of new Set(changes.map(({ group }) => group.territory))) {
    const path = await getTerritoryPath(tx, territory)
    authorize(actor, publishPlacesPermission, { territoryPath: path.map(step => step.code) })
  }
  const at = setting.clock.now()
  const more = changes.filter(({ count }) => count > 0)
  const fewer = changes.filter(({ count }) => count < 0).map(one => ({ ...one, count: -one.count }))
  await insertPlacesOfMany(tx, more, startsOn, at)
  await withdrawNewestOfMany(tx, fewer, withdrawalReason, at)
  const factsOf = ({ group, count }: (typeof changes)[number]) => ({
    provider: group.bin,
    group: group.name,
    territory: group.territory,
    count,
  })
  await appendToJournal(tx, setting, [
    ...more.map(one => ({
      kind: 'place.published' as const,
      facts: { ...factsOf(one), startsOn: startsOn.toString() },
    })),
    ...fewer.map(one => ({
      kind: 'place.withdrawn' as const,
      facts: { ...factsOf(one), reason: withdrawalReason },
    })),
  ])
  await planIterations(
    tx,
    more.map(({ group }) => group),
  )
  return changes.map(({ count }) => count)
}

async function planIterations(tx: Tx, queues: readonly Queue[]): Promise<void> {
  const keys = new Set(queues.map(({ programme, territory }) => `${programme}:${territory}`))
  for (const key of keys) {
    const { territory, programme } = assertDefined(
      queues.find(queue => `${queue.programme}:${queue.territory}` === key),
      'a queue that was given',
    )
    await planJob(
      tx,
      AUTOMATIC_ITERATION,
      { territory, programme, cause: 'places-published' },
      { key: `${AUTOMATIC_ITERATION}:${key}` },
    )
  }
}
