/** The forms of a timetable: a lesson of every week, its end, a single day, taking that back. */
import type { OwnTimetable } from '../../domain/lessons/find-own-timetable.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import type { Form } from '../layout/form.ts'
import { formatDayOfWeek } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { SelectField } from '../layout/select-field.tsx'
import type { Frame } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { hourText } from './lesson-hour.ts'

export type TimetableProps = {
  frame: Frame
  timetable: OwnTimetable
  month: Temporal.PlainYearMonth
  saved: boolean
  addForm: Form
  endForm: Form
  changeForm: Form
  csrfToken: string
  requestId: string
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

export function AddSlotForm(props: TimetableProps) {
  const { language } = props.frame
  const t = texts(language).timetable
  const form = props.addForm
  return (
    <form method="post" class="kz-form" novalidate id="add">
      <Heading level={2}>{t.add}</Heading>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="add" />
      <SelectField
        form={form}
        name="weekday"
        label={t.weekday}
        options={WEEKDAYS.map(day => ({
          value: String(day),
          label: formatDayOfWeek(day, language),
        }))}
      />
      <HourFields {...props} form={form} prefix="" />
      <TextField form={form} name="validFrom" label={t.validFrom} kind="date" width="medium" />
      <Actions>
        <Button>{t.addButton}</Button>
      </Actions>
    </form>
  )
}

function HourFields({
  frame,
  timetable,
  form,
  prefix,
}: TimetableProps & { form: Form; prefix: '' | 'held-' }) {
  const t = texts(frame.language).timetable
  const options = (all: readonly { id: bigint; name: string; open: boolean }[]) =>
    all.filter(one => one.open).map(one => ({ value: one.id.toString(), label: one.name }))
  return (
    <>
      <TextField
        form={form}
        name={`${prefix}startsAt`}
        label={t.startsAt}
        hint="16:00"
        width="short"
        maxLength={5}
      />
      <TextField
        form={form}
        name={`${prefix}endsAt`}
        label={t.endsAt}
        hint="17:30"
        width="short"
        maxLength={5}
      />
      <SelectField
        form={form}
        name={`${prefix}room`}
        label={t.room}
        options={options(timetable.rooms)}
      />
      <SelectField
        form={form}
        name={`${prefix}coach`}
        label={t.coach}
        options={options(timetable.coaches)}
      />
    </>
  )
}

export function EndSlotForm(props: TimetableProps) {
  const { language } = props.frame
  const t = texts(language).timetable
  const form = props.endForm
  return (
    <form method="post" class="kz-form" novalidate id="end">
      <Heading level={2}>{t.end}</Heading>
      <p>{t.endLead}</p>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="end" />
      <SelectField
        form={form}
        name="slot"
        label={t.slot}
        options={props.timetable.slots.map(slot => ({
          value: slot.id.toString(),
          label: `${formatDayOfWeek(slot.weekday, language)}, ${hourText(slot)}`,
        }))}
      />
      <TextField form={form} name="lastDay" label={t.lastDay} kind="date" width="medium" />
      <Actions>
        <Button variant="secondary">{t.endButton}</Button>
      </Actions>
    </form>
  )
}

export function ChangeForm(props: TimetableProps) {
  const { language } = props.frame
  const t = texts(language).timetable
  const form = props.changeForm
  return (
    <form method="post" class="kz-form" novalidate id="change">
      <Heading level={2}>{t.change}</Heading>
      <p>{t.changeLead}</p>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="change" />
      <TextField form={form} name="day" label={t.day} kind="date" width="medium" />
      <RadioGroup
        form={form}
        name="kind"
        label={t.kind}
        options={[
          { value: 'cancelled', label: t.cancelled },
          { value: 'held', label: t.held },
        ]}
      />
      <fieldset class="kz-form">
        <legend class="ds-label">{t.held}</legend>
        <HourFields {...props} form={form} prefix="held-" />
      </fieldset>
      <TextField form={form} name="words" label={t.words} maxLength={500} />
      <Actions>
        <Button variant="secondary">{t.changeButton}</Button>
      </Actions>
    </form>
  )
}

export function TakeBackButton(props: TimetableProps & { day: Temporal.PlainDate }) {
  return (
    <form method="post">
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="take-back" />
      <input type="hidden" name="day" value={props.day.toString()} />
      <Button variant="tertiary">{texts(props.frame.language).timetable.takeBack}</Button>
    </form>
  )
}
