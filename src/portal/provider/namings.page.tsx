/** The page of a club's invitations: a form for one child or a list, the answer to each line, the invited children. */
import type { Language } from '../../base/language.ts'
import type { NamingOfClub, NamingPlaces } from '../../domain/namings/find-namings.ts'
import type { RowAnswer } from '../../domain/namings/naming.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'
import { NamedChildren } from './named-children.tsx'

export type AnsweredLine = {
  readonly line: number
  readonly label: string | undefined
  readonly answer: RowAnswer | 'unreadable'
}

type NamingsProps = {
  frame: Frame
  clubName: string
  groups: readonly NamingPlaces[]
  namings: readonly NamingOfClub[]
  nextHref: string | undefined
  most: number
  form: Form
  answers: readonly AnsweredLine[] | undefined
  taken: boolean
  csrfToken: string
  requestIdOf: () => string
}

export function NamingsPage(props: NamingsProps) {
  const { frame, answers } = props
  const { language } = frame
  const t = texts(language).namings.club
  return (
    <Shell frame={frame} title={t.title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-stack">
        <ErrorSummary form={props.form} order={['group', 'list']} />
        <div>
          <p class="kz-quiet">{props.clubName}</p>
          <Heading>{t.title}</Heading>
        </div>
        {props.taken ? (
          <Notice language={language} kind="success" live>
            {t.taken}
          </Notice>
        ) : null}
        {answers === undefined ? (
          <Lead>{t.lead}</Lead>
        ) : (
          <Answers answers={answers} language={language} />
        )}
        <NameForm {...props} />
        <Heading level={2}>{t.own}</Heading>
        {props.namings.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <NamedChildren
            language={language}
            namings={props.namings}
            csrfToken={props.csrfToken}
            requestIdOf={props.requestIdOf}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

/** One neutral word for all that only the family may know, and what the family can do. */
function Answers(props: { answers: readonly AnsweredLine[]; language: Language }) {
  const { answers, language } = props
  const t = texts(language).namings.club
  return (
    <>
      <Heading level={2}>{t.answers}</Heading>
      <Table
        caption={t.answers}
        captionHidden
        columns={[{ header: t.line, numeric: true }, { header: t.mark }, { header: t.answer }]}
        rows={answers.map(({ line, label, answer }) => [
          formatCount(line, language),
          label ?? '–',
          answer === 'named' ? <strong>{t.answerOf[answer]}</strong> : t.answerOf[answer],
        ])}
      />
      {answers.some(({ answer }) => answer === 'not-to-be-named') ? (
        <Notice language={language} kind="info" title={t.whyTitle}>
          <p>{t.why}</p>
          <p>{t.whatNow}</p>
          <p>
            <a class="ds-link" href={`/${language}/introduce`}>
              {t.introduce}
            </a>
          </p>
        </Notice>
      ) : null}
    </>
  )
}

function NameForm(props: NamingsProps) {
  const { frame, groups, form } = props
  const { language } = frame
  const t = texts(language).namings.club
  if (groups.length === 0) {
    return (
      <EmptyState
        title={t.noGroups}
        action={
          <ButtonLink href={`/${language}/provider/programme`}>
            {texts(language).activities.title}
          </ButtonLink>
        }
      >
        {t.lead}
      </EmptyState>
    )
  }
  const most = formatCount(props.most, language)
  return (
    <form class="kz-form" method="post" action={`/${language}/provider/namings`} novalidate>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
      <Heading level={2}>{t.add}</Heading>
      <SelectField
        form={form}
        name="group"
        label={t.group}
        options={groups.map(group => ({
          value: group.id.toString(),
          label: t.option(group.name, formatCount(group.left, language)),
        }))}
      />
      <TextField form={form} name="list" label={t.list} hint={t.listHint(most)} rows={6} />
      <Actions>
        <Button>{t.send}</Button>
      </Actions>
    </form>
  )
}

/** For a club whose kind the rules give no targeted vouchers. */
export function NotNamingPage(props: { frame: Frame; clubName: string }) {
  const { language } = props.frame
  const t = texts(language).namings.club
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <p class="kz-quiet">{props.clubName}</p>
        <Heading>{t.notYours}</Heading>
        <Lead>{t.notYoursText}</Lead>
      </div>
    </Shell>
  )
}
