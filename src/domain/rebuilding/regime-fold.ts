/**
 * What the public leaves tell of referrals: which were open, in which days nothing opens, which territories went over
 * to vouchers. Places, contracts and wishes are not in the log. Pure.
 */
import { PROGRAMMES, type Programme } from '../territories/rollout.ts'

/** It was open when the database was lost: the kindergarten kept this place for this child until this day. */
export type LostReferral = {
  readonly application: string
  readonly referral: string
  /** Its BIN. */
  readonly provider: string
  readonly group: string
  readonly until: string
}

export type RebuiltPause = {
  readonly territory: string
  readonly programme: Programme
  readonly startsOn: string
  readonly lastDay: string
  readonly at: Temporal.Instant
}

export type RebuiltSwitch = {
  readonly territory: string
  readonly programme: Programme
  readonly startsOn: string
  readonly from: { readonly id: string; readonly version: string }
  readonly to: { readonly id: string; readonly version: string }
  readonly applications: number
  readonly recategorised: number
  readonly worse: number
  readonly liveReferrals: number
  readonly sha256: string
  readonly at: Temporal.Instant
}

type Facts = Readonly<Record<string, unknown>>
type RegimeLeaf = { readonly kind: string; readonly facts: Facts; readonly at: Temporal.Instant }

export type RegimeFold = {
  /** By application. */
  readonly referrals: ReadonlyMap<string, LostReferral>
  readonly pauses: readonly RebuiltPause[]
  readonly switches: readonly RebuiltSwitch[]
  add(leaf: RegimeLeaf): void
}

const ENDS = ['lapsed', 'declined', 'enrolled', 'cancelled'].map(end => `referral.${end}`)

export function openRegimeFold(): RegimeFold {
  const referrals = new Map<string, LostReferral>()
  const pauses: RebuiltPause[] = []
  const switches: RebuiltSwitch[] = []
  return {
    referrals,
    pauses,
    switches,
    add({ kind, facts, at }) {
      const application = textOf(facts.application)
      if (kind === 'referral.issued') {
        const { referral, provider, group, until } = facts
        referrals.set(application, {
          application,
          referral: textOf(referral),
          provider: textOf(provider),
          group: textOf(group),
          until: textOf(until),
        })
      } else if (kind === 'referral.extended') {
        const open = referrals.get(application)
        if (open !== undefined) referrals.set(application, { ...open, until: textOf(facts.until) })
      } else if (ENDS.includes(kind)) {
        referrals.delete(application)
      } else if (kind === 'publication.paused' || kind === 'regime.switched') {
        const programme = PROGRAMMES.find(one => one === facts.programme)
        const territory = textOf(facts.territory)
        if (programme === undefined) return
        const queue = { territory, programme, startsOn: textOf(facts.startsOn), at }
        if (kind === 'regime.switched') switches.push({ ...queue, ...readFigures(facts) })
        else pauses.push({ ...queue, lastDay: textOf(facts.lastDay) })
      }
    },
  }
}

function readFigures(facts: Facts) {
  return {
    from: readPack(facts.from),
    to: readPack(facts.to),
    applications: numberOf(facts.applications),
    recategorised: numberOf(facts.recategorised),
    worse: numberOf(facts.worse),
    liveReferrals: numberOf(facts.liveReferrals),
    sha256: textOf(facts.sha256),
  }
}

/** "kz-preschool-voucher-2025 2": no id has a blank. */
function readPack(value: unknown): { readonly id: string; readonly version: string } {
  const [id = '', ...rest] = textOf(value).split(' ')
  return { id, version: rest.join(' ') }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0)
