/** The calendar of the demonstration's months: which day brings what, up to the moment at which the story ends. */
import { orderActs } from '../payments/order-acts.ts'
import { monthDates } from '../payments/payment-terms.ts'
import { addWorkingDays } from '../territories/working-calendar.ts'
import { bringPapers, castRoles, liveDay, mendDay } from './live-days.ts'
import {
  approveActs,
  CLOSED_ACCOUNT,
  collect,
  decideOnAccount,
  giveAccount,
  hearFromBank,
  ON_ITS_WAY,
  openAccounts,
  receive,
  release,
  signActs,
  withdraw,
} from './live-payments.ts'
import {
  answerDisputes,
  answerMonth,
  decideMonth,
  decideSilence,
  disputeLate,
  rateKindergartens,
  submitMonth,
} from './live-sheets.ts'
import {
  decideFlags,
  heedAbsences,
  lookForFlags,
  takeBackOfGhost,
  writeToOffice,
} from './live-suspicion.ts'
import { inStory, KINDERGARTEN, type MonthStory, providerAt } from './month-story.ts'
import type { Step } from './tell-story.ts'

const { missing, returned, late } = KINDERGARTEN
const PUNCTUAL = [0, 1, 2, 3] as const

/** In the order of time; nothing of it is later than the story's end. */
export function planMonths(scene: MonthStory): readonly Step[] {
  const steps = [...planDays(scene), ...planEnd(scene)]
  const [first, second, third] = scene.months
  for (const month of scene.months) steps.push(...planSheets(scene, month))
  if (first !== undefined) steps.push(...planFirstMoney(scene, first))
  if (second !== undefined) steps.push(...planSecondMoney(scene, second))
  if (third !== undefined) steps.push(...planThirdMoney(scene, third))
  return steps
    .filter(step => Temporal.ZonedDateTime.compare(step.at, scene.now) < 0)
    .sort((one, other) => Temporal.ZonedDateTime.compare(one.at, other.at))
}

const at = (day: Temporal.PlainDate, time: string): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone: 'Asia/Almaty', plainTime: time })

function planDays(scene: MonthStory): readonly Step[] {
  const steps: Step[] = []
  const today = scene.now.toPlainDate()
  const [first] = scene.months
  if (first === undefined) return []
  let before: Temporal.PlainDate | undefined
  let isCast = false
  for (let day = first.toPlainDate({ day: 1 }); isBefore(day, today); day = day.add({ days: 1 })) {
    if (!isWorking(scene, day)) continue
    const then = day
    const yesterday = before
    steps.push({
      at: at(day, '09:00'),
      live: async () => {
        if (!isCast) await castRoles(scene)
        isCast = true
        await liveDay(scene, then)
        const mends = then.dayOfWeek === 5 && yesterday?.month === then.month
        if (mends && yesterday !== undefined) await mendDay(scene, yesterday)
      },
    })
    before = day
  }
  return steps
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0

function isWorking({ story }: MonthStory, day: Temporal.PlainDate): boolean {
  const next = addWorkingDays(story.calendar, day.subtract({ days: 1 }), 1)
  return next.ok && next.value.equals(day)
}

/** Papers, the sheet, the family's answer, quarrels, silence; then the office. */
function planSheets(scene: MonthStory, month: Temporal.PlainYearMonth): readonly Step[] {
  const next = month.add({ months: 1 })
  const on = (day: number, time: string) => at(next.toPlainDate({ day }), time)
  const { months, providers, runPending } = scene
  const isLast = months.at(-1)?.equals(month) === true
  const punctual = isLast ? PUNCTUAL.flatMap(place => providers[place] ?? []) : providers
  return [
    { at: at(month.toPlainDate({ day: 17 }), '16:00'), live: () => bringPapers(scene, month) },
    {
      at: on(2, '12:00'),
      live: async () => {
        await submitMonth(scene, month, punctual)
        await runPending()
      },
    },
    { at: on(4, '20:00'), live: () => answerMonth(scene) },
    { at: on(6, '11:00'), live: () => answerDisputes(scene) },
    { at: on(8, '10:00'), live: runPending },
    {
      at: on(9, '04:00'),
      live: async () => {
        await lookForFlags(scene)
        await heedAbsences(scene)
      },
    },
    {
      at: on(12, '15:00'),
      live: async () => {
        // Of the last month the office has refused one child's days; the rest of it waits.
        if (isLast) return decideSilence(scene, ['refused-by-officer'])
        await decideMonth(scene)
        await decideFlags(scene)
        if (months[0]?.equals(month) === true) await rateKindergartens(scene)
      },
    },
  ]
}

/** The working days from the one on by which acts are due: 0 is the day itself. */
function daysOfMoney({ story }: MonthStory, month: Temporal.PlainYearMonth) {
  const terms = { submitByDay: 3, answerByDay: 7, actByDay: 15, payByDay: 20 }
  const { actBy } = monthDates(story.calendar, month, terms)
  return (later: number, time: string) => {
    const day = later === 0 ? undefined : addWorkingDays(story.calendar, actBy, later)
    return at(day?.ok === true ? day.value : actBy, time)
  }
}

/** All is well, but that an account was closed: another one, another sending; and one bank shows no money. */
function planFirstMoney(scene: MonthStory, month: Temporal.PlainYearMonth): readonly Step[] {
  const { runPending } = scene
  const on = daysOfMoney(scene, month)
  const all = [...PUNCTUAL, late]
  let batch: string | undefined
  let again: string | undefined
  const account = providerAt(scene, 'returned')
  return [
    { at: on(0, '09:30'), live: () => openAccounts(scene) },
    { at: on(0, '10:00'), live: runPending },
    { at: on(0, '15:00'), live: () => signActs(scene, month, all) },
    { at: on(1, '11:00'), live: () => approveActs(scene, month, all) },
    {
      at: on(1, '15:00'),
      live: async () => {
        await withdraw(scene, await collect(scene, month, [...PUNCTUAL]))
        batch = await collect(scene, month, all)
      },
    },
    { at: on(2, '10:00'), live: () => release(scene, batch) },
    {
      at: on(3, '11:00'),
      live: () => hearFromBank(scene, batch, new Map([[returned, CLOSED_ACCOUNT]])),
    },
    {
      at: on(3, '14:00'),
      live: async () => {
        await decideOnAccount(scene, await giveAccount(scene, account, 7_000n), false)
        await decideOnAccount(scene, await giveAccount(scene, account, 7_001n), true)
        again = await collect(scene, month, [returned])
      },
    },
    {
      at: on(3, '17:00'),
      live: () => receive(scene, batch, { missing: [missing], silent: [returned] }),
    },
    { at: on(4, '10:00'), live: () => release(scene, again) },
    { at: on(5, '11:00'), live: () => hearFromBank(scene, again) },
    { at: on(5, '17:00'), live: () => receive(scene, again, { missing: [], silent: [] }) },
  ]
}

/** The office orders it early; somebody has not signed, somebody's money came back, somebody's is on its way. */
function planSecondMoney(scene: MonthStory, month: Temporal.PlainYearMonth): readonly Step[] {
  const { runPending, story } = scene
  const on = daysOfMoney(scene, month)
  const ordered = { territory: 'taraz', programme: 'preschool', month } as const
  let batch: string | undefined
  return [
    {
      at: at(month.add({ months: 1 }).toPlainDate({ day: 10 }), '11:00'),
      live: async () => {
        await inStory(scene, tx => orderActs(tx, scene.town.officer, story, ordered))
        await runPending()
      },
    },
    { at: on(0, '10:00'), live: runPending },
    { at: on(0, '15:00'), live: () => signActs(scene, month, [0, 1, missing, returned]) },
    { at: on(1, '11:00'), live: () => approveActs(scene, month, [0, 1, missing, returned]) },
    {
      at: on(1, '15:00'),
      live: async () => {
        batch = await collect(scene, month, [1, missing, returned])
      },
    },
    { at: on(2, '10:00'), live: () => release(scene, batch) },
    {
      at: on(3, '11:00'),
      live: () =>
        hearFromBank(
          scene,
          batch,
          new Map([
            [returned, CLOSED_ACCOUNT],
            [missing, ON_ITS_WAY],
          ]),
        ),
    },
    {
      at: on(3, '15:00'),
      live: async () => {
        await giveAccount(scene, providerAt(scene, 'returned'), 7_002n)
        await collect(scene, month, [0])
      },
    },
  ]
}

/** On its way: drafts, one signature, one approval. */
function planThirdMoney(scene: MonthStory, month: Temporal.PlainYearMonth): readonly Step[] {
  const on = daysOfMoney(scene, month)
  return [
    { at: on(0, '10:00'), live: scene.runPending },
    { at: on(0, '15:00'), live: () => signActs(scene, month, [0, 1]) },
    { at: on(1, '11:00'), live: () => approveActs(scene, month, [1]) },
  ]
}

/** The day before: a late sheet, a late quarrel, letters to the office, a look at all of it. */
function planEnd(scene: MonthStory): readonly Step[] {
  const { months, now, providers, runPending } = scene
  const yesterday = now.toPlainDate().subtract({ days: 1 })
  const lastMonth = months.at(-1)
  return [
    {
      at: at(yesterday, '03:30'),
      live: async () => {
        await runPending()
        await heedAbsences(scene)
      },
    },
    {
      at: at(yesterday, '15:00'),
      live: async () => {
        if (lastMonth !== undefined) await submitMonth(scene, lastMonth, providers)
        await disputeLate(scene)
        await writeToOffice(scene)
        await lookForFlags(scene)
        await takeBackOfGhost(scene)
      },
    },
  ]
}
