/** The marks that a kindergarten posts: only what was pressed, with the revision that the page had shown. Pure. */
import type { AbsenceReason, MarkState } from '../../domain/attendance/attendance.ts'
import type { GivenMark, MarkOutcome } from '../../domain/attendance/decide-marks.ts'
import { type ToldMark, timesText } from '../attendance/mark-text.ts'

type Fields = Readonly<Record<string, readonly string[]>>

export type PostedMarks = {
  readonly day: Temporal.PlainDate
  readonly groupId: bigint
  readonly deviceAt: Temporal.Instant | null
  readonly marks: readonly GivenMark[]
}

const REASONS: readonly AbsenceReason[] = ['illness', 'leave', 'quarantine', 'family', 'other']
const MOST_CHILDREN = 300

/** What the page had shown of a child, as its hidden field carries it: `2:absent:illness:`, `3:present::08:10–17:30`, `0:::`. */
export function seenValue(revision: number, mark: ToldMark | undefined): string {
  return `${revision}:${mark?.state ?? ''}:${mark?.reason ?? ''}:${mark?.times ?? ''}`
}

/** Undefined for what no form of ours sends. */
export function readMarks(fields: Fields): PostedMarks | undefined {
  const value = (name: string) => (fields[name]?.[0] ?? '').trim()
  const day = readDay(value('day'))
  const group = value('group')
  if (day === undefined || !/^[1-9]\d{0,17}$/.test(group)) return undefined
  const seen = Object.keys(fields).filter(name => /^seen-[1-9]\d{0,17}$/.test(name))
  if (seen.length > MOST_CHILDREN) return undefined
  const sending = {
    rest: value('what') === 'all',
    words: value('words'),
    // A page without fields for times says nothing of them.
    timed: value('times') === 'yes',
    arrivedAll: value('arrived-all'),
  }
  const marks = seen.flatMap(name => {
    const id = name.slice('seen-'.length)
    const [state, reason] = [value(`m-${id}`), value(`r-${id}`)]
    const pressed = { state, reason, arrived: value(`a-${id}`), left: value(`l-${id}`) }
    return readMark(id, value(name), pressed, sending) ?? []
  })
  return { day, groupId: BigInt(group), deviceAt: readMoment(value('deviceAt')), marks }
}

function readMark(
  id: string,
  seen: string,
  pressed: {
    readonly state: string
    readonly reason: string
    readonly arrived: string
    readonly left: string
  },
  sending: {
    readonly rest: boolean
    readonly words: string
    readonly timed: boolean
    readonly arrivedAll: string
  },
): GivenMark | undefined {
  const [, revision, before, timesBefore = ''] =
    /^(\d{1,5}):([a-z]*:[a-z]*)(?::([\d:–]{0,11}))?$/.exec(seen) ?? []
  if (revision === undefined) return undefined
  const filled = pressed.state === '' && sending.rest && revision === '0'
  const state = filled ? 'present' : stateOf(pressed.state)
  if (state === undefined) return undefined
  const reason = state === 'absent' ? (REASONS.find(one => one === pressed.reason) ?? null) : null
  // What stands as it stood was not pressed: somebody else's mark is not answered by a page left open.
  const arrived = filled && pressed.arrived === '' ? sending.arrivedAll : pressed.arrived
  const timed = sending.timed && state === 'present'
  const times = {
    arrivedAt: timed ? readTime(arrived) : null,
    leftAt: timed ? readTime(pressed.left) : null,
  }
  const same = before === `${state}:${reason ?? ''}`
  if (same && (!timed || timesText(times) === timesBefore)) return undefined
  const words = sending.words === '' ? null : sending.words
  return { enrolmentId: BigInt(id), state, reason, ...times, seenRevision: Number(revision), words }
}

const stateOf = (text: string): MarkState | undefined =>
  text === 'present' || text === 'absent' ? text : undefined

function readTime(text: string): Temporal.PlainTime | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? Temporal.PlainTime.from(text) : null
}

function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** By the clock of the device, which may be wrong; what is no moment of this century is not kept. */
function readMoment(text: string): Temporal.Instant | null {
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}

/** What is told of each mark, to the page and to its script; kept as the answer of the request. */
export type ToldOutcome = {
  readonly id: string
  readonly kind: MarkOutcome['kind']
  /** That holds now; 0: nothing is marked. */
  readonly revision: number
  readonly given: ToldMark
  /** What holds now where the mark was not taken. */
  readonly current: ToldMark | null
  /** Of another place that has marked the child: "09:00–18:00". */
  readonly hours?: string
}

export function tellOutcome(outcome: MarkOutcome): ToldOutcome {
  const { kind, given } = outcome
  const current = 'current' in outcome ? outcome.current : undefined
  return {
    id: given.enrolmentId.toString(),
    kind,
    revision: current?.revision ?? ('revision' in outcome ? outcome.revision : 0),
    given: tell(given),
    current: current === undefined ? null : tell(current),
    ...(kind === 'two-places' && {
      hours: timesText({ arrivedAt: outcome.there.startsAt, leftAt: outcome.there.endsAt }),
    }),
  }
}

type Content = Omit<ToldMark, 'times'> & Parameters<typeof timesText>[0]

function tell({ state, reason, ...times }: Content): ToldMark {
  const told = timesText(times)
  return { state, reason, ...(told !== '' && { times: told }) }
}

export const isTaken = ({ kind }: ToldOutcome): boolean =>
  kind === 'written' || kind === 'changed' || kind === 'unchanged'
