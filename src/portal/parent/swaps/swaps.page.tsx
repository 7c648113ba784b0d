/** The page of exchanges of one child: the open one, the groups that it would rather have, those of the past. */
import type { GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { GroupText, groupHref, groupName } from '../choose/group-text.tsx'
import type { ChildSwaps } from './load-swap.ts'
import { BundleLink, Moves, OpenSwap } from './swap-panel.tsx'

export type SwapsPageProps = {
  frame: Frame
  swaps: ChildSwaps
  saved: boolean
  csrfToken: string
  requestId: string
}

export function SwapsPage(props: SwapsPageProps) {
  const { frame, swaps } = props
  const { language } = frame
  const all = texts(language)
  const t = all.swaps
  const root = `/${language}/cabinet/${swaps.number}`
  const own = swaps.own && swaps.groupOf.get(swaps.own.groupId)
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: root, text: swaps.childName }, { text: t.title }]}
        />
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {all.choose.saved}
          </Notice>
        ) : null}
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {own === undefined ? null : <p>{t.own(groupName(own, language))}</p>}
        <OpenSwap language={language} swaps={swaps} />
        {swaps.own === undefined && swaps.open === undefined ? <p>{t.notNow}</p> : null}
        {swaps.own === undefined ? null : <Wishes {...props} />}
        <Past {...props} />
      </div>
    </Shell>
  )
}

function Wishes(props: SwapsPageProps) {
  const { language } = props.frame
  const { number, wishes, groupOf } = props.swaps
  const t = texts(language).swaps
  const add = `/${language}/cabinet/${number}/exchange/add`
  const choices = wishes.flatMap(id => groupOf.get(id) ?? [])
  return (
    <>
      <Heading level={2}>{t.wishesTitle}</Heading>
      {choices.length === 0 ? (
        <EmptyState title={t.none} action={<ButtonLink href={add}>{t.add}</ButtonLink>}>
          {t.noneText}
        </EmptyState>
      ) : (
        <>
          <p class="kz-quiet">{t.wishesLead}</p>
          <form method="post" action={`/${language}/cabinet/${number}/exchange`}>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <ol class="kz-wishes">
              {choices.map((choice, index) => (
                <Wish {...props} choice={choice} index={index} last={choices.length - 1} />
              ))}
            </ol>
          </form>
          <Actions>
            <ButtonLink href={add}>{t.add}</ButtonLink>
          </Actions>
        </>
      )}
    </>
  )
}

function Wish(props: SwapsPageProps & { choice: GroupChoice; index: number; last: number }) {
  const { choice, index } = props
  const { language } = props.frame
  const t = texts(language).choose
  return (
    <li class="kz-wish">
      <p class="kz-quiet kz-small">{t.position(formatCount(index + 1, language))}</p>
      <Heading level={3}>
        <a class="ds-link" href={groupHref(choice, language)}>
          {groupName(choice, language)}
        </a>
      </Heading>
      <GroupText choice={choice} language={language} />
      <div class="kz-press-row">
        {index === 0 ? null : <Press {...props} kind="up" text={t.up} />}
        {index === props.last ? null : <Press {...props} kind="down" text={t.down} />}
        <Press {...props} kind="remove" text={t.remove} />
      </div>
    </li>
  )
}

function Press(props: SwapsPageProps & { choice: GroupChoice; kind: string; text: string }) {
  const { choice, kind, text } = props
  return (
    <Button name="change" value={`${kind}:${choice.groupId}`} variant="secondary" color="neutral">
      {text}
      <span class="ds-sr-only">: {groupName(choice, props.frame.language)}</span>
    </Button>
  )
}

function Past({ frame, swaps }: SwapsPageProps) {
  const { language } = frame
  const t = texts(language).swaps
  if (swaps.past.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.history}</Heading>
      <ul class="kz-wishes">
        {swaps.past.map(view => (
          <li class="kz-wish">
            <p>
              <MomentText instant={view.proposal.proposedAt} language={language} />
              {': '}
              {t.states[view.proposal.state]}.{' '}
              {view.proposal.offReason === null ? null : t.reasons[view.proposal.offReason]}
            </p>
            <Moves language={language} swaps={swaps} view={view} />
            <BundleLink language={language} searchId={view.proposal.searchId} />
          </li>
        ))}
      </ul>
    </>
  )
}
