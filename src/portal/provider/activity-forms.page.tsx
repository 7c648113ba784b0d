/** The forms of a club's programme: a group, a room, a coach with the papers. */
import type { ComponentChildren } from 'preact'
import { COACH_EVIDENCE_KINDS } from '../../domain/activities/activity.ts'
import { GROUP_LANGUAGES } from '../../domain/activities/activity-words.ts'
import type { CoachFile } from '../../domain/activities/find-activities.ts'
import { DIRECTIONS, GROUP_KINDS } from '../../domain/providers/provider.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { PaperTable } from './paper-table.tsx'

type FormsProps = {
  frame: Frame
  form: Form
  /** Which of the page's forms the mistakes are of. */
  mistakenIn?: string | undefined
  backHref: string
  csrfToken: string
  requestIdOf: () => string
}

const EMPTY = { values: {}, errors: {} }

/** The form that came back keeps what was typed; the others of the page are fresh. */
function formOf(props: FormsProps, what: string, fresh: Form['values'] = {}): Form {
  const { form } = props
  const own = props.mistakenIn === undefined || props.mistakenIn === what
  const isBack = own && isMistaken(form)
  return isBack ? form : { ...EMPTY, language: form.language, values: fresh }
}

export function ActivityFormPage(props: FormsProps & { isNew: boolean }) {
  const { form } = props
  const all = texts(form.language)
  const t = all.activities
  const words = all.publicReading.providers
  const digits = (name: 'from' | 'to' | 'planned' | 'capacity', hint?: string) => (
    <TextField
      form={form}
      name={name}
      label={t[name]}
      {...(hint === undefined ? {} : { hint })}
      kind="digits"
      width="short"
      maxLength={4}
    />
  )
  return (
    <FormPage
      {...props}
      title={props.isNew ? t.addGroup : t.changeGroup}
      order={['name', 'direction', 'from', 'to', 'language', 'kind', 'planned', 'capacity']}
    >
      <PostForm {...props} save={t.save}>
        <TextField form={form} name="name" label={t.group} maxLength={100} />
        <RadioGroup
          form={form}
          name="direction"
          label={t.direction}
          options={DIRECTIONS.map(value => ({ value, label: t.directions[value] }))}
        />
        {digits('from')}
        {digits('to')}
        <SelectField
          form={form}
          name="language"
          label={t.language}
          options={GROUP_LANGUAGES.map(value => ({
            value,
            label: words.languages[value] ?? value,
          }))}
        />
        <RadioGroup
          form={form}
          name="kind"
          label={t.kind}
          options={GROUP_KINDS.map(value => ({ value, label: words.kinds[value] ?? value }))}
        />
        {digits('planned', t.plannedHint)}
        {digits('capacity')}
      </PostForm>
    </FormPage>
  )
}

export function RoomFormPage(props: FormsProps & { isNew: boolean }) {
  const t = texts(props.form.language).activities
  const form = { ...props.form }
  const closing = formOf(props, 'close')
  return (
    <FormPage
      {...props}
      title={props.isNew ? t.addRoom : t.changeRoom}
      order={['name', 'capacity', 'closedOn']}
    >
      <PostForm {...props} save={t.save} what="keep">
        <TextField form={form} name="name" label={t.room} maxLength={100} />
        <TextField
          form={form}
          name="capacity"
          label={t.capacity}
          kind="digits"
          width="short"
          maxLength={5}
        />
      </PostForm>
      {props.isNew ? null : (
        <>
          <Heading level={2}>{t.closeRoom}</Heading>
          <PostForm {...props} save={t.closeRoom} what="close" secondary>
            <TextField
              form={closing}
              name="closedOn"
              label={t.closedOn}
              kind="date"
              width="medium"
            />
          </PostForm>
        </>
      )}
    </FormPage>
  )
}

export function NewCoachPage(props: FormsProps) {
  const { form } = props
  const t = texts(form.language).activities
  return (
    <FormPage {...props} title={t.addCoach} order={['fullName', 'startedOn']}>
      <PostForm {...props} save={t.save}>
        <TextField form={form} name="fullName" label={t.fullName} maxLength={200} />
        <TextField form={form} name="startedOn" label={t.startedOn} kind="date" width="medium" />
      </PostForm>
    </FormPage>
  )
}

export function CoachPage(props: FormsProps & { coach: CoachFile; done: boolean }) {
  const { coach } = props
  const { language } = props.form
  const t = texts(language).activities
  const leaving = formOf(props, 'leave')
  return (
    <FormPage
      {...props}
      title={coach.fullName}
      order={['kind', 'reference', 'issuedOn', 'validTo', 'leftOn']}
    >
      {props.done ? (
        <Notice language={language} kind="success" live>
          {t.saved}
        </Notice>
      ) : null}
      <PaperTable coach={coach} language={language} />
      {coach.leftOn !== null ? null : (
        <>
          <Heading level={2}>{t.enter}</Heading>
          <p class="kz-column">{t.enterLead}</p>
          <PostForm {...props} save={t.enter} what="paper">
            <PaperFields form={formOf(props, 'paper')} dayField="issuedOn" />
          </PostForm>
          <Heading level={2}>{t.leave}</Heading>
          <PostForm {...props} save={t.leave} what="leave" secondary>
            <TextField form={leaving} name="leftOn" label={t.leftOn} kind="date" width="medium" />
          </PostForm>
        </>
      )}
    </FormPage>
  )
}

export function PaperFields(props: { form: Form; dayField: 'issuedOn' | 'checkedOn' }) {
  const { form, dayField } = props
  const t = texts(form.language).activities
  return (
    <>
      <SelectField
        form={form}
        name="kind"
        label={t.paper}
        options={COACH_EVIDENCE_KINDS.map(value => ({ value, label: t.papers[value] }))}
      />
      <TextField form={form} name="reference" label={t.reference} maxLength={300} />
      <TextField form={form} name={dayField} label={t[dayField]} kind="date" width="medium" />
      <TextField
        form={form}
        name="validTo"
        label={t.validTo}
        hint={t.validToHint}
        kind="date"
        width="medium"
        optional
      />
    </>
  )
}

/** `what` tells the page's forms apart. */
export function PostForm(
  props: Pick<FormsProps, 'csrfToken' | 'requestIdOf'> & {
    save: string
    what?: string
    secondary?: boolean
    children: ComponentChildren
  },
) {
  return (
    <form method="post" class="kz-form" novalidate>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
      {props.what === undefined ? null : <input type="hidden" name="what" value={props.what} />}
      {props.children}
      <Actions>
        <Button {...(props.secondary === true ? { variant: 'secondary' } : {})}>
          {props.save}
        </Button>
      </Actions>
    </form>
  )
}

function FormPage(
  props: FormsProps & { title: string; order: readonly string[]; children: ComponentChildren },
) {
  const { form } = props
  return (
    <Shell frame={props.frame} title={props.title} mistaken={isMistaken(form)} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={props.order} />
        <Heading>{props.title}</Heading>
        {props.children}
        <p>
          <a class="ds-link" href={props.backHref}>
            {texts(form.language).activities.back}
          </a>
        </p>
      </div>
    </Shell>
  )
}
