/** Each working day of the demonstration: groups are marked in the morning, a day before is mended, papers come. */
import { addAbsencePaper } from '../attendance/add-absence-paper.ts'
import type { GivenMark } from '../attendance/decide-marks.ts'
import { markGroups } from '../attendance/mark-groups.ts'
import { type Pupil, selectPupils } from './attending-queries.ts'
import { inStory, type MonthStory, providerAt, ROLES, type Role } from './month-story.ts'
import { headOf } from './town.ts'

/** A child in fourteen is away on a usual day. */
const AWAY_PERCENT = 7
const REASONS = ['illness', 'family', 'illness', 'other'] as const
/** Two groups of one teacher at most: three in one second are looked at. */
const GROUPS_OF_A_SENDING = 2

/** Before the first day: who will be away, whose parents will quarrel or be silent. */
export async function castRoles(scene: MonthStory): Promise<void> {
  const { cast, database, months, now, providers } = scene
  const [first] = months
  if (first === undefined) return
  const pupils = await selectPupils(database, providers, first.toPlainDate({ day: 20 }))
  const ghosts = providerAt(scene, 'ghosts')
  const late = providerAt(scene, 'late')
  const crowd = Map.groupBy(
    pupils.filter(one => one.providerId === ghosts),
    one => one.groupId,
  )
  const [largest] = [...crowd.values()].sort((one, other) => other.length - one.length)
  for (const pupil of largest ?? []) cast.ghosts.add(pupil.enrolmentId)
  const tablet = providerAt(scene, 'tablet')
  const rest = pupils.filter(one => ![ghosts, late, tablet].includes(one.providerId))
  // Those for whom the tablet answers come last, so that enough of them are left to answer for.
  const others = [...rest, ...pupils.filter(one => one.providerId === tablet)]
  for (const [place, role] of ROLES.entries()) {
    const pupil = others[place]
    if (pupil !== undefined) cast.roles.set(pupil.enrolmentId, role)
  }
  const today = now.toPlainDate()
  const begin = first.toPlainDate({ day: 1 })
  const away: Partial<Record<Role, { from: Temporal.PlainDate; to?: Temporal.PlainDate }>> = {
    kept: { from: begin.add({ days: 2 }), to: begin.add({ days: 44 }) },
    suspended: { from: today.subtract({ days: 60 }) },
    objected: { from: today.subtract({ days: 48 }) },
    open: { from: today.subtract({ days: 40 }) },
    ended: { from: begin.add({ days: 4 }) },
    returned: { from: begin.add({ days: 8 }), to: begin.add({ days: 46 }) },
  }
  for (const [enrolmentId, role] of cast.roles) {
    const days = away[role]
    if (days !== undefined) cast.away.set(enrolmentId, days)
  }
}

/** One transaction for the city: a kindergarten sends its groups a minute after the other. */
export async function liveDay(scene: MonthStory, day: Temporal.PlainDate): Promise<void> {
  const { database, providers } = scene
  await markDay(scene, day, await selectPupils(database, providers, day))
}

export async function markDay(
  scene: MonthStory,
  day: Temporal.PlainDate,
  pupils: readonly Pupil[],
): Promise<void> {
  const { story } = scene
  const morning = day.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: '09:00' })
  await inStory(scene, async tx => {
    for (const [place, sending] of sendingsOf(scene, pupils).entries()) {
      const [first] = sending
      if (first === undefined) continue
      story.setTo(morning.add({ minutes: place * 2 }))
      await markGroups(tx, headOf(scene.town, first), story, {
        day,
        groupIds: [...new Set(sending.map(one => one.groupId))],
        marks: sending.map(pupil => markOf(scene, pupil, day)),
        deviceAt: null,
      })
    }
  })
}

function sendingsOf(scene: MonthStory, pupils: readonly Pupil[]): readonly (readonly Pupil[])[] {
  const careless = providerAt(scene, 'ghosts')
  return [...Map.groupBy(pupils, one => one.providerId)].flatMap(([providerId, own]) => {
    if (providerId === careless) return [own]
    const groups = [...Map.groupBy(own, one => one.groupId).values()]
    const count = Math.ceil(groups.length / GROUPS_OF_A_SENDING)
    return Array.from({ length: count }, (_, at) =>
      groups.slice(at * GROUPS_OF_A_SENDING, (at + 1) * GROUPS_OF_A_SENDING).flat(),
    )
  })
}

function markOf(scene: MonthStory, pupil: Pupil, day: Temporal.PlainDate): GivenMark {
  const { cast, draw } = scene
  const { enrolmentId } = pupil
  const usual = draw.chance(AWAY_PERCENT) ? draw.pick(REASONS) : null
  const reason = cast.ghosts.has(enrolmentId) ? null : isAway(scene, pupil, day) ? 'other' : usual
  const leave = cast.roles.get(enrolmentId) === 'on-leave' && isLeave(scene, day)
  const given = leave ? 'leave' : reason
  return {
    enrolmentId,
    state: given === null ? 'present' : 'absent',
    reason: given,
    arrivedAt: null,
    leftAt: null,
    seenRevision: 0,
    words: null,
  }
}

function isAway({ cast }: MonthStory, { enrolmentId }: Pupil, day: Temporal.PlainDate): boolean {
  const days = cast.away.get(enrolmentId)
  if (days === undefined || Temporal.PlainDate.compare(day, days.from) < 0) return false
  return days.to === undefined || Temporal.PlainDate.compare(day, days.to) <= 0
}

/** A week in the middle of each month. */
const isLeave = (_: MonthStory, day: Temporal.PlainDate) => day.day >= 10 && day.day <= 16

/** Requests for leave: of one child that was away, of another that was marked all the same. */
export async function bringPapers(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
): Promise<void> {
  const { cast, database, providers, story } = scene
  for (const pupil of await selectPupils(database, providers, month.toPlainDate({ day: 16 }))) {
    const role = cast.roles.get(pupil.enrolmentId)
    if (role !== 'on-leave' && role !== 'present-on-leave') continue
    await inStory(scene, tx =>
      addAbsencePaper(tx, headOf(scene.town, pupil), story, {
        enrolmentId: pupil.enrolmentId,
        reason: 'leave',
        firstDay: month.toPlainDate({ day: 10 }),
        lastDay: month.toPlainDate({ day: 16 }),
        documentId: null,
      }),
    )
  }
}

/** A teacher mends a mark of an earlier day, with words. */
export async function mendDay(scene: MonthStory, day: Temporal.PlainDate): Promise<void> {
  const { cast, database, providers, story } = scene
  const pupils = await selectPupils(database, providers, day)
  const pupil = pupils.find(one => cast.roles.get(one.enrolmentId) === 'silent-too')
  if (pupil === undefined) return
  const mark = { ...markOf(scene, pupil, day), seenRevision: 1, words: 'Таңертең қате басылған.' }
  await inStory(scene, tx =>
    markGroups(tx, headOf(scene.town, pupil), story, {
      day,
      groupIds: [pupil.groupId],
      marks: [{ ...mark, state: 'absent', reason: 'family' }],
      deviceAt: null,
    }),
  )
}
