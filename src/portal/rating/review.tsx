/** What one family wrote, with its month and the answer beneath; hidden words with the reason instead. Pure. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import type { PublishedText } from '../../domain/ratings/published-text.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { formatMonth } from '../layout/format.ts'

/** A family writes in the language it likes: nobody knows which, so none is named. */
export function Words({ words }: { words: string }) {
  return (
    <>
      {words.split(/\n+/).map(paragraph => (
        <p>{paragraph}</p>
      ))}
    </>
  )
}

export function Answer({
  answer,
  language,
  programme,
}: {
  answer: string
  language: Language
  programme: Programme
}) {
  return (
    <div class="kz-review-answer">
      <p class="kz-small">
        <strong>{textsOf(language, programme).ratings.answer}</strong>
      </p>
      <Words words={answer} />
    </div>
  )
}

export function MonthText({ month, language }: { month: Temporal.PlainDate; language: Language }) {
  return (
    <time datetime={month.toPlainYearMonth().toString()}>
      {formatMonth(month.toPlainYearMonth(), language)}
    </time>
  )
}

export function Review(props: {
  text: PublishedText
  language: Language
  programme: Programme
  children?: ComponentChildren
}) {
  const { text, language, programme } = props
  const t = textsOf(language, programme).ratings
  const { content } = text
  return (
    <li class="kz-review">
      <p class="kz-quiet kz-small">
        <MonthText month={text.month} language={language} />
      </p>
      {content.kind === 'hidden' ? (
        <p class="kz-quiet">
          {t.hidden(t.reasons[content.reason])} {t.hiddenCounts}
        </p>
      ) : (
        <Words words={content.words} />
      )}
      {content.kind === 'hidden' || content.answer === null ? null : (
        <Answer answer={content.answer} language={language} programme={programme} />
      )}
      {props.children}
    </li>
  )
}
