/** The journal's leaf of a letter: to how many and until when for everybody, its words under a salt. */
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { type Letter, letterSubject } from './letter.ts'

/** Part of sending. Whoever has the letter can prove what it said and that it was sent on that day. */
export async function keepLetter(
  tx: Tx,
  setting: Setting,
  letter: Pick<Letter, 'number' | 'territory' | 'texts' | 'asks' | 'answerBy'>,
  recipients: number,
  corrects?: string,
): Promise<void> {
  const { kk, ru } = letter.texts
  await appendToJournal(tx, setting, [
    {
      kind: 'letter.sent',
      facts: {
        letter: letter.number,
        territory: letter.territory,
        recipients,
        asks: letter.asks,
        ...(letter.answerBy === null ? {} : { lastDay: letter.answerBy.toString() }),
        ...(corrects === undefined ? {} : { corrects }),
      },
      privateFields: {
        ...(kk === undefined ? {} : { subjectKk: kk.subject, bodyKk: kk.body }),
        ...(ru === undefined ? {} : { subjectRu: ru.subject, bodyRu: ru.body }),
      },
      about: letterSubject(letter.number),
    },
  ])
}
