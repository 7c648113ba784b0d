/** Some days are wrong: which, and why in a few words; the field of words opens with its day. */
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { FieldError } from '../../layout/field-frame.tsx'
import { type Form, fieldValues, isMistaken } from '../../layout/form.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { claimOf, dayName, dayWords, type TellableMonth } from './day-words.ts'
import { wordsField } from './dispute.form.ts'

export function DisputePage(props: {
  frame: Frame
  /** Of the month, in the reader's language. */
  root: string
  shown: TellableMonth
  form: Form
  csrfToken: string
}) {
  const { frame, shown, form, root } = props
  const { language, programme } = frame
  const { dispute, present, absent } = textsOf(language, programme).attendance
  const { line } = shown
  const days = [...line.days].flatMap((_, index) => {
    const claimed = claimOf(line.days, index + 1)
    return claimed === undefined ? [] : [{ day: index + 1, claimed }]
  })
  // What is missed is disputed most: it stands first.
  const ordered = [
    ...days.filter(one => one.claimed === 'present'),
    ...days.filter(one => one.claimed === 'absent'),
  ]
  const chosen = fieldValues(form, 'days')
  return (
    <Shell frame={frame} title={dispute.title} mistaken={isMistaken(form)} noindex>
      <form class="kz-form kz-column" method="post" action={`${root}/wrong`}>
        <HiddenFields csrfToken={props.csrfToken} />
        <input type="hidden" name="line" value={line.id.toString()} />
        <input type="hidden" name="seen" value={line.days} />
        <ErrorSummary form={form} />
        <Heading>{dispute.title}</Heading>
        <Lead>{dispute.lead}</Lead>
        <fieldset
          class="ds-fieldset"
          aria-describedby={form.errors.days === undefined ? undefined : 'days-error'}
        >
          <legend class="ds-label">{dispute.days}</legend>
          <FieldError form={form} name="days" label={dispute.days} />
          <div class="kz-dispute-days">
            {ordered.map(({ day, claimed }, index) => (
              <div class="kz-dispute-day">
                <div class="ds-field">
                  <input
                    type="checkbox"
                    class="ds-input"
                    id={index === 0 ? 'days' : `days-${day}`}
                    name="days"
                    value={day}
                    checked={chosen.includes(String(day))}
                  />
                  <label class="ds-label" for={index === 0 ? 'days' : `days-${day}`}>
                    {dispute.day(
                      dayName(shown, day, language),
                      dayWords(shown, day, language, programme),
                    )}
                  </label>
                </div>
                <div class="kz-dispute-words">
                  <TextField
                    form={form}
                    name={wordsField(day)}
                    label={dispute.was(claimed === 'present' ? present : absent)}
                    rows={2}
                    maxLength={500}
                  />
                </div>
              </div>
            ))}
          </div>
        </fieldset>
        <Actions>
          <Button name="what" value="check">
            {dispute.next}
          </Button>
          <ButtonLink href={root} variant="tertiary">
            {textsOf(language, programme).apply.back}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
