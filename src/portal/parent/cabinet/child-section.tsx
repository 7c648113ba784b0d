/** One child in the cabinet: number, state, timeline, benefits with their documents. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { Heading } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'
import { Timeline } from '../../layout/timeline.tsx'
import { AbsencePanel } from '../attendance/absence-panel.tsx'
import { MonthsPanel } from '../attendance/months-panel.tsx'
import { CasesPanel } from '../cases/cases-panel.tsx'
import { PlacesPanel } from '../choose/places-panel.tsx'
import { RatingPanel } from '../rating/rating-panel.tsx'
import { ReferralPanel } from '../referral/referral-panel.tsx'
import { RenewalPanel } from '../renewal/renewal-panel.tsx'
import { SwapPanel } from '../swaps/swap-panel.tsx'
import { type TimelineProps, timelineItems } from './child-timeline.tsx'
import { ClaimsPanel } from './claims-panel.tsx'
import type { CabinetChild } from './load-child.ts'

const STATE_COLORS: Readonly<Record<CabinetChild['application']['state'], TagColor>> = {
  queued: 'info',
  offered: 'warm',
  inactive: 'warning',
  stopped: 'danger',
  served: 'success',
  archived: 'neutral',
}

/** @param props.ofSeveral the child has another application: its wallet has told both ways in one timeline */
export function ChildSection(props: TimelineProps & { ofSeveral: boolean }) {
  const { child, language, ofSeveral } = props
  const t = texts(language).cabinet
  const { application, itself } = child
  return (
    <section class="kz-stack">
      <Heading level={2}>
        {ofSeveral
          ? `${child.childName}: ${texts(language).territories.programmes[application.programme]}`
          : child.childName}
      </Heading>
      <p>
        <Tag color="neutral">{texts(language).territories.programmes[application.programme]}</Tag>{' '}
        <Tag color={STATE_COLORS[application.state]}>{stateText(child, language)}</Tag>
      </p>
      {itself ? (
        <Notice language={language} kind="info">
          {texts(language).ownAction.itself}
        </Notice>
      ) : null}
      <SummaryList
        language={language}
        rows={[
          { question: t.number, answer: <span class="kz-number">{application.number}</span> },
          {
            question: t.submittedAt,
            answer: <MomentText instant={application.submittedAt} language={language} />,
          },
          { question: t.place, answer: child.placeName[language] },
        ]}
      />
      {child.referral === undefined ? null : (
        <ReferralPanel
          language={language}
          number={application.number}
          signed={child.places.signed}
          {...child.referral}
        />
      )}
      <RenewalPanel
        language={language}
        number={application.number}
        renewing={child.renewing}
        csrfToken={props.csrfToken}
        requestId={props.requestId}
      />
      <PlacesPanel
        named={child.voucher?.form === 'targeted'}
        language={language}
        programme={application.programme}
        number={application.number}
        places={child.places}
        itself={itself}
        csrfToken={props.csrfToken}
        requestId={props.requestId}
      />
      {itself ? null : <Attendance {...props} />}
      <SwapPanel language={language} swaps={child.swaps} />
      {ofSeveral ? null : (
        <>
          <Heading level={3}>{t.path}</Heading>
          <Timeline language={language} items={timelineItems(props)} />
        </>
      )}
      {itself ? null : <Papers {...props} />}
    </section>
  )
}

/** An offered application says what was offered, and how far the family has come with it. */
export function stateText(
  { application, voucher, referral }: CabinetChild,
  language: Language,
): string {
  const t = texts(language).cabinet
  if (application.state !== 'offered') return t.states[application.state]
  if (referral?.view.referral.state === 'issued') return t.offered.referral
  if (voucher?.state === 'confirmed') return t.offered.confirmed
  return voucher?.state === 'place-held' ? t.offered.held : t.states.offered
}

/** Absences, months and ratings: the parent answers for them. */
function Attendance({ child, language }: TimelineProps) {
  const { application } = child
  return (
    <>
      {child.absence === undefined ? null : (
        <AbsencePanel
          language={language}
          programme={application.programme}
          number={application.number}
          since={child.absence.absence.since}
          said={child.absence.absence.objection}
        />
      )}
      <MonthsPanel language={language} programme={application.programme} months={child.months} />
      <RatingPanel
        rateable={child.rateable}
        number={application.number}
        language={language}
        programme={application.programme}
      />
    </>
  )
}

function Papers({ child, language }: TimelineProps) {
  const t = texts(language).cabinet
  const { application } = child
  return (
    <>
      <CasesPanel cases={child.cases} language={language} />
      <ClaimsPanel language={language} child={child} />
      <Actions>
        <ButtonLink
          href={`/${language}/cabinet/${application.number}/receipt`}
          variant="tertiary"
          download
        >
          {t.actions.receipt}
        </ButtonLink>
        <ButtonLink href={`/${language}/cabinet/${application.number}/proofs`} variant="tertiary">
          {texts(language).proofs.link}
        </ButtonLink>
        <ButtonLink href={`/${language}/cabinet/${application.number}/case`} variant="tertiary">
          {texts(language).cases.ask}
        </ButtonLink>
        {child.mayActItself ? (
          <ButtonLink
            href={`/${language}/cabinet/${application.number}/own-action`}
            variant="tertiary"
          >
            {texts(language).ownAction.link}
          </ButtonLink>
        ) : null}
      </Actions>
    </>
  )
}
