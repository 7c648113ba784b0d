/** A family says of one lesson that it was not as marked, and why. */
import type { FamilyLesson } from '../../../domain/attendance/find-family-lessons.ts'
import { textsOf } from '../../../locales/texts.ts'
import { markText } from '../../attendance/mark-text.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatDateWithWeekday } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { seenLessons } from './lessons.form.ts'

export function WrongLessonPage(props: {
  frame: Frame
  number: string
  lesson: FamilyLesson
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { frame, form, lesson } = props
  const { language } = frame
  const all = textsOf(language, 'club')
  const t = all.lessonAnswers
  const { present, absent } = all.attendance
  const root = `/${language}/cabinet/${props.number}/lessons`
  return (
    <Shell frame={frame} title={t.wrongTitle} mistaken={isMistaken(form)} noindex>
      <form class="kz-form kz-column kz-stack" method="post" action={`${root}/wrong`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <input type="hidden" name="enrolment" value={lesson.enrolmentId.toString()} />
        <input type="hidden" name="seen" value={seenLessons([lesson])} />
        <ErrorSummary form={form} order={['words']} />
        <Heading>{t.wrongTitle}</Heading>
        <Lead>
          {t.wrongLead(formatDateWithWeekday(lesson.day, language), markText(lesson, language))}
        </Lead>
        <p>{t.wrongText}</p>
        <TextField
          form={form}
          name="words"
          label={t.was(lesson.state === 'present' ? absent : present)}
          rows={3}
          maxLength={500}
        />
        <Actions>
          <Button>{t.send}</Button>
          <ButtonLink href={root} variant="tertiary">
            {t.back}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
