/** The calendar of the clubs' months in the demonstration: lessons, sheets, answers, one quarrel, an act, a payment. */
import { monthDates } from '../payments/payment-terms.ts'
import { addWorkingDays } from '../territories/working-calendar.ts'
import { castPupils, liveLessons } from './live-lessons.ts'
import {
  approveActs,
  collect,
  hearFromBank,
  openAccounts,
  receive,
  release,
  signActs,
} from './live-payments.ts'
import { answerDisputes, answerMonth, decideMonth, submitMonth } from './live-sheets.ts'
import type { MonthStory } from './month-story.ts'
import type { Step } from './tell-story.ts'

/** Days of the month after (rules of clubs: `club.providerClosesByDay` and the like). */
const TERMS = { submitByDay: 3, answerByDay: 10, actByDay: 15, payByDay: 18 }

/** In the order of time; nothing of it is later than the story's end. */
export function planClubMonths(scene: MonthStory): readonly Step[] {
  const [first] = scene.months
  const steps = [
    ...planDays(scene),
    ...scene.months.flatMap(month => planSheets(scene, month)),
    ...scene.months.flatMap(month => planMoney(scene, month, month === first)),
  ]
  return steps
    .filter(step => Temporal.ZonedDateTime.compare(step.at, scene.now) < 0)
    .sort((one, other) => Temporal.ZonedDateTime.compare(one.at, other.at))
}

const at = (day: Temporal.PlainDate, time: string): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: time })

function planDays(scene: MonthStory): readonly Step[] {
  const [first] = scene.months
  if (first === undefined) return []
  const begin = first.toPlainDate({ day: 1 })
  const days = begin.until(scene.now.toPlainDate(), { largestUnit: 'days' }).days
  return Array.from({ length: days }, (_, after) => {
    const day = begin.add({ days: after })
    return {
      at: at(day, '09:00'),
      live: async () => {
        if (after === 0) await castPupils(scene, day.add({ days: 14 }))
        await liveLessons(scene, day)
      },
    }
  })
}

function planSheets(scene: MonthStory, month: Temporal.PlainYearMonth): readonly Step[] {
  const { providers, runPending } = scene
  const on = (day: number, time: string) => at(month.add({ months: 1 }).toPlainDate({ day }), time)
  return [
    {
      at: on(2, '12:00'),
      live: async () => {
        await submitMonth(scene, month, providers)
        await runPending()
      },
    },
    { at: on(5, '20:00'), live: () => answerMonth(scene) },
    { at: on(7, '11:00'), live: () => answerDisputes(scene) },
    // Who has not answered by the tenth is silent; a dispute that nobody answered goes to the office.
    { at: on(11, '04:00'), live: runPending },
    { at: on(13, '15:00'), live: () => decideMonth(scene) },
  ]
}

/** The first month is paid to the last tenge; of the others the acts are on their way. */
function planMoney(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
  isPaid: boolean,
): readonly Step[] {
  const { providers, runPending, story } = scene
  const { actBy } = monthDates(story.calendar, month, TERMS)
  const on = (later: number, time: string) => {
    const day = later === 0 ? undefined : addWorkingDays(story.calendar, actBy, later)
    return at(day?.ok === true ? day.value : actBy, time)
  }
  const all = providers.map((_, place) => place)
  const signed = isPaid ? all : all.slice(0, -1)
  let batch: string | undefined
  const steps: readonly Step[] = [
    ...(isPaid ? [{ at: on(0, '09:30'), live: () => openAccounts(scene) }] : []),
    { at: on(0, '10:00'), live: runPending },
    { at: on(0, '15:00'), live: () => signActs(scene, month, signed) },
    { at: on(1, '11:00'), live: () => approveActs(scene, month, signed.slice(0, 3)) },
  ]
  if (!isPaid) return steps
  return [
    ...steps,
    {
      at: on(1, '15:00'),
      live: async () => {
        batch = await collect(scene, month, all)
      },
    },
    { at: on(2, '10:00'), live: () => release(scene, batch) },
    { at: on(3, '11:00'), live: () => hearFromBank(scene, batch) },
    { at: on(3, '14:00'), live: runPending },
    { at: on(3, '17:00'), live: () => receive(scene, batch, { missing: [], silent: [] }) },
  ]
}
