/** The timeline of one application: what happened, what is now and what to do, what comes next. Pure. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatDate } from '../../layout/format.ts'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import type { TimelineItem } from '../../layout/timeline.tsx'
import { positionText } from '../receipt/position-text.ts'
import { eventReason } from './event-reason.ts'
import type { CabinetChild, CabinetEvent } from './load-child.ts'
import type { DeadlineKind } from './open-deadline.ts'

export type TimelineProps = {
  language: Language
  child: CabinetChild
  csrfToken: string
  requestId: string
}

function wordsOf({ child, language }: Pick<TimelineProps, 'child' | 'language'>) {
  return textsOf(language, child.application.programme)
}

export function timelineItems(props: TimelineProps): readonly TimelineItem[] {
  const { child } = props
  return [...child.events.map(event => pastItem(event, props)), nowItem(props), ...nextItems(props)]
}

function pastItem(event: CabinetEvent, { child, language }: TimelineProps): TimelineItem {
  const t = wordsOf({ child, language }).cabinet
  const known = Object.hasOwn(t.events, event.kind) ? event.kind : 'other'
  return {
    state: 'done',
    title: t.events[known as keyof typeof t.events],
    when: <MomentText instant={event.at} language={language} />,
    body: eventReason(language, event.kind, event.reason),
  }
}

function nowItem(props: TimelineProps): TimelineItem {
  const { child } = props
  const t = wordsOf(props).cabinet
  const { application, voucher } = child
  switch (application.state) {
    case 'queued':
      return queuedItem(props)
    case 'offered':
      return offeredItem(props)
    case 'inactive':
      return child.deadlines.some(deadline => deadline.kind === 'restore')
        ? now(t.now.inactive, <Restore {...props} />, deadlineOf(props, 'restore'))
        : now(t.now.inactiveOver, t.now.archivedText)
    case 'stopped':
      return now(t.now.stopped, <Stopped {...props} />)
    case 'served':
      return voucher?.state === 'held'
        ? now(t.now.between, voucher.form === 'targeted' ? undefined : <Choose {...props} />)
        : now(t.now.served)
    case 'archived':
      return now(t.now.archived, t.now.archivedText)
  }
}

function offeredItem(props: TimelineProps): TimelineItem {
  const t = wordsOf(props).cabinet
  const { referral, places, voucher } = props.child
  const toSign = places.signed ? t.now.signedText : t.now.placeHeldText
  if (referral?.view.referral.state === 'issued') return now(t.now.referral, toSign)
  switch (voucher?.state) {
    case 'offered':
      return now(t.now.confirm, <Confirm {...props} />, deadlineOf(props, 'confirm'))
    case 'place-held':
      return now(t.now.placeHeld, toSign)
    default:
      return now(t.now.choose, <Choose {...props} />, deadlineOf(props, 'choose'))
  }
}

function now(title: string, body?: ComponentChildren, when?: ComponentChildren): TimelineItem {
  return {
    state: 'now',
    title,
    ...(body === undefined ? {} : { body }),
    ...(when === undefined ? {} : { when }),
  }
}

function queuedText({ child, language }: TimelineProps): string {
  const t = wordsOf({ child, language }).cabinet.now
  return child.regime === 'referral' ? t.queuedForReferral : t.queuedText
}

function queuedItem(props: TimelineProps): TimelineItem {
  const { child, language } = props
  const t = wordsOf(props).cabinet
  const position = child.position && positionText(language, child.position)
  const { turn } = child
  return now(
    turn === undefined ? t.now.queued : t.now.turn,
    <>
      {position === undefined ? null : (
        <p>
          <strong>{position.place}</strong> {position.ahead}{' '}
          <a class="ds-link" href={`/${language}/applications/${child.application.number}`}>
            {t.why}
          </a>
        </p>
      )}
      <p>{turn === undefined ? queuedText(props) : t.now.turnText}</p>
      <Actions>
        {/* Without a list no referral comes; a voucher comes without one. */}
        <ButtonLink
          href={hrefOf(props, 'wishes')}
          variant={turn === undefined && child.regime !== 'referral' ? 'secondary' : 'primary'}
        >
          {wordsOf(props).choose.link}
        </ButtonLink>
        <WithdrawLink {...props} />
      </Actions>
    </>,
    turn && <DeadlineText language={language} {...turn} />,
  )
}

function deadlineOf({ child, language }: TimelineProps, kind: DeadlineKind) {
  const deadline = child.deadlines.find(open => open.kind === kind)
  if (deadline === undefined) return undefined
  return <DeadlineText language={language} {...deadline} />
}

function Confirm(props: TimelineProps) {
  const t = wordsOf(props).cabinet
  const started = props.child.voucher?.confirmUntil !== null
  return (
    <>
      {started ? null : <p>{t.now.noNotice}</p>}
      <PostForm {...props} action="confirm">
        <Button>{t.actions.confirm}</Button>
        {started ? <CalendarLink {...props} kind="confirm" /> : null}
        <RefuseLink {...props} />
      </PostForm>
    </>
  )
}

function Choose(props: TimelineProps) {
  const t = wordsOf(props).cabinet
  return (
    <>
      <p>{t.now.chooseText}</p>
      <Actions>
        <ButtonLink href={hrefOf(props, 'wishes')}>{wordsOf(props).choose.link}</ButtonLink>
        {props.child.voucher?.state === 'confirmed' ? (
          <>
            <CalendarLink {...props} kind="choose" />
            <RefuseLink {...props} />
          </>
        ) : null}
      </Actions>
    </>
  )
}

function Restore(props: TimelineProps) {
  const t = wordsOf(props).cabinet
  return (
    <>
      <p>{t.now.inactiveText}</p>
      <PostForm {...props} action="restore">
        <Button>{t.actions.restore}</Button>
        <CalendarLink {...props} kind="restore" />
        <WithdrawLink {...props} />
      </PostForm>
    </>
  )
}

function Stopped(props: TimelineProps) {
  const { child, language } = props
  const t = wordsOf(props).cabinet
  const appealed = child.cases.some(one => one.kind === 'stop-list' && one.state === 'open')
  const day = child.application.stoppedUntil?.toZonedDateTimeISO(ALMATY).toPlainDate()
  return (
    <>
      {day === undefined ? null : <p>{t.now.stoppedText(formatDate(day, language))}</p>}
      <Actions>
        {appealed ? null : (
          <ButtonLink href={hrefOf(props, 'case?kind=stop-list')} variant="secondary">
            {t.actions.appeal}
          </ButtonLink>
        )}
        <WithdrawLink {...props} />
      </Actions>
    </>
  )
}

function PostForm(props: TimelineProps & { action: string; children: ComponentChildren }) {
  return (
    <form method="post" action={hrefOf(props, props.action)}>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <Actions>{props.children}</Actions>
    </form>
  )
}

function RefuseLink(props: TimelineProps) {
  return (
    <ButtonLink href={hrefOf(props, 'refuse')} variant="secondary" color="neutral">
      {wordsOf(props).cabinet.actions.refuse}
    </ButtonLink>
  )
}

function WithdrawLink(props: TimelineProps) {
  return (
    <ButtonLink href={hrefOf(props, 'withdraw')} variant="secondary" color="neutral">
      {wordsOf(props).cabinet.actions.withdraw}
    </ButtonLink>
  )
}

function CalendarLink(props: TimelineProps & { kind: DeadlineKind }) {
  return (
    <ButtonLink href={hrefOf(props, `${props.kind}.ics`)} variant="tertiary" download>
      {wordsOf(props).cabinet.actions.calendar}
    </ButtonLink>
  )
}

function hrefOf({ language, child }: TimelineProps, path: string): string {
  return `/${language}/cabinet/${child.application.number}/${path}`
}

function nextItems({ child, language }: TimelineProps): readonly TimelineItem[] {
  const t = wordsOf({ child, language }).cabinet.next
  const next = (title: string): TimelineItem => ({ state: 'next', title })
  const { state } = child.application
  if (state === 'queued' || state === 'stopped') {
    return child.regime === 'referral'
      ? [next(t.referral), next(t.sign)]
      : [next(t.offer), next(t.confirm), next(t.choose)]
  }
  if (state === 'offered' && child.voucher?.state === 'offered') return [next(t.choose)]
  return []
}
