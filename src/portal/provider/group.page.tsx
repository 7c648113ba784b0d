/** One group: its open places, publishing more, taking back. */
import type { Departure, GroupOccupancy, PlaceRow } from '../../domain/places/find-places.ts'
import { ADMISSIONS, possibleMore, WITHDRAWAL_REASONS } from '../../domain/places/place.ts'
import { texts } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { CheckboxGroup, RadioGroup } from '../layout/choice-group.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'

export type GroupPageProps = {
  frame: Frame
  group: GroupOccupancy
  places: readonly PlaceRow[]
  csrfToken: string
  requestId: string
  publishForm: Form
  withdrawForm: Form
  leavingForm: Form
  departures: readonly Departure[]
  saved: {
    readonly published?: number
    readonly withdrawn?: boolean
    readonly leaving?: boolean
  }
}

export function GroupPage(props: GroupPageProps) {
  const { frame, group, places, saved } = props
  const { language } = frame
  const all = texts(language)
  const t = all.providerPlaces
  const count = (value: number) => formatCount(value, language)
  return (
    <Shell frame={frame} title={group.name} noindex>
      <div class="kz-stack">
        <ErrorSummary
          form={props.publishForm}
          order={['admission', 'count', 'startsOn', 'lastDay', 'restriction']}
        />
        <ErrorSummary form={props.withdrawForm} order={['places', 'reason']} />
        <ErrorSummary form={props.leavingForm} order={['leavingCount', 'leavingDay']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/provider`, text: t.title }, { text: group.name }]}
        />
        <Heading>
          {group.name}, {all.publicQueue.cohort(group.cohort)}
        </Heading>
        {saved.published === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.published(count(saved.published))}
          </Notice>
        )}
        {saved.leaving === true ? (
          <Notice language={language} kind="success" live>
            {t.leavingDone}
          </Notice>
        ) : null}
        {saved.withdrawn === true ? (
          <Notice language={language} kind="success" live>
            {t.taken}
          </Notice>
        ) : null}
        <StatCards
          stats={[
            { label: t.capacity, value: count(group.capacity) },
            { label: t.enrolled, value: count(group.enrolled - group.away) },
            { label: t.open, value: count(group.openNow) },
            { label: t.waiting, value: count(group.waiting) },
          ]}
        />
        <Heading level={2}>{t.places}</Heading>
        {places.length === 0 ? (
          <EmptyState title={t.noPlaces}>{t.noPlacesText}</EmptyState>
        ) : (
          <PlaceTable {...props} />
        )}
        <PublishForm {...props} />
        <LeavingForm {...props} />
        {places.some(place => place.state === 'published') ? <WithdrawForm {...props} /> : null}
      </div>
    </Shell>
  )
}

function PlaceTable({ frame, places }: GroupPageProps) {
  const { language } = frame
  const t = texts(language).providerPlaces
  return (
    <Table
      caption={t.places}
      captionHidden
      columns={[
        { header: t.place, nowrap: true },
        { header: t.admission },
        { header: t.starts, nowrap: true },
        { header: t.lastDay, nowrap: true },
        { header: t.state },
      ]}
      rows={places.map(place => [
        `№ ${place.id}`,
        place.restriction === null
          ? t.admissions[place.admission].label
          : `${t.admissions[place.admission].label}; ${place.restriction}`,
        formatDate(place.startsOn, language),
        place.lastDay === null ? '–' : formatDate(place.lastDay, language),
        t.states[place.state] ?? place.state,
      ])}
    />
  )
}

function PublishForm(props: GroupPageProps) {
  const { language } = props.frame
  const t = texts(language).providerPlaces
  const form = props.publishForm
  const most = (admission: (typeof ADMISSIONS)[number]) =>
    t.countHint(formatCount(possibleMore(props.group, admission), language))
  return (
    <form method="post" class="kz-form" novalidate id="publish">
      <Heading level={2}>{t.publish}</Heading>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="publish" />
      <RadioGroup
        form={form}
        name="admission"
        label={t.admission}
        options={ADMISSIONS.map(admission => ({
          value: admission,
          label: t.admissions[admission].label,
          hint: `${t.admissions[admission].hint} ${most(admission)}`,
        }))}
      />
      <TextField
        form={form}
        name="count"
        label={t.count}
        kind="digits"
        width="short"
        maxLength={3}
      />
      <TextField form={form} name="startsOn" label={t.startsOn} kind="date" width="medium" />
      <TextField
        form={form}
        name="lastDay"
        label={t.lastDay}
        hint={t.lastDayHint}
        kind="date"
        width="medium"
        optional
      />
      <TextField
        form={form}
        name="restriction"
        label={t.restriction}
        hint={t.restrictionHint}
        maxLength={200}
        optional
      />
      <Actions>
        <Button>{t.publishNow}</Button>
      </Actions>
    </form>
  )
}

function LeavingForm(props: GroupPageProps) {
  const { language } = props.frame
  const t = texts(language).providerPlaces
  const form = props.leavingForm
  return (
    <form method="post" class="kz-form" novalidate id="leaving">
      <Heading level={2}>{t.leaving}</Heading>
      <p>{t.leavingLead}</p>
      {props.departures.length === 0 ? null : (
        <ul>
          {props.departures.map(one => (
            <li>
              {t.leavingList(formatCount(one.count, language), formatDate(one.lastDay, language))}
            </li>
          ))}
        </ul>
      )}
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="leaving" />
      <TextField
        form={form}
        name="leavingCount"
        label={t.leavingCount}
        kind="digits"
        width="short"
        maxLength={3}
      />
      <TextField form={form} name="leavingDay" label={t.leavingDay} kind="date" width="medium" />
      <Actions>
        <Button variant="secondary">{t.leavingButton}</Button>
      </Actions>
    </form>
  )
}

function WithdrawForm(props: GroupPageProps) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.providerPlaces
  const free = props.places.filter(place => place.state === 'published')
  return (
    <form method="post" class="kz-form" novalidate id="withdraw">
      <Heading level={2}>{t.withdrawTitle}</Heading>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="what" value="withdraw" />
      <CheckboxGroup
        form={props.withdrawForm}
        name="places"
        label={t.choose}
        hint={t.withdrawNote}
        options={free.map(place => ({
          value: place.id.toString(),
          label: `№ ${place.id}: ${t.admissions[place.admission].label}, ${formatDate(place.startsOn, language)}`,
        }))}
      />
      <SelectField
        form={props.withdrawForm}
        name="reason"
        label={t.reason}
        options={WITHDRAWAL_REASONS.map(reason => ({
          value: reason,
          label: all.bulletins.reasons[reason] ?? reason,
        }))}
      />
      <Actions>
        <Button variant="secondary">{t.withdraw}</Button>
      </Actions>
    </form>
  )
}
