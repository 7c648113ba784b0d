/** A letter as both sides see it: its words in the reader's language, the other language below, the thread. */
import type { Language } from '../../base/language.ts'
import type { LetterReply } from '../../domain/letters/find-letters.ts'
import { type LetterTexts, textsFor } from '../../domain/letters/letter.ts'
import { texts } from '../../locales/texts.ts'
import { MomentText } from '../layout/date-text.tsx'
import { Details } from '../layout/details.tsx'
import { Heading } from '../layout/heading.tsx'

export function LetterText(props: { texts: LetterTexts; language: Language }) {
  const [first, second] = textsFor(props.texts, props.language)
  const t = texts(props.language).letters.one
  return (
    <>
      {first === undefined ? null : <Words body={first.body} language={first.language} />}
      {second === undefined ? null : (
        <Details summary={t.otherLanguage[second.language]}>
          <p lang={second.language}>
            <strong>{second.subject}</strong>
          </p>
          <Words body={second.body} language={second.language} />
        </Details>
      )}
    </>
  )
}

function Words(props: { body: string; language: 'kk' | 'ru' }) {
  return (
    <div class="kz-letter kz-column" lang={props.language}>
      <Paragraphs text={props.body} />
    </div>
  )
}

/** Lines as they were typed, without empty ones. */
function Paragraphs(props: { text: string }) {
  return (
    <>
      {props.text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(line => (
          <p>{line}</p>
        ))}
    </>
  )
}

/** @param providerName how the kindergarten's own part is headed */
export function Thread(props: {
  replies: readonly LetterReply[]
  providerName: string
  language: Language
}) {
  const t = texts(props.language).letters.thread
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      {props.replies.length === 0 ? <p class="kz-quiet">{t.none}</p> : null}
      {props.replies.length === 0 ? null : (
        <ol class="kz-wishes kz-thread">
          {props.replies.map(reply => (
            <li class={reply.byProvider ? 'kz-wish' : 'kz-wish kz-wish-strong'}>
              <p class="kz-quiet kz-small">
                <strong>{reply.byProvider ? props.providerName : t.department}</strong>,{' '}
                {reply.author}, <MomentText instant={reply.writtenAt} language={props.language} />
              </p>
              <Paragraphs text={reply.words} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
