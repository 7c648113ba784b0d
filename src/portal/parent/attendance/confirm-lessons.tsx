/** The button that confirms a week of lessons, or one: with the marks that were shown. */
import type { FamilyLesson } from '../../../domain/attendance/find-family-lessons.ts'
import { Button } from '../../layout/button.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import type { Frame } from '../../layout/shell.tsx'
import { seenLessons } from './lessons.form.ts'

export function ConfirmForm(props: {
  frame: Frame
  number: string
  csrfToken: string
  requestIdOf: () => string
  seen: readonly FamilyLesson[]
  text: string
  about?: string
  quiet?: boolean
}) {
  const { seen, frame, number } = props
  return (
    <form method="post" action={`/${frame.language}/cabinet/${number}/lessons`}>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
      <input type="hidden" name="enrolment" value={seen[0]?.enrolmentId.toString() ?? ''} />
      <input type="hidden" name="seen" value={seenLessons(seen)} />
      <Button variant={props.quiet === true ? 'secondary' : 'primary'}>
        {props.text}
        {props.about === undefined ? null : <span class="ds-sr-only">: {props.about}</span>}
      </Button>
    </form>
  )
}
