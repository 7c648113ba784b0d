/** The month after: kindergartens submit, families answer, quarrel or are silent, the office decides; some rate. */
import { answerLine } from '../attendance/answer-line.ts'
import { decideLine } from '../attendance/close-answer-time.ts'
import { answerDispute, decideDispute } from '../attendance/decide-dispute.ts'
import { submitSheet } from '../attendance/submit-sheet.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import { answerText } from '../ratings/answer-text.ts'
import { giveRating } from '../ratings/give-rating.ts'
import { hideText } from '../ratings/hide-text.ts'
import type { Scores } from '../ratings/rating.ts'
import {
  type StoryLine,
  selectGroupsToSubmit,
  selectStoryDisputes,
  selectStoryLines,
  selectStoryTexts,
} from './attending-queries.ts'
import { selectHeads } from './demonstration-queries.ts'
import { inStory, type MonthStory, providerAt, type Role, SILENT } from './month-story.ts'
import { guardianOf } from './town.ts'

const DISPUTED: readonly (Role | undefined)[] = [
  'conceded',
  'upheld',
  'dismissed',
  'unanswered',
  'contested',
]
/** Families for whom the tablet of the kindergarten answers. */
const OF_THE_TABLET = 6

export async function submitMonth(
  scene: MonthStory,
  month: Temporal.PlainYearMonth,
  providers: readonly bigint[],
): Promise<void> {
  const { database, story } = scene
  const heads = await selectHeads(database, scene.town.territory, story.clock.today())
  for (const { groupId, providerId } of await selectGroupsToSubmit(database, providers, month)) {
    const head = heads.find(one => one.providerId === providerId)
    if (head === undefined) continue
    const sheet = { groupId, month, unmarkedSeen: true }
    await inStory(scene, tx => submitSheet(tx, head, story, sheet))
  }
}

/** All that wait, in one evening: most say yes. */
export async function answerMonth(scene: MonthStory): Promise<void> {
  const { cast, database, providers, story } = scene
  const tablet = providerAt(scene, 'tablet')
  let byTablet = 0
  await inStory(scene, async tx => {
    for (const line of await selectStoryLines(database, providers, ['submitted'])) {
      const role = cast.roles.get(line.enrolmentId)
      if (SILENT.includes(role)) continue
      const isTablet = line.providerId === tablet && byTablet < OF_THE_TABLET
      if (isTablet) byTablet += 1
      await answerLine(tx, guardianOf(line), story, {
        lineId: line.id,
        seenDays: line.days,
        disputed: DISPUTED.includes(role) ? disputedDay(line) : [],
        from: {
          device: isTablet ? 'tablet of the kindergarten' : `phone ${line.guardianId}`,
          address: `address ${isTablet ? 'of the kindergarten' : line.guardianId}`,
        },
      })
    }
  })
}

/** A day on which the child was marked absent, else one on which it was marked present. */
function disputedDay({ days, month }: StoryLine) {
  const missed = days.search(/a/)
  const at = missed >= 0 ? missed : days.search(/p/)
  if (at < 0) return []
  const words =
    missed >= 0
      ? 'Балам бұл күні балабақшада болды.'
      : 'Бұл күні бала үйде болды, қателескенсіздер.'
  const claimed = missed >= 0 ? ('present' as const) : ('absent' as const)
  return [{ day: month.with({ day: at + 1 }), claimed, words }]
}

/** Somebody who was silent in time answers later, that one day was otherwise: open still when the story ends. */
export async function disputeLate(scene: MonthStory): Promise<void> {
  const { cast, database, providers, story } = scene
  const lines = await selectStoryLines(database, providers, ['unconfirmed', 'submitted'])
  const line = lines.findLast(
    one => !one.mustDecide && cast.roles.get(one.enrolmentId) === 'silent-too',
  )
  if (line === undefined) return
  const answer = { lineId: line.id, seenDays: line.days, disputed: disputedDay(line) }
  await inStory(scene, tx => answerLine(tx, guardianOf(line), story, answer))
}

/** The kindergarten agrees with one family, contradicts three and forgets the fifth. */
export async function answerDisputes(scene: MonthStory): Promise<void> {
  const { cast, database, story } = scene
  const heads = await selectHeads(database, scene.town.territory, story.clock.today())
  for (const dispute of await selectStoryDisputes(database, scene.providers, 'open')) {
    const role = cast.roles.get(dispute.enrolmentId)
    const head = heads.find(one => one.providerId === dispute.providerId)
    if (head === undefined || role === 'unanswered') continue
    const agrees = role === 'conceded'
    const words = agrees
      ? 'Рас, тәрбиеші қате белгілепті.'
      : 'Тәрбиешінің дәптерінде басқаша жазылған.'
    const answer = { disputeId: dispute.id, agrees, words }
    await inStory(scene, tx => answerDispute(tx, head, story, answer))
  }
}

/** The office decides two of the quarrels and two of the silences; the others wait for it. */
export async function decideMonth(scene: MonthStory): Promise<void> {
  const { cast, database, story } = scene
  for (const { id, enrolmentId } of await selectStoryDisputes(
    database,
    scene.providers,
    'contested',
  )) {
    const role = cast.roles.get(enrolmentId)
    if (role !== 'upheld' && role !== 'dismissed') continue
    const upheld = role === 'upheld'
    const words = upheld
      ? 'Ата-ана келтірген дәлел жеткілікті.'
      : 'Кіру журналында баланың келгені көрсетілмеген.'
    await inStory(scene, tx =>
      decideDispute(tx, scene.town.officer, story, { disputeId: id, upheld, words }),
    )
  }
  await decideSilence(scene, ['paid-by-officer', 'refused-by-officer'])
}

export async function decideSilence(scene: MonthStory, roles: readonly Role[]): Promise<void> {
  const { cast, database, providers, story } = scene
  for (const line of await selectStoryLines(database, providers, ['unconfirmed'])) {
    const role = cast.roles.get(line.enrolmentId)
    if (role === undefined || !roles.includes(role)) continue
    const pay = role === 'paid-by-officer'
    const words = pay
      ? 'Ата-анамен телефон арқылы сөйлестік: бала барған.'
      : 'Ата-ана табылмады, баланың барғаны расталмады.'
    await inStory(scene, tx =>
      decideLine(tx, scene.town.officer, story, { lineId: line.id, pay, words }),
    )
  }
}

const SAID = [
  'Тәрбиешілер мейірімді, балам қуана барады.',
  'Тамағы дәмді, бірақ ауласы тар.',
  'Директоры ұрлықшы, бәрі сондай.',
  'Топ бөлмесі жылы әрі таза, рақмет.',
  '',
  'Сабақтары қызықты, бірақ хабарлама кеш келеді.',
]
const SCORES: readonly Scores[] = [
  { care: 5, safety: 5, food: 4, premises: 4, openness: 5 },
  { care: 4, safety: 4, food: 5, premises: 2, openness: 4 },
  { care: 1, safety: 2, food: 1, premises: 2, openness: 1 },
]

/** Families that have confirmed a month; the office hides an insult, the kindergarten answers the first words. */
export async function rateKindergartens(scene: MonthStory): Promise<void> {
  const { database, providers, story } = scene
  const heads = await selectHeads(database, scene.town.territory, story.clock.today())
  const all = await selectStoryLines(database, providers.slice(1), ['confirmed', 'settled'])
  const lines = all.filter(line => line.answeredBy === 'guardian')
  for (const [providerId, own] of Map.groupBy(lines, line => line.providerId)) {
    const head = heads.find(one => one.providerId === providerId)
    if (head === undefined) continue
    const { bin } = (await getProviderOf(database, providerId)).provider
    for (const [place, words] of SAID.entries()) {
      const line = own[place]
      const scores = SCORES[words === SAID[2] ? 2 : place % 2]
      if (line === undefined || scores === undefined) break
      const rating = { number: line.application, bin, scores, words }
      await inStory(scene, tx => giveRating(tx, guardianOf(line), story, rating))
    }
    const [first, , insult] = await selectStoryTexts(database, providerId)
    const answer = 'Рақмет! Сіздерге де алғыс айтамыз.'
    if (first !== undefined) {
      await inStory(scene, tx => answerText(tx, head, story, { textId: first, words: answer }))
    }
    if (insult === undefined) continue
    const hiding = {
      textId: insult,
      reason: 'insult',
      words: 'Адамды дәлелсіз қорлауға болмайды.',
    } as const
    await inStory(scene, tx => hideText(tx, scene.town.officer, story, hiding))
  }
}
