/** The day of a group: everybody in one press, the absent ones with a reason; big targets for a phone. */
import type { GroupDay, MarkedDay } from '../../domain/attendance/find-day.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount, formatDateWithWeekday } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { GroupChoice } from './group-choice.tsx'
import { MarkRow } from './mark-row.tsx'
import { markingWords } from './marking-words.ts'
import { isTaken, type ToldOutcome } from './marks.form.ts'

export type AttendancePageProps = {
  frame: Frame
  day: Temporal.PlainDate
  today: Temporal.PlainDate
  /** Why nothing can be marked on this day. */
  closed: 'dayOff' | 'noLesson' | 'toCome' | undefined
  groups: readonly GroupDay[]
  marked: MarkedDay | undefined
  /** How many marks the sending before wrote; undefined when the page was only opened. */
  saved: number | undefined
  outcomes: readonly ToldOutcome[]
  /** Of coming and going: not by these rules; may be noted; are asked for. */
  times: 'none' | 'hidden' | 'shown'
  form: Form
  /** Whose presses wait in this browser. */
  owner: string
  csrfToken: string
  requestId: string
}

export function AttendancePage(props: AttendancePageProps) {
  const { frame, day, marked, groups } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.day
  const root = `/${language}/provider/attendance`
  const date = formatDateWithWeekday(day, language)
  const mistaken = Object.keys(props.form.errors).length > 0
  return (
    <Shell frame={frame} title={t.title} mistaken={mistaken} noindex>
      <div class="kz-stack">
        <ErrorSummary form={props.form} />
        <Heading>{marked === undefined ? date : `${marked.group.name}: ${date}`}</Heading>
        <Outcome {...props} />
        <Lead>{t.lead}</Lead>
        <form class="kz-day-choice" method="get" action={root}>
          {marked === undefined ? null : (
            <input type="hidden" name="group" value={marked.group.id.toString()} />
          )}
          <label class="ds-label" for="day-choice">
            {t.dayField}
          </label>
          <input
            class="ds-input"
            type="date"
            id="day-choice"
            name="day"
            value={day.toString()}
            max={props.today.toString()}
          />
          <Button variant="secondary">{t.show}</Button>
        </form>
        <GroupChoice
          language={language}
          root={root}
          day={day}
          groups={groups}
          chosen={marked?.group.id}
        />
        <Marking {...props} />
        <Keeping {...props} />
        {marked === undefined ? null : (
          <Actions>
            <ButtonLink
              href={`${root}/month?month=${day.toPlainYearMonth()}&group=${marked.group.id}`}
              variant="tertiary"
            >
              {t.month}
            </ButtonLink>
          </Actions>
        )}
      </div>
    </Shell>
  )
}

function Outcome({ frame, saved, outcomes }: AttendancePageProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.day
  if (saved === undefined) return null
  const count = (value: number) => formatCount(value, language)
  const gone = outcomes.filter(one => one.kind === 'not-enrolled').length
  const asked = outcomes.filter(one => !isTaken(one)).length - gone
  const text = saved === 0 ? t.nothing : t.saved(count(saved))
  return (
    <>
      {saved === 0 && outcomes.length > 0 ? null : (
        <Notice language={language} kind={saved === 0 ? 'info' : 'success'} live>
          {text}
        </Notice>
      )}
      {gone === 0 ? null : (
        <Notice language={language} kind="warning" live>
          {t.goneTitle(count(gone))}
        </Notice>
      )}
      {asked === 0 ? null : (
        <Notice language={language} kind="warning" title={t.attention(count(asked))} live>
          <p>{t.attentionText}</p>
        </Notice>
      )}
    </>
  )
}

function Marking(props: AttendancePageProps) {
  const { frame, day, marked, closed } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.day
  if (props.groups.length === 0) return <EmptyState title={t.noGroups}>{t.noGroupsText}</EmptyState>
  if (closed !== undefined) return <EmptyState title={t[closed]}>{t.otherDay}</EmptyState>
  if (marked === undefined || marked.children.length === 0) {
    return <EmptyState title={t.noChildren}>{t.noChildrenText}</EmptyState>
  }
  if (marked.group.submitted) {
    return (
      <Notice language={language} kind="info" title={t.submitted}>
        <p>{t.submittedText}</p>
      </Notice>
    )
  }
  const open = marked.children.some(child => child.mark === undefined)
  const some = marked.children.some(child => child.mark !== undefined)
  const late = Temporal.PlainDate.compare(day, props.today) < 0
  const root = `/${language}/provider/attendance`
  return (
    <form
      class="kz-marking"
      method="post"
      action={root}
      data-marking={`${root}/send`}
      data-owner={props.owner}
      data-today={props.today.toString()}
      data-group-name={marked.group.name}
      data-words={JSON.stringify(markingWords(language))}
    >
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <input type="hidden" name="day" value={day.toString()} />
      <input type="hidden" name="group" value={marked.group.id.toString()} />
      <p class="kz-kept-note" data-kept-note hidden>
        <span />{' '}
        <a class="ds-link" href={`${root}?group=${marked.group.id}`}>
          {t.keep.renew}
        </a>
      </p>
      <TimesChoice {...props} open={open} />
      <ul class="kz-marks">
        {marked.children.map(child => (
          <MarkRow
            language={language}
            child={child}
            reasons={marked.reasons}
            times={props.times === 'shown'}
            outcome={props.outcomes.find(
              one => one.id === child.enrolmentId.toString() && !isTaken(one),
            )}
          />
        ))}
      </ul>
      {late ? (
        <TextField
          form={props.form}
          name="words"
          label={t.words}
          hint={t.wordsHint}
          maxLength={500}
        />
      ) : null}
      <div class="kz-marking-bar">
        <div class="kz-marking-state" data-state role="status" hidden />
        <div class="kz-press-row">
          {open ? (
            <Button name="what" value="all">
              {some ? t.rest : t.everybody}
            </Button>
          ) : null}
          <Button variant={open ? 'secondary' : 'primary'} name="what" value="save">
            {t.save}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** A script shows it where the browser can: without one nothing could be kept. */
function Keeping({ frame }: AttendancePageProps) {
  const t = textsOf(frame.language, frame.programme).attendance.day.keep
  const worker = frame.assets.workers.find(href => href.includes('/kept-pages-worker-'))
  if (worker === undefined) return null
  return (
    <div class="kz-keep" data-keep={worker} hidden>
      <label class="kz-keep-choice">
        <input class="ds-input" type="checkbox" aria-describedby="keep-hint" />
        <span class="ds-label">{t.label}</span>
      </label>
      <p class="kz-small" id="keep-hint">
        {t.hint}
      </p>
      <p class="kz-small" data-keep-state role="status" />
    </div>
  )
}

/** Most kindergartens note no times: the fields come when they are asked for, or when the rules ask. */
function TimesChoice(props: AttendancePageProps & { open: boolean }) {
  const { frame, day, marked, times } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).attendance.day
  if (times === 'none') return null
  if (times === 'hidden') {
    const group = marked?.group.id
    return (
      <p class="kz-small">
        <a
          class="ds-link"
          href={`/${language}/provider/attendance?day=${day}&group=${group}&times=yes`}
        >
          {t.noteTimes}
        </a>
      </p>
    )
  }
  return (
    <>
      <input type="hidden" name="times" value="yes" />
      {props.open ? (
        <label class="kz-mark-all">
          <span>{t.arrivedAll}</span>
          <input class="ds-input" type="time" name="arrived-all" />
        </label>
      ) : null}
    </>
  )
}
