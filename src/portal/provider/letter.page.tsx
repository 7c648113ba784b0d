/** One letter on the desk of a kindergarten: read it, take note by one tap, answer. */

import { MOST_REPLY, subjectFor } from '../../domain/letters/letter.ts'
import type { OpenedLetter } from '../../domain/letters/read-letter.ts'
import { texts } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { Details } from '../layout/details.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatMoment } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { TextField } from '../layout/text-field.tsx'
import { Corrections, summaryRows } from '../letter/letter-facts.tsx'
import { LetterText, Thread } from '../letter/letter-text.tsx'

type OwnLetterProps = {
  frame: Frame
  opened: OpenedLetter
  providerName: string
  done: 'acknowledgedDone' | 'answeredDone' | undefined
  form: Form
  csrfToken: string
  requestId: string
}

export function OwnLetterPage(props: OwnLetterProps) {
  const { frame, opened, form } = props
  const { letter, replies } = opened
  const { language } = frame
  const all = texts(language).letters
  const root = `/${language}/provider/letters`
  const subject = subjectFor(letter.texts, language)
  return (
    <Shell frame={frame} title={subject} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['words']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: root, text: all.desk.title }, { text: letter.number }]}
        />
        <Heading>{subject}</Heading>
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {all.desk[props.done]}
          </Notice>
        )}
        <Corrections letter={letter} language={language} root={root} />
        <LetterText texts={letter.texts} language={language} />
        <SummaryList
          language={language}
          rows={summaryRows(letter, language, {
            question: all.desk.asked,
            answer: all.desk.asks[letter.asks],
          })}
        />
        <Acknowledgement {...props} />
        <Thread replies={replies} providerName={props.providerName} language={language} />
        <Answer {...props} />
      </div>
    </Shell>
  )
}

/** Nothing where it is not asked for, or where a newer letter stands in place of this one. */
function Acknowledgement(props: OwnLetterProps) {
  const { letter, own } = props.opened
  const { language } = props.frame
  const t = texts(language).letters.desk
  if (letter.asks !== 'acknowledgement') return null
  if (own.acknowledgedAt !== null) {
    return <p>{t.acknowledged(formatMoment(own.acknowledgedAt, language))}</p>
  }
  if (letter.correctedBy !== null) return null
  return (
    <form
      method="post"
      action={`/${language}/provider/letters/${letter.number}/acknowledge`}
      class="kz-wish kz-wish-strong"
    >
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <p>{t.acknowledgeText}</p>
      <Actions>
        <Button>{t.acknowledge}</Button>
      </Actions>
    </form>
  )
}

function Answer(props: OwnLetterProps) {
  const { letter, own } = props.opened
  const { language } = props.frame
  const t = texts(language).letters
  const isAsked = letter.asks === 'answer' && !own.answered && letter.correctedBy === null
  const form = (
    <form
      method="post"
      action={`/${language}/provider/letters/${letter.number}`}
      class="kz-form"
      novalidate
    >
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <TextField
        form={props.form}
        name="words"
        label={t.thread.words}
        hint={t.desk.personal}
        rows={5}
        maxLength={MOST_REPLY}
      />
      <Actions>
        <Button variant={isAsked ? 'primary' : 'secondary'}>{t.thread.send}</Button>
      </Actions>
    </form>
  )
  if (!isAsked) {
    return (
      <Details summary={t.desk.answer} open={isMistaken(props.form)}>
        {form}
      </Details>
    )
  }
  return (
    <div class="kz-wish kz-wish-strong">
      <p>{t.desk.answerAsked}</p>
      {form}
    </div>
  )
}
