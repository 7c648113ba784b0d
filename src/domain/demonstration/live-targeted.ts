/** The targeted vouchers that the children of Aktobe's schools held already come to Kezek with their city. */
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { ImportedApplication } from '../applications/import-applications.ts'
import { reservationTiyn } from '../ledger/ledger.ts'
import { takeOverTargeted } from '../vouchers/take-over-targeted.ts'
import type { TakenOver } from '../vouchers/taken-over.ts'
import { allotMore } from './allot-exactly.ts'
import { reservedTiyn } from './club-norms.ts'
import type { ChoiceStory } from './live-choice.ts'
import type { OpenedClub } from './open-clubs.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const CHUNK = 1000

/** Each child in a group of its age at a school or a state club, one group after another. */
export async function takeOver(
  scene: ChoiceStory,
  clubs: readonly OpenedClub[],
  families: readonly ImportedApplication[],
): Promise<void> {
  const { database, story } = scene
  const rows = seat(clubs, families, story.clock.today().year)
  const today = story.clock.today()
  const cost = rows.reduce((sum, { kind }) => sum + reservationTiyn(reservedTiyn(kind), today), 0n)
  await allotMore(scene, cost)
  for (let start = 0; start < rows.length; start += CHUNK) {
    const some = rows.slice(start, start + CHUNK)
    const outcomes = await inTransaction(database, tx => takeOverTargeted(tx, SYSTEM, story, some))
    const bad = outcomes.find(one => one.outcome !== 'written')
    if (bad !== undefined) throw new Error(`not taken over: ${JSON.stringify(bad)}`)
  }
}

type Seat = {
  readonly bin: string
  readonly group: string
  readonly from: number
  readonly to: number
  left: number
}

function seat(
  clubs: readonly OpenedClub[],
  families: readonly ImportedApplication[],
  year: number,
): readonly TakenOver[] {
  const seats = clubs
    .filter(({ club }) => ['school-club', 'state-club'].includes(club.provider.clubKind))
    .flatMap(({ club, groups }) =>
      groups.map(
        (group): Seat => ({
          bin: club.provider.bin,
          group: group.name,
          from: group.cohort,
          to: group.lessons?.cohortTo ?? group.cohort,
          left: group.capacity - group.free,
        }),
      ),
    )
  const byAge = new Map<number, Seat[]>()
  for (let age = 4; age <= 17; age += 1) {
    byAge.set(
      age,
      seats.filter(({ from, to }) => from <= age && age <= to),
    )
  }
  return families.map(
    ({ programme: _p, submittedAt: _s, claims: _c, batch: _b, ...family }, at) => {
      const fitting = byAge.get(year - family.childBirthDate.year) ?? []
      // Not all into the first schools: each child looks on from another place of the list.
      const from = (at * 37) % Math.max(1, fitting.length)
      const found =
        fitting.find((one, place) => place >= from && one.left > 0) ??
        fitting.find(one => one.left > 0)
      if (found === undefined) throw new Error('more children than seats of their age')
      found.left -= 1
      return { ...family, bin: found.bin, group: found.group }
    },
  )
}
