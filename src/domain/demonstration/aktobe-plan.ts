/** How large the demonstration's Aktobe is: the figures of seed 002, or the same city smaller. */
import type { ClubPlan } from './demo-clubs.ts'

/** The press conference of 19.08.2025. */
export const SEED_002 = { universal: 11_113, targeted: 29_061, queued: 12_454 } as const
/** All of them: with so many children it is the city of seed 002. */
export const AKTOBE_CHILDREN = SEED_002.universal + SEED_002.targeted + SEED_002.queued

export type AktobePlan = {
  /** Live vouchers at the end, and children in the queue. */
  readonly universal: number
  readonly targeted: number
  readonly queued: number
  /** Of an iteration three months ago: they go to clubs, refused it, or never answered. */
  readonly attending: number
  readonly declined: number
  readonly silent: number
  /** So many of those who queue hold a targeted voucher besides. */
  readonly both: number
  /** Named by their school and asked, two of whom do not accept. */
  readonly named: number
  /** Of the last iteration: who chooses a club at once. */
  readonly choosing: number
  readonly clubs: ClubPlan
}

const SEATS = 15
const MOST_GROUPS = { school: 14, state: 38 }

export function planAktobe(children: number): AktobePlan {
  const of = (count: number, least: number) =>
    Math.min(count, Math.max(least, Math.round((count * children) / AKTOBE_CHILDREN)))
  const targeted = of(SEED_002.targeted, 1)
  const schools = of(90, 4)
  const state = of(24, 3)
  // Two in five of the children go to the state's clubs, which are larger.
  const groupsFor = (share: number, clubs: number, most: number) =>
    Math.min(most, Math.max(7, Math.ceil((targeted * share) / (clubs * SEATS))))
  return {
    universal: of(SEED_002.universal, 1),
    targeted,
    queued: of(SEED_002.queued, 1),
    attending: of(300, 24),
    declined: of(12, 2),
    silent: of(8, 2),
    both: of(60, 12),
    named: of(200, 10),
    choosing: of(60, 8),
    clubs: {
      schools,
      state,
      private: of(206, 8),
      attended: of(9, 2),
      groups: {
        school: groupsFor(0.62, schools, MOST_GROUPS.school),
        state: groupsFor(0.45, state, MOST_GROUPS.state),
      },
    },
  }
}
