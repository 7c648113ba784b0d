/** One number, explained: where it stands, who is before it, what moved it, what happened. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import type { Position } from '../../../domain/queue/find-position.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { type Texts, texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { DateText, MomentText } from '../../layout/date-text.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Table } from '../../layout/table.tsx'
import { Timeline } from '../../layout/timeline.tsx'
import { outcomeText } from '../iterations/outcome-text.ts'
import type { PublicEvent } from './public-history.ts'
import { categoryHref, programmeQuery } from './territory-queue.page.tsx'

type PositionDecision = {
  readonly iteration_id: bigint
  readonly iteration_number: number
  readonly held_on: Temporal.PlainDate
  readonly offered: boolean
  readonly reason: string | null
}

type PositionProps = {
  frame: Frame
  position: Position
  territory: Territory
  movements: readonly string[]
  /** Since when the movements are counted. */
  since: Temporal.Instant
  history: readonly PublicEvent[]
  decisions: readonly PositionDecision[]
  /** A voucher that waits for its family's answer. */
  offer: Offer | undefined
}

/** Until when the family may confirm; undefined while no message has reached it. */
export type Offer = {
  readonly until: { readonly day: Temporal.PlainDate; readonly workingDaysLeft: number } | undefined
}

export function PositionPage(props: PositionProps) {
  const { frame, position } = props
  const { language } = frame
  const all = texts(language)
  const t = all.publicQueue.position
  const title = t.title(position.number)
  const name = props.territory.name[language]
  return (
    <Shell frame={frame} title={title} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/queue`, text: all.publicQueue.index.title },
            {
              href: `/${language}/queue/${position.territory}${programmeQuery(position.programme)}`,
              text: name,
            },
            { text: position.number },
          ]}
        />
        <Heading>{title}</Heading>
        <Standing position={position} language={language} />
        {props.offer === undefined ? null : <OfferNotice {...props.offer} language={language} />}
        <SummaryList
          language={language}
          rows={[
            { question: t.state, answer: stateText(all, position.state) },
            {
              question: t.category,
              answer: all.publicQueue.category(position.tier, position.cohort),
            },
            { question: t.territory, answer: name },
            ...(position.programme === 'club'
              ? [{ question: all.clubWords.queue, answer: all.territories.programmes.club }]
              : []),
            {
              question: t.submitted,
              answer: <MomentText instant={position.submittedAt} language={language} />,
            },
          ]}
        />
        {props.offer === undefined ? (
          <Actions>
            <ButtonLink href={`/${language}/cabinet`} variant="secondary">
              {t.mine}
            </ButtonLink>
          </Actions>
        ) : null}
        {position.queueNumber === null ? null : (
          <Changes movements={props.movements} since={props.since} language={language} />
        )}
        <Heading level={2}>{t.history}</Heading>
        <Timeline
          language={language}
          items={props.history.map(event => ({
            state: 'done',
            title: event.title,
            when: <MomentText instant={event.at} language={language} />,
          }))}
        />
        <p>
          <a class="ds-link" href={`/${language}/log/about/${position.number}`}>
            {all.log.about.link}
          </a>
        </p>
        <Decisions {...props} language={language} />
      </div>
    </Shell>
  )
}

/** Says that a voucher is offered and until when, which the open record says too; nothing of the family. */
function OfferNotice(props: Offer & { language: Language }) {
  const { language, until } = props
  const t = texts(language).publicQueue.position.offer
  return (
    <Notice language={language} kind="warning" title={t.title}>
      <p>{until === undefined ? t.notYet : <DeadlineText language={language} {...until} />}</p>
      <p>{t.text}</p>
      <Actions>
        <ButtonLink href={`/${language}/cabinet`}>{t.signIn}</ButtonLink>
      </Actions>
    </Notice>
  )
}

function stateText(all: Texts, state: string): string {
  const states: Readonly<Record<string, string>> = all.publicQueue.applicationStates
  return states[state] ?? state
}

function Standing(props: { position: Position; language: Language }) {
  const { position, language } = props
  const { ahead, queueNumber } = position
  const words = texts(language).publicQueue
  const t = words.position
  if (queueNumber === null || ahead === null) {
    return <Lead>{position.state === 'offered' ? t.offered : t.notQueued}</Lead>
  }
  const count = (value: number) => formatCount(value, language)
  const { outOfTurn, priority, general } = ahead
  return (
    <>
      <Lead>
        {t.placeText(count(queueNumber), words.category(position.tier, position.cohort))}{' '}
        {t.beforeText(count(outOfTurn), count(priority), count(general))}
      </Lead>
      <StatCards
        stats={[
          { label: t.place, value: count(queueNumber) },
          { label: t.before, value: count(outOfTurn + priority + general) },
        ]}
      />
      <p>
        {t.beforeNote} {t.ofCohort}{' '}
        <a
          class="ds-link"
          href={categoryHref(
            language,
            position.territory,
            position.programme,
            position.cohort,
            position.tier,
          )}
        >
          {t.seeList}
        </a>
      </p>
    </>
  )
}

function Changes(props: {
  movements: readonly string[]
  since: Temporal.Instant
  language: Language
}) {
  const t = texts(props.language).publicQueue.position
  return (
    <>
      <Heading level={2}>{t.changes}</Heading>
      {props.movements.length === 0 ? (
        <p>{t.noChanges}</p>
      ) : (
        <>
          <p>{t.changesLead(formatDate(dayOfInstant(props.since), props.language))}</p>
          <ul>
            {props.movements.map(sentence => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function dayOfInstant(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(ALMATY).toPlainDate()
}

function Decisions(props: PositionProps & { language: Language }) {
  const { language, decisions, position } = props
  const t = texts(language).publicQueue.position
  const rows = decisions.map((one): ComponentChildren[] => [
    `№ ${one.iteration_number}`,
    <DateText date={one.held_on} language={language} />,
    <>
      {outcomeText(one.reason, language)}.{' '}
      <a class="ds-link" href={whyHref(language, one.iteration_id, position.number)}>
        {t.why}
      </a>
    </>,
  ])
  return (
    <>
      <Heading level={2}>{t.iterations}</Heading>
      {rows.length === 0 ? (
        <p>{t.noIterations}</p>
      ) : (
        <Table
          caption={t.iterationCaption}
          captionHidden
          columns={[
            { header: t.iteration, nowrap: true },
            { header: t.date },
            { header: t.outcome },
          ]}
          rows={rows}
        />
      )}
    </>
  )
}

function whyHref(language: Language, iterationId: bigint, number: string): string {
  return `/${language}/iterations/${iterationId}/why?number=${number}`
}
