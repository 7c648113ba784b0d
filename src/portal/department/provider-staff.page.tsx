/** The people of a provider in the office: who may enter its cabinet, an invitation, the link that it makes. */
import { LANGUAGES, type Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { MomentText } from '../layout/date-text.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatMoment } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { LANGUAGE_NAMES } from '../layout/language-switch.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag, type TagColor } from '../layout/tag.tsx'
import { TextField } from '../layout/text-field.tsx'

export const MOST_NAME = 150

/** Somebody who was invited: `expired` never came in, and the link is over. */
type Member = {
  readonly id: bigint
  readonly fullName: string
  readonly since: Temporal.Instant
  readonly state: 'active' | 'invited' | 'expired' | 'blocked'
}

const COLORS = {
  active: 'success',
  invited: 'info',
  expired: 'warning',
  blocked: 'neutral',
} as const satisfies Record<Member['state'], TagColor>

type StaffProps = {
  language: Language
  staff: readonly Member[]
  /** Of the provider's file. */
  href: string
  mayInvite: boolean
  csrfToken: string
  requestId: string
}

export function ProviderStaffSection(props: StaffProps) {
  const { language, staff, href, mayInvite } = props
  const t = texts(language).departmentProviders.staff
  return (
    <>
      <Heading level={2} id="staff">
        {t.title}
      </Heading>
      {staff.length === 0 ? (
        <p class="kz-quiet">{t.none}</p>
      ) : (
        <>
          <p class="kz-quiet">{t.lead}</p>
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.columns.name },
              { header: t.columns.state },
              { header: t.columns.since, nowrap: true },
              ...(mayInvite ? [{ header: t.columns.link, nowrap: true }] : []),
            ]}
            rows={staff.map(one => [
              one.fullName,
              <Tag color={COLORS[one.state]}>{t.states[one.state]}</Tag>,
              <MomentText instant={one.since} language={language} />,
              ...(mayInvite ? [one.state === 'blocked' ? '–' : renewal(props, one)] : []),
            ])}
          />
        </>
      )}
      {mayInvite ? (
        <Actions>
          <ButtonLink href={`${href}/staff/new`} variant="secondary">
            {t.invite}
          </ButtonLink>
        </Actions>
      ) : null}
    </>
  )
}

function renewal(props: StaffProps, one: Member) {
  const t = texts(props.language).departmentProviders.staff
  return (
    <form method="post" action={`${props.href}/staff/${one.id}/link`}>
      <HiddenFields csrfToken={props.csrfToken} requestId={`${props.requestId}-${one.id}`} />
      <button type="submit" class="kz-link-button" aria-label={t.renewFor(one.fullName)}>
        {t.renew}
      </button>
    </form>
  )
}

export function InviteStaffPage(props: {
  frame: Frame
  providerName: string
  form: Form
  backHref: string
  csrfToken: string
  requestId: string
}) {
  const { form, frame } = props
  const { language } = frame
  const all = texts(language)
  const t = all.departmentProviders.staff
  return (
    <Shell frame={frame} title={t.formTitle} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['fullName', 'language']} />
        <div>
          <p class="kz-quiet">{props.providerName}</p>
          <Heading>{t.formTitle}</Heading>
        </div>
        <Lead>{t.formLead}</Lead>
        <form method="post" class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <TextField
            form={form}
            name="fullName"
            label={t.fullName}
            hint={t.fullNameHint}
            maxLength={MOST_NAME}
          />
          <RadioGroup
            form={form}
            name="language"
            label={t.language}
            options={LANGUAGES.map(value => ({
              value,
              label: LANGUAGE_NAMES[value].full,
            }))}
          />
          <Actions>
            <Button>{t.make}</Button>
            <ButtonLink href={props.backHref} variant="secondary">
              {all.department.iterations.cancel}
            </ButtonLink>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}

/** Shown as the answer to the form and never again. */
export function StaffLinkPage(props: {
  frame: Frame
  providerName: string
  fullName: string
  link: string
  until: Temporal.Instant
  backHref: string
}) {
  const { frame } = props
  const { language } = frame
  const t = texts(language).departmentProviders.staff
  return (
    <Shell frame={frame} title={t.readyTitle} noindex>
      <div class="kz-column kz-stack">
        <div>
          <p class="kz-quiet">{props.providerName}</p>
          <Heading>{t.readyTitle}</Heading>
        </div>
        <Lead>{t.ready(props.fullName)}</Lead>
        <div class="ds-field">
          <label class="ds-label" for="link">
            {t.link}
          </label>
          <textarea class="ds-input kz-link" id="link" rows={3} readonly>
            {props.link}
          </textarea>
        </div>
        <p>{t.until(formatMoment(props.until, language))}</p>
        <Notice language={language} kind="warning">
          {t.once}
        </Notice>
        <Actions>
          <ButtonLink href={props.backHref} variant="secondary">
            {t.back}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
