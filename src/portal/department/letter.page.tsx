/** One letter for the office: its words, and how each kindergarten took it. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { Recipient, RecipientFilter } from '../../domain/letters/find-letters.ts'
import { type Letter, standingOf, subjectFor } from '../../domain/letters/letter.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { MomentText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Heading } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { Tag, type TagColor } from '../layout/tag.tsx'
import { Corrections, summaryRows } from '../letter/letter-facts.tsx'
import { LetterText } from '../letter/letter-text.tsx'
import { FilterLine } from './letters.page.tsx'

export const RECIPIENT_FILTERS: readonly RecipientFilter[] = [
  'all',
  'unread',
  'waiting',
  'answers',
  'done',
]

type LetterProps = {
  frame: Frame
  letter: Letter
  recipients: readonly Recipient[]
  filter: RecipientFilter
  today: Temporal.PlainDate
  sent: boolean
  mayCorrect: boolean
  nextHref: string | undefined
}

export function LetterPage(props: LetterProps) {
  const { frame, letter } = props
  const { language, programme } = frame
  const all = textsOf(language, programme).letters
  const t = all.one
  const root = `/${language}/department/letters`
  const subject = subjectFor(letter.texts, language)
  return (
    <Shell frame={frame} title={subject} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: root, text: all.title }, { text: letter.number }]}
        />
        <Heading>{subject}</Heading>
        {props.sent ? (
          <Notice language={language} kind="success" live>
            {all.sentDone}
          </Notice>
        ) : null}
        <Corrections letter={letter} language={language} root={root} />
        <LetterText texts={letter.texts} language={language} />
        <SummaryList
          language={language}
          rows={summaryRows(letter, language, {
            question: t.asked,
            answer: all.asks[letter.asks],
          })}
        />
        {props.mayCorrect && letter.correctedBy === null ? (
          <Actions>
            <ButtonLink href={`${root}/${letter.number}/correction`} variant="secondary">
              {t.correct}
            </ButtonLink>
          </Actions>
        ) : null}
        <Heading level={2}>{t.recipients}</Heading>
        <FilterLine
          language={language}
          programme={programme}
          label={all.show}
          chosen={props.filter}
          options={filtersFor(letter).map(value => ({ value, label: t.filters[value] }))}
          kept={{}}
        />
        <Recipients {...props} />
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

function filtersFor({ asks }: Letter): readonly RecipientFilter[] {
  const unasked = ['waiting', 'done']
  return RECIPIENT_FILTERS.filter(one => asks !== 'nothing' || !unasked.includes(one))
}

const COLORS = {
  none: 'neutral',
  waiting: 'warning',
  overdue: 'danger',
  done: 'success',
} as const satisfies Record<ReturnType<typeof standingOf>, TagColor>

function Recipients(props: LetterProps) {
  const { letter, recipients, today } = props
  const { language, programme } = props.frame
  const t = textsOf(language, programme).letters.one
  if (recipients.length === 0) return <EmptyState title={t.nobody}>{t.nobodyText}</EmptyState>
  const asked = letter.asks !== 'nothing'
  const doneHeader = letter.asks === 'answer' ? t.columns.answered : t.columns.acknowledged
  return (
    <Table
      caption={t.recipients}
      captionHidden
      columns={[
        { header: t.columns.provider },
        { header: t.columns.read, nowrap: true },
        ...(asked ? [{ header: doneHeader, nowrap: true }] : []),
        { header: t.columns.state },
      ]}
      rows={recipients.map(one => [
        <a class="ds-link" href={`/${language}/department/letters/${letter.number}/${one.bin}`}>
          {language === 'ru' ? one.nameRu : one.nameKk}
        </a>,
        <When at={one.readAt} language={language} programme={programme} />,
        ...(asked ? [<When at={one.doneAt} language={language} programme={programme} />] : []),
        <State
          letter={letter}
          recipient={one}
          today={today}
          language={language}
          programme={programme}
        />,
      ])}
    />
  )
}

function When(props: { at: Temporal.Instant | null; language: Language; programme: Programme }) {
  if (props.at === null) {
    return (
      <span class="kz-quiet">{textsOf(props.language, props.programme).letters.one.notYet}</span>
    )
  }
  return <MomentText instant={props.at} language={props.language} />
}

function State(props: {
  letter: Letter
  recipient: Recipient
  today: Temporal.PlainDate
  language: Language
  programme: Programme
}) {
  const { letter, recipient } = props
  const t = textsOf(props.language, props.programme).letters.one
  const standing = standingOf(letter, recipient.doneAt !== null, props.today)
  return (
    <div class="kz-tags">
      {standing === 'none' ? null : <Tag color={COLORS[standing]}>{t.standings[standing]}</Tag>}
      {isLate(letter, recipient) ? <Tag color="warning">{t.late}</Tag> : null}
      {recipient.awaitsReply ? <Tag color="info">{t.newAnswer}</Tag> : null}
      {standing === 'none' && !recipient.awaitsReply ? t.standings.none : null}
    </div>
  )
}

function isLate({ answerBy }: Letter, { doneAt }: Recipient): boolean {
  if (answerBy === null || doneAt === null) return false
  const day = doneAt.toZonedDateTimeISO(ALMATY).toPlainDate()
  return Temporal.PlainDate.compare(day, answerBy) > 0
}
