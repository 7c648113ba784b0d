/** Letters of the department: one that all must acknowledge (some are late), one answered, one corrected. */
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { acknowledgeLetter } from '../letters/acknowledge-letter.ts'
import { answerLetter, replyToProvider } from '../letters/answer-letter.ts'
import { correctLetter } from '../letters/correct-letter.ts'
import type { LetterTexts } from '../letters/letter.ts'
import { readLetter } from '../letters/read-letter.ts'
import { sendLetter } from '../letters/send-letter.ts'
import type { Setting } from '../territories/setting.ts'
import { selectHeads } from './demonstration-queries.ts'
import type { Town } from './town.ts'

/** Of 157: who acknowledged in time, and who opened the letter only. */
const ACKNOWLEDGED = 120
const OPENED = 12

const INSPECTION: LetterTexts = {
  kk: {
    subject: 'Өрт қауіпсіздігі құжаттарын жаңарту',
    body: 'Өрт қауіпсіздігі туралы қорытындының мерзімі биыл аяқталатын ұйымдар жаңасын тізбедегі файлына қосуы керек. Танысқаныңызды растаңыз.',
  },
  ru: {
    subject: 'Обновите документы о пожарной безопасности',
    body: 'Если срок заключения о пожарной безопасности истекает в этом году, приложите новое к делу в перечне. Подтвердите, что ознакомились.',
  },
}
const PLACES: LetterTexts = {
  kk: {
    subject: 'Бос орындар саны',
    body: 'Топтың сыйымдылығы мен қабылданған балалар саны арасындағы айырма жарияланған орындардан көп. Себебін жазыңыз.',
  },
}
const MEETING = (day: string): LetterTexts => ({
  kk: {
    subject: 'Меңгерушілердің жиналысы',
    body: `Ваучер бойынша жиналыс ${day}, сағат 15:00-де өтеді.`,
  },
  ru: {
    subject: 'Совещание заведующих',
    body: `Совещание по ваучерам: ${day}, 15:00.`,
  },
})

/** Kindergartens and their heads must be there already. */
export async function liveLetters(
  database: Database,
  story: Setting,
  { officer, territory }: Town,
): Promise<void> {
  const act = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(database, work)
  const today = story.clock.today()
  const heads = await selectHeads(database, territory, today)
  const all = { all: 'preschool' } as const
  const inspection = await act(tx =>
    sendLetter(tx, officer, story, {
      to: all,
      texts: INSPECTION,
      asks: 'acknowledgement',
      answerBy: today.add({ days: 5 }),
    }),
  )
  await act(async tx => {
    for (const head of heads.slice(0, ACKNOWLEDGED)) {
      await acknowledgeLetter(tx, head, story, inspection)
    }
    for (const head of heads.slice(ACKNOWLEDGED, ACKNOWLEDGED + OPENED)) {
      await readLetter(tx, head, story, inspection)
    }
  })
  const [first, second] = heads
  if (first === undefined || second === undefined) return
  for (const head of [first, second]) {
    const number = await act(tx =>
      sendLetter(tx, officer, story, {
        to: { providerId: head.providerId },
        texts: PLACES,
        asks: 'answer',
        answerBy: today.add({ days: 3 }),
      }),
    )
    if (head === second) continue
    const words = 'Бір топ жөндеуде, айдың соңында ашылады. Содан кейін орындарды жариялаймыз.'
    await act(tx => answerLetter(tx, head, story, { number, words }))
    const thanks = { number, providerId: head.providerId, words: 'Түсінікті, рақмет.' }
    await act(tx => replyToProvider(tx, officer, story, thanks))
  }
  const meeting = await act(tx =>
    sendLetter(tx, officer, story, {
      to: all,
      texts: MEETING(today.add({ days: 12 }).toString()),
      asks: 'nothing',
      answerBy: null,
    }),
  )
  await act(tx =>
    correctLetter(tx, officer, story, {
      number: meeting,
      texts: MEETING(today.add({ days: 13 }).toString()),
      asks: 'nothing',
      answerBy: null,
    }),
  )
}
