/** One kindergarten's part of a letter: what it wrote, what the department says to it. */
import type { LetterReply } from '../../domain/letters/find-letters.ts'
import { type Letter, MOST_REPLY, subjectFor } from '../../domain/letters/letter.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { LetterText, Thread } from '../letter/letter-text.tsx'

export function LetterThreadPage(props: {
  frame: Frame
  letter: Letter
  providerName: string
  replies: readonly LetterReply[]
  sent: boolean
  mayReply: boolean
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { frame, letter, form } = props
  const { language, programme } = frame
  const all = textsOf(language, programme).letters
  const t = all.thread
  const root = `/${language}/department/letters`
  const subject = subjectFor(letter.texts, language)
  return (
    <Shell
      frame={frame}
      title={`${props.providerName}: ${subject}`}
      mistaken={isMistaken(form)}
      noindex
    >
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['words']} />
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: root, text: all.title },
            { href: `${root}/${letter.number}`, text: letter.number },
            { text: props.providerName },
          ]}
        />
        <div>
          <p class="kz-quiet">{props.providerName}</p>
          <Heading>{subject}</Heading>
        </div>
        {props.sent ? (
          <Notice language={language} kind="success" live>
            {t.sent}
          </Notice>
        ) : null}
        <LetterText texts={letter.texts} language={language} />
        <Thread replies={props.replies} providerName={props.providerName} language={language} />
        {props.mayReply ? (
          <form method="post" class="kz-form" novalidate>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <TextField
              form={form}
              name="words"
              label={t.reply}
              hint={all.form.personal}
              rows={5}
              maxLength={MOST_REPLY}
            />
            <Actions>
              <Button>{t.send}</Button>
            </Actions>
          </form>
        ) : null}
      </div>
    </Shell>
  )
}
