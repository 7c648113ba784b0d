/** Letters of the department on the desk of a kindergarten: unread ones on top with their count. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { LetterCounts, OwnLetter } from '../../domain/letters/find-letters.ts'
import { standingOf, subjectFor, textsFor } from '../../domain/letters/letter.ts'
import { texts } from '../../locales/texts.ts'
import { DateText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Tag } from '../layout/tag.tsx'

export function OwnLettersPage(props: {
  frame: Frame
  letters: readonly OwnLetter[]
  counts: LetterCounts
  today: Temporal.PlainDate
  nextHref: string | undefined
}) {
  const { frame, letters } = props
  const { language } = frame
  const t = texts(language).letters.desk
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <LetterNotice counts={props.counts} language={language} href={undefined} />
        {letters.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <div>
            <ul class="kz-wishes">
              {letters.map(letter => (
                <Line letter={letter} today={props.today} language={language} />
              ))}
            </ul>
          </div>
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

/** What waits, in numbers; nothing where nothing does. `href`: to the letters, on other pages of the desk. */
export function LetterNotice(props: {
  counts: LetterCounts
  language: Language
  href: string | undefined
}) {
  const { unread, waiting, overdue } = props.counts
  const { language } = props
  const t = texts(language).letters.desk
  if (unread === 0 && waiting === 0) return null
  const count = (value: number) => formatCount(value, language)
  const lines = [
    ...(unread > 0 ? [t.unread(count(unread))] : []),
    ...(waiting > 0 ? [t.waiting(count(waiting))] : []),
    ...(overdue > 0 ? [t.overdue(count(overdue))] : []),
  ]
  return (
    <Notice language={language} kind={overdue > 0 ? 'warning' : 'info'} title={lines[0] ?? ''}>
      {lines.slice(1).map(line => (
        <p>{line}</p>
      ))}
      {props.href === undefined ? null : (
        <p>
          <a class="ds-link" href={props.href}>
            {t.open}
          </a>
        </p>
      )}
    </Notice>
  )
}

function Line(props: { letter: OwnLetter; today: Temporal.PlainDate; language: Language }) {
  const { letter, language } = props
  const all = texts(language).letters
  const written = textsFor(letter.texts, language)[0]?.language
  return (
    <li class={letter.unread ? 'kz-wish kz-wish-strong' : 'kz-wish'}>
      <a class="ds-link" lang={written} href={`/${language}/provider/letters/${letter.number}`}>
        {letter.unread ? (
          <strong>{subjectFor(letter.texts, language)}</strong>
        ) : (
          subjectFor(letter.texts, language)
        )}
      </a>
      <p class="kz-quiet kz-small">
        <DateText
          date={letter.sentAt.toZonedDateTimeISO(ALMATY).toPlainDate()}
          language={language}
        />
        {letter.answerBy === null ? null : (
          <>
            {' · '}
            {all.columns.due}: <DateText date={letter.answerBy} language={language} weekday />
          </>
        )}
      </p>
      <LineTags {...props} />
    </li>
  )
}

function LineTags({
  letter,
  today,
  language,
}: {
  letter: OwnLetter
  today: Temporal.PlainDate
  language: Language
}) {
  const all = texts(language).letters
  const t = all.desk
  const standing = standingOf(letter, letter.fulfilled, today)
  const { asks } = letter
  const state =
    asks === 'nothing' || standing === 'none'
      ? undefined
      : standing === 'done'
        ? t.states[asks === 'answer' ? 'answered' : 'acknowledged']
        : t.states[asks]
  return (
    <div class="kz-tags">
      {letter.unread ? <Tag color="accent">{t.isNew}</Tag> : null}
      {standing === 'overdue' ? <Tag color="danger">{all.overdue}</Tag> : null}
      {state === undefined ? null : (
        <Tag color={standing === 'done' ? 'success' : 'warning'}>{state}</Tag>
      )}
      {letter.correctedBy === null ? null : <Tag>{all.corrected}</Tag>}
      {letter.corrects === null ? null : <Tag color="info">{all.correction}</Tag>}
    </div>
  )
}
