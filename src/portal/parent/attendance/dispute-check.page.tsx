/** The days that a family does not agree with, once more before they are sent. */
import type { DisputedDay } from '../../../domain/attendance/answer-line.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button } from '../../layout/button.tsx'
import { formatDateWithWeekday } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import type { TellableMonth } from './day-words.ts'
import { wordsField } from './dispute.form.ts'

export function DisputeCheckPage(props: {
  frame: Frame
  root: string
  shown: TellableMonth
  disputed: readonly DisputedDay[]
  csrfToken: string
  requestId: string
}) {
  const { frame, root, disputed } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance
  const { line } = props.shown
  return (
    <Shell frame={frame} title={t.dispute.checkTitle} noindex>
      <form class="kz-form kz-column" method="post" action={`${root}/wrong`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <input type="hidden" name="line" value={line.id.toString()} />
        <input type="hidden" name="seen" value={line.days} />
        {disputed.map(({ day, words }) => (
          <>
            <input type="hidden" name="days" value={day.day} />
            <input type="hidden" name={wordsField(day.day)} value={words} />
          </>
        ))}
        <Heading>{t.dispute.checkTitle}</Heading>
        <SummaryList
          language={language}
          rows={disputed.map(({ day, claimed, words }) => ({
            question: formatDateWithWeekday(day, language),
            answer: t.family.youSaid(t[claimed], words),
          }))}
        />
        <p>{t.dispute.checkText}</p>
        <Actions>
          <Button name="what" value="send">
            {t.dispute.send}
          </Button>
          <Button name="what" value="change" variant="secondary">
            {t.dispute.change}
          </Button>
        </Actions>
      </form>
    </Shell>
  )
}
