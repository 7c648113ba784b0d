/** The form by which an officer takes days of a confirmed month back: which days, and why. Pure. */
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'
import type { LookedAtLine } from '../../domain/attendance/find-office.ts'
import { isPayable } from '../../domain/attendance/month-days.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { CheckboxGroup } from '../layout/choice-group.tsx'
import { Details } from '../layout/details.tsx'
import type { Form } from '../layout/form.ts'
import { formatDateWithWeekday } from '../layout/format.ts'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import type { Frame } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { TAKE_BACK } from './attendance-line.form.ts'

export function TakeBack(view: {
  frame: Frame
  line: LookedAtLine['line']
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { frame, line, form } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).departmentAttendance
  const days = [...line.days].flatMap((letter, index) =>
    isPayable(letter) ? [line.month.with({ day: index + 1 })] : [],
  )
  if (days.length === 0) return null
  const mistaken = [TAKE_BACK.days, TAKE_BACK.words].some(name => form.errors[name] !== undefined)
  return (
    <Details summary={t.takeBack} open={mistaken}>
      <form method="post" class="kz-form" novalidate>
        <HiddenFields csrfToken={view.csrfToken} requestId={`${view.requestId}-back`} />
        <input type="hidden" name="what" value="back" />
        <p>{t.takeBackText}</p>
        <CheckboxGroup
          form={form}
          name={TAKE_BACK.days}
          label={t.takeBackDays}
          options={days.map(day => ({
            value: String(day.day),
            label: formatDateWithWeekday(day, language),
          }))}
        />
        <TextField
          form={form}
          name={TAKE_BACK.words}
          label={t.words}
          hint={t.wordsHint}
          rows={4}
          maxLength={MOST_REASON_WORDS}
        />
        <Actions>
          <Button>{t.takeBackNow}</Button>
        </Actions>
      </form>
    </Details>
  )
}
