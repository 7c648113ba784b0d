/** One invitation for the family: who invites, when lessons are, what it costs and what accepting means. */
import type { TimetableSlot } from '../../../domain/lessons/lesson.ts'
import type { FamilyNaming } from '../../../domain/namings/find-namings.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatDayOfWeek } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { hourText } from '../../provider/lesson-hour.ts'
import type { CountDown } from '../cabinet/open-deadline.ts'

type NamingProps = {
  frame: Frame
  naming: FamilyNaming
  deadline: CountDown | undefined
  /** Of the week; those that are over left out. */
  slots: readonly TimetableSlot[]
  form: Form
  refused: boolean
  csrfToken: string
  requestIdOf: () => string
}

export function NamingPage(props: NamingProps) {
  const { frame, naming } = props
  const { language } = frame
  const t = texts(language).namings.family
  const { state } = naming
  return (
    <Shell frame={frame} title={t.title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.form} />
        <Heading>{t.title}</Heading>
        {state === 'proposed' ? (
          <Lead>{t.lead}</Lead>
        ) : (
          <Notice language={language} kind={state === 'accepted' ? 'success' : 'info'} live>
            {props.refused && state === 'refused' ? t.refused : t.over[state]}
          </Notice>
        )}
        <Facts {...props} />
        {state === 'proposed' ? <Answer {...props} /> : <ToChild {...props} />}
      </div>
    </Shell>
  )
}

function Facts({ frame, naming, deadline, slots }: NamingProps) {
  const { language } = frame
  const all = texts(language)
  const t = all.namings.family
  const club = language === 'ru' ? naming.nameRu : naming.nameKk
  const row = (
    question: string,
    answer: Parameters<typeof SummaryList>[0]['rows'][0]['answer'],
  ) => ({
    question,
    answer,
  })
  const open = naming.state === 'proposed'
  return (
    <SummaryList
      language={language}
      rows={[
        row(t.child, naming.childName),
        row(
          t.club,
          <a class="ds-link" href={`/${language}/providers/${naming.territory}/${naming.bin}`}>
            {club}
          </a>,
        ),
        row(t.address, naming.address),
        row(t.group, naming.group),
        row(t.direction, all.activities.directions[naming.direction]),
        row(t.lessons, <Lessons slots={slots} language={language} />),
        row(t.price, t.free),
        ...(open
          ? [
              row(
                t.until,
                deadline === undefined ? (
                  t.noClock
                ) : (
                  <DeadlineText language={language} {...deadline} />
                ),
              ),
            ]
          : []),
      ]}
    />
  )
}

function Lessons({ slots, language }: Pick<NamingProps, 'slots'> & Pick<Frame, 'language'>) {
  if (slots.length === 0) return <>{texts(language).namings.family.noLessons}</>
  return (
    <ul>
      {slots.map(slot => (
        <li>
          {formatDayOfWeek(slot.weekday, language)}, {hourText(slot)}
        </li>
      ))}
    </ul>
  )
}

function Answer(props: NamingProps) {
  const { frame, naming } = props
  const { language } = frame
  const t = texts(language).namings.family
  const root = `/${language}/cabinet/namings/${naming.number}`
  return (
    <>
      <Heading level={2}>{t.meansTitle}</Heading>
      <ul>
        {t.means.map(line => (
          <li>{line}</li>
        ))}
      </ul>
      <form method="post" action={`${root}/accept`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
        <Actions>
          <Button>{t.accept}</Button>
        </Actions>
      </form>
      <Heading level={2}>{t.refuseTitle}</Heading>
      <p>{t.refuseText}</p>
      <form class="kz-form" method="post" action={`${root}/refuse`} novalidate>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
        <TextField
          form={props.form}
          name="words"
          label={t.words}
          hint={t.wordsHint}
          rows={3}
          maxLength={500}
        />
        <Actions>
          <Button variant="secondary" color="neutral">
            {t.refuse}
          </Button>
        </Actions>
      </form>
    </>
  )
}

function ToChild({ frame, naming }: NamingProps) {
  const { language } = frame
  const all = texts(language)
  const own = naming.applicationNumber
  return (
    <Actions>
      <ButtonLink
        href={`/${language}/cabinet${own === null ? '' : `/${own}`}`}
        variant={own === null ? 'secondary' : 'primary'}
      >
        {own === null ? all.cabinet.title : all.namings.family.toChild}
      </ButtonLink>
    </Actions>
  )
}
