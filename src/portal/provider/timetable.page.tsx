/** A club's week of one group: its lessons, the days of a month, a single day that is otherwise. */
import { texts } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { ButtonLink } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import {
  formatCount,
  formatDate,
  formatDateWithWeekday,
  formatDayOfWeek,
  formatMonth,
} from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { hourText } from './lesson-hour.ts'
import {
  AddSlotForm,
  ChangeForm,
  EndSlotForm,
  TakeBackButton,
  type TimetableProps,
} from './timetable-forms.tsx'

export function TimetablePage(props: TimetableProps) {
  const { frame, timetable } = props
  const { language } = frame
  const all = texts(language)
  const t = all.timetable
  const usable = timetable.rooms.some(one => one.open) && timetable.coaches.some(one => one.open)
  const group = `/${language}/provider/groups/${timetable.group.id}`
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <ErrorSummary
          form={props.addForm}
          order={['weekday', 'startsAt', 'endsAt', 'room', 'coach', 'validFrom']}
        />
        <ErrorSummary form={props.endForm} order={['slot', 'lastDay']} />
        <ErrorSummary
          form={props.changeForm}
          order={[
            'day',
            'kind',
            'held-startsAt',
            'held-endsAt',
            'held-room',
            'held-coach',
            'words',
          ]}
        />
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/provider`, text: all.providerPlaces.title },
            { href: group, text: timetable.group.name },
            { text: t.title },
          ]}
        />
        <Heading>
          {t.title}: {timetable.group.name}
        </Heading>
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        <Week {...props} />
        <Month {...props} />
        {usable ? (
          <>
            <AddSlotForm {...props} />
            {timetable.slots.length === 0 ? null : <EndSlotForm {...props} />}
            <ChangeForm {...props} />
          </>
        ) : (
          <EmptyState title={t.noRooms}>{t.noRoomsText}</EmptyState>
        )}
      </div>
    </Shell>
  )
}

function Week({ frame, timetable }: TimetableProps) {
  const { language } = frame
  const t = texts(language).timetable
  if (timetable.slots.length === 0) return <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
  return (
    <>
      <Heading level={2}>{t.week}</Heading>
      <Table
        caption={t.week}
        captionHidden
        columns={[
          { header: t.weekday, nowrap: true },
          { header: t.hour, nowrap: true },
          { header: t.room },
          { header: t.coach },
          { header: t.since, nowrap: true },
          { header: t.until, nowrap: true },
        ]}
        rows={timetable.slots.map(slot => [
          formatDayOfWeek(slot.weekday, language),
          hourText(slot),
          nameOf(timetable.rooms, slot.roomId),
          nameOf(timetable.coaches, slot.coachId),
          formatDate(slot.validFrom, language),
          slot.validTo === null ? t.noEnd : formatDate(slot.validTo, language),
        ])}
      />
    </>
  )
}

function Month(props: TimetableProps) {
  const { frame, timetable, month } = props
  const { language } = frame
  const all = texts(language)
  const t = all.timetable
  const count = (value: number) => formatCount(value, language)
  const at = (other: Temporal.PlainYearMonth) =>
    `/${language}/provider/timetable?group=${timetable.group.id}&month=${other}`
  const [before, after] = [month.subtract({ months: 1 }), month.add({ months: 1 })]
  return (
    <section>
      <Heading level={2}>{t.month(formatMonth(month, language))}</Heading>
      <p>
        {t.lessons(count(timetable.lessons.length))}.{' '}
        {t.planned(count(timetable.group.plannedLessons))}.
      </p>
      {timetable.lessons.length === 0 ? (
        <EmptyState title={t.none}>{null}</EmptyState>
      ) : (
        <ul class="kz-lessons">
          {timetable.lessons.map(lesson => (
            <li>
              {formatDateWithWeekday(lesson.day, language)}, {hourText(lesson)}
            </li>
          ))}
        </ul>
      )}
      <p class="kz-press-row">
        <ButtonLink href={at(before)} variant="tertiary">
          {formatMonth(before, language)}
        </ButtonLink>
        <ButtonLink href={at(after)} variant="tertiary">
          {formatMonth(after, language)}
        </ButtonLink>
      </p>
      {timetable.changes.length === 0 ? null : (
        <>
          <Heading level={3}>{t.changes}</Heading>
          <ul class="kz-lessons">
            {timetable.changes.map(change => (
              <li>
                {formatDateWithWeekday(change.day, language)}:{' '}
                {change.kind === 'held' ? t.heldOn(hourText(change)) : t.isCancelled} (
                {change.words})
                <TakeBackButton {...props} day={change.day} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const nameOf = (all: readonly { readonly id: bigint; readonly name: string }[], id: bigint) =>
  all.find(one => one.id === id)?.name ?? ''
