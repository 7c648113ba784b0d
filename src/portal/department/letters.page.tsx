/** Letters that the office sent: overdue first, with how many have read and done what is asked. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { SentFilter, SentLetter } from '../../domain/letters/find-letters.ts'
import { subjectFor } from '../../domain/letters/letter.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { DateText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Pager } from '../layout/pager.tsx'
import { alsoProgramme } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'

export const SENT_FILTERS: readonly SentFilter[] = ['all', 'overdue', 'waiting', 'answers']

type LettersProps = {
  frame: Frame
  letters: readonly SentLetter[]
  filter: SentFilter
  /** Only those to this kindergarten. */
  provider: { readonly bin: string; readonly name: string } | undefined
  mayWrite: boolean
  nextHref: string | undefined
}

export function LettersPage(props: LettersProps) {
  const { frame, letters } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).letters
  const root = `/${language}/department/letters`
  const of = props.provider === undefined ? '' : `&provider=${props.provider.bin}`
  const asked = `${alsoProgramme(frame.programmes)}${of}`.replace('&', '?')
  const title = props.provider === undefined ? t.title : `${props.provider.name}: ${t.title}`
  return (
    <Shell frame={frame} title={title} noindex>
      <div class="kz-stack">
        <Heading>{title}</Heading>
        <Lead>{t.lead}</Lead>
        {props.mayWrite ? (
          <Actions>
            <ButtonLink href={`${root}/new${asked}`}>{t.write}</ButtonLink>
          </Actions>
        ) : null}
        <FilterLine
          language={language}
          programme={programme}
          label={t.show}
          chosen={props.filter}
          options={SENT_FILTERS.map(value => ({ value, label: t.filters[value] }))}
          kept={{
            ...(alsoProgramme(frame.programmes) !== '' && { programme }),
            ...(props.provider && { provider: props.provider.bin }),
          }}
        />
        {letters.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.columns.letter, wide: true },
              { header: t.columns.to },
              { header: t.columns.sent, nowrap: true },
              { header: t.columns.due, nowrap: true },
              { header: t.columns.read, numeric: true },
              { header: t.columns.done, numeric: true },
            ]}
            rows={letters.map(letter => rowOf(letter, language, programme, root))}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

function rowOf(letter: SentLetter, language: Language, programme: Programme, root: string) {
  const t = textsOf(language, programme).letters
  const count = (value: number) => formatCount(value, language)
  const ofAll = (value: number) => t.ofAll(count(value), count(letter.recipients))
  const name = language === 'ru' ? letter.providerRu : letter.providerKk
  return [
    <>
      <a class="ds-link" href={`${root}/${letter.number}`}>
        {subjectFor(letter.texts, language)}
      </a>
      <Tags letter={letter} language={language} programme={programme} />
    </>,
    name ?? t.kindergartens(count(letter.recipients)),
    <DateText date={letter.sentAt.toZonedDateTimeISO(ALMATY).toPlainDate()} language={language} />,
    letter.answerBy === null ? '–' : <DateText date={letter.answerBy} language={language} />,
    ofAll(letter.read),
    letter.asks === 'nothing' || letter.correctedBy !== null ? '–' : ofAll(letter.done),
  ]
}

function Tags({
  letter,
  language,
  programme,
}: {
  letter: SentLetter
  language: Language
  programme: Programme
}) {
  const t = textsOf(language, programme).letters
  const { overdue, answers, correctedBy, corrects } = letter
  if (!overdue && answers === 0 && correctedBy === null && corrects === null) return null
  return (
    <div class="kz-tags">
      {overdue ? <Tag color="danger">{t.overdue}</Tag> : null}
      {answers > 0 ? <Tag color="info">{t.newAnswers(formatCount(answers, language))}</Tag> : null}
      {correctedBy === null ? null : <Tag>{t.corrected}</Tag>}
      {corrects === null ? null : <Tag>{t.correction}</Tag>}
    </div>
  )
}

/** A choice of lists that works without script. */
export function FilterLine(props: {
  language: Language
  programme: Programme
  label: string
  chosen: string
  options: readonly { readonly value: string; readonly label: string }[]
  /** Fields of the address that stay. */
  kept: Readonly<Record<string, string>>
}) {
  return (
    <form method="get" class="kz-search-line">
      {Object.entries(props.kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="ds-field">
        <label class="ds-label" for="show">
          {props.label}
        </label>
        <select class="ds-input" id="show" name="show">
          {props.options.map(option => (
            <option value={option.value} selected={option.value === props.chosen}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <Button variant="secondary">{textsOf(props.language, props.programme).letters.find}</Button>
    </form>
  )
}
