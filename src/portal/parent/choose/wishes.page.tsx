/** The ranked wishes of one child: order, admissions, preferences. Every button is a form of its own kind. */
import type { GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import type { Preferences, Wish } from '../../../domain/choice/find-wishes.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { CheckboxGroup } from '../../layout/choice-group.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { GroupText, groupHref, groupName } from './group-text.tsx'
import { admissionsOf } from './wishes.form.ts'

export type WishesPageProps = {
  frame: Frame
  number: string
  programme: Programme
  childName: string
  wishes: readonly { readonly wish: Wish; readonly choice: GroupChoice }[]
  preferences: Preferences
  /** Whether siblings stand beside this child at all. */
  hasSiblings: boolean
  /** Undefined where there are no rounds, or the voucher is not confirmed yet. */
  nextRound: { readonly day: Temporal.PlainDate; readonly hour: string } | undefined
  /** No voucher is confirmed yet: the list waits for it. */
  beforeVoucher: boolean
  /** No voucher comes here: referrals are issued by the list. */
  onReferrals: boolean
  saved: boolean
  csrfToken: string
  requestId: string
}

export function WishesPage(props: WishesPageProps) {
  const { frame, wishes, nextRound } = props
  const { language } = frame
  const all = textsOf(language, props.programme)
  const t = all.choose
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: root, text: props.childName }, { text: t.link }]}
        />
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {nextRound === undefined ? null : (
          <p>{t.nextRound(formatDate(nextRound.day, language), nextRound.hour)}</p>
        )}
        {props.onReferrals ? <p>{t.forReferral}</p> : null}
        {props.beforeVoucher && !props.onReferrals ? <p>{t.early}</p> : null}
        {wishes.length === 0 ? (
          <EmptyState
            title={t.none}
            action={<ButtonLink href={`${root}/wishes/add`}>{t.add}</ButtonLink>}
          >
            {t.noneText}
          </EmptyState>
        ) : (
          <WishList {...props} />
        )}
        <PreferenceForm {...props} />
      </div>
    </Shell>
  )
}

function WishList(props: WishesPageProps) {
  const { frame, wishes, csrfToken, requestId } = props
  const { language } = frame
  const t = texts(language).choose
  const root = `/${language}/cabinet/${props.number}`
  return (
    <>
      <form method="post" action={`${root}/wishes`}>
        <HiddenFields csrfToken={csrfToken} requestId={requestId} />
        <ol class="kz-wishes">
          {wishes.map(({ choice }, index) => (
            <li class="kz-wish">
              <p class="kz-quiet kz-small">{t.position(formatCount(index + 1, language))}</p>
              <Heading level={2}>
                <a class="ds-link" href={groupHref(choice, language)}>
                  {groupName(choice, language)}
                </a>
              </Heading>
              <GroupText choice={choice} language={language} />
              <div class="kz-press-row">
                {index === 0 ? null : (
                  <Press
                    kind="up"
                    id={choice.groupId}
                    text={t.up}
                    name={groupName(choice, language)}
                  />
                )}
                {index === wishes.length - 1 ? null : (
                  <Press
                    kind="down"
                    id={choice.groupId}
                    text={t.down}
                    name={groupName(choice, language)}
                  />
                )}
                <Press
                  kind="remove"
                  id={choice.groupId}
                  text={t.remove}
                  name={groupName(choice, language)}
                />
              </div>
            </li>
          ))}
        </ol>
      </form>
      {props.onReferrals ? null : <p class="kz-quiet">{t.full}</p>}
      <Actions>
        <ButtonLink href={`${root}/wishes/add`}>{t.add}</ButtonLink>
      </Actions>
    </>
  )
}

function Press(props: { kind: string; id: bigint; text: string; name: string }) {
  return (
    <Button name="change" value={`${props.kind}:${props.id}`} variant="secondary" color="neutral">
      {props.text}
      <span class="ds-sr-only">: {props.name}</span>
    </Button>
  )
}

function PreferenceForm(props: WishesPageProps) {
  const { frame, preferences } = props
  const { language } = frame
  const t = texts(language).choose
  const admissions = admissionsOf(props.wishes.map(({ wish }) => wish))
  const values = {
    admissions: admissions.filter(one => one !== 'general'),
    preferences: [
      ...(preferences.together ? ['together'] : []),
      ...(preferences.anyPlace ? ['any-place'] : []),
    ],
  }
  const form = { language, values, errors: {} }
  const isClub = props.programme === 'club'
  return (
    <form
      method="post"
      class="kz-form"
      action={`/${language}/cabinet/${props.number}/wishes/preferences`}
    >
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      {props.wishes.length === 0 ? null : (
        <CheckboxGroup
          form={form}
          name="admissions"
          label={t.admissionsTitle}
          options={[
            { value: 'early-booking', label: t.earlyToo },
            { value: 'temporary', label: t.temporaryToo },
          ]}
        />
      )}
      {isClub && !props.hasSiblings ? null : (
        <CheckboxGroup
          form={form}
          name="preferences"
          label={t.preferences}
          options={[
            ...(props.hasSiblings
              ? [{ value: 'together', label: t.together, hint: t.togetherHint }]
              : []),
            // Swimming instead of chess helps nobody: a club is chosen by name.
            ...(isClub ? [] : [{ value: 'any-place', label: t.anyPlace, hint: t.anyPlaceHint }]),
          ]}
        />
      )}
      <Actions>
        <Button variant="secondary">{t.save}</Button>
      </Actions>
    </form>
  )
}
