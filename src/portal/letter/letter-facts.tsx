/** What both sides see of a letter beside its words: what it asks for and until when, which letter corrects which. */
import type { Language } from '../../base/language.ts'
import type { Letter } from '../../domain/letters/letter.ts'
import { texts } from '../../locales/texts.ts'
import { MomentText } from '../layout/date-text.tsx'
import { formatDate } from '../layout/format.ts'
import { Notice } from '../layout/notice.tsx'

/** The letter that stands in its place, the one in whose place it stands. */
export function Corrections(props: {
  letter: Pick<Letter, 'corrects' | 'correctedBy'>
  language: Language
  root: string
}) {
  const t = texts(props.language).letters.one
  const { corrects, correctedBy } = props.letter
  const link = (number: string) => (
    <a class="ds-link" href={`${props.root}/${number}`}>
      {number}
    </a>
  )
  return (
    <>
      {correctedBy === null ? null : (
        <Notice language={props.language} kind="warning">
          {t.correctedBy} {link(correctedBy)}
        </Notice>
      )}
      {corrects === null ? null : (
        <Notice language={props.language} kind="info">
          {t.corrects} {link(corrects)}
        </Notice>
      )}
    </>
  )
}

/** @param asked what the letter asks for, as it is put to this reader */
export function summaryRows(
  letter: Letter,
  language: Language,
  asked: { readonly question: string; readonly answer: string },
) {
  const all = texts(language).letters
  const { asks, answerBy } = letter
  return [
    {
      question: all.columns.sent,
      answer: <MomentText instant={letter.sentAt} language={language} />,
    },
    asked,
    ...(asks === 'nothing'
      ? []
      : [
          {
            question: all.columns.due,
            answer:
              answerBy === null ? all.one.noDay : all.one.until(formatDate(answerBy, language)),
          },
        ]),
  ]
}
