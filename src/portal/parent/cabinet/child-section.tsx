/** One child in the cabinet: number, state, timeline, benefits with their documents. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { Heading } from '../../layout/heading.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'
import { Timeline } from '../../layout/timeline.tsx'
import { capitalized } from '../apply/benefits.page.tsx'
import { AbsencePanel } from '../attendance/absence-panel.tsx'
import { MonthsPanel } from '../attendance/months-panel.tsx'
import { CasesPanel } from '../cases/cases-panel.tsx'
import { PlacesPanel } from '../choose/places-panel.tsx'
import { RatingPanel } from '../rating/rating-panel.tsx'
import { ReferralPanel } from '../referral/referral-panel.tsx'
import { RenewalPanel } from '../renewal/renewal-panel.tsx'
import { SwapPanel } from '../swaps/swap-panel.tsx'
import { type TimelineProps, timelineItems } from './child-timeline.tsx'
import type { CabinetChild, CabinetClaim } from './load-child.ts'

const STATE_COLORS: Readonly<Record<CabinetChild['application']['state'], TagColor>> = {
  queued: 'info',
  offered: 'warm',
  inactive: 'warning',
  stopped: 'danger',
  served: 'success',
  archived: 'neutral',
}

const CLAIM_COLORS: Readonly<Record<CabinetClaim['state'], TagColor>> = {
  claimed: 'info',
  confirmed: 'success',
  rejected: 'danger',
  expired: 'warning',
}

export function ChildSection(props: TimelineProps) {
  const { child, language } = props
  const t = texts(language).cabinet
  const { application } = child
  return (
    <section class="kz-stack">
      <Heading level={2}>{child.childName}</Heading>
      <p>
        <Tag color="neutral">{texts(language).territories.programmes[application.programme]}</Tag>{' '}
        <Tag color={STATE_COLORS[application.state]}>{stateText(child, language)}</Tag>
      </p>
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
        csrfToken={props.csrfToken}
        requestId={props.requestId}
      />
      {child.absence === undefined ? null : (
        <AbsencePanel
          language={language}
          number={application.number}
          since={child.absence.absence.since}
          said={child.absence.absence.objection}
        />
      )}
      <MonthsPanel language={language} months={child.months} />
      <RatingPanel rateable={child.rateable} number={application.number} language={language} />
      <SwapPanel language={language} swaps={child.swaps} />
      <Heading level={3}>{t.path}</Heading>
      <Timeline language={language} items={timelineItems(props)} />
      <CasesPanel cases={child.cases} language={language} />
      {child.claims.length === 0 ? null : <Claims language={language} child={child} />}
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
      </Actions>
    </section>
  )
}

/** An offered application says what was offered, and how far the family has come with it. */
function stateText({ application, voucher, referral }: CabinetChild, language: Language): string {
  const t = texts(language).cabinet
  if (application.state !== 'offered') return t.states[application.state]
  if (referral?.view.referral.state === 'issued') return t.offered.referral
  if (voucher?.state === 'confirmed') return t.offered.confirmed
  return voucher?.state === 'place-held' ? t.offered.held : t.states.offered
}

function Claims({ language, child }: { language: Language; child: CabinetChild }) {
  const t = texts(language).cabinet
  const due = child.deadlines.find(deadline => deadline.kind === 'claims')
  const root = `/${language}/cabinet/${child.application.number}`
  return (
    <>
      <Heading level={3}>{t.claims.title}</Heading>
      <SummaryList
        language={language}
        rows={child.claims.map(claim => ({
          question: capitalized(texts(language).territories.ruleTexts.words[claim.code]),
          answer: <Claim language={language} claim={claim} root={root} />,
        }))}
      />
      {due === undefined ? null : (
        <p>
          {t.claims.due}. <DeadlineText language={language} {...due} />{' '}
          <a class="ds-link" href={`${root}/claims.ics`} download>
            {t.actions.calendar}
          </a>
        </p>
      )}
    </>
  )
}

function Claim(props: { language: Language; claim: CabinetClaim; root: string }) {
  const { claim, root } = props
  const t = texts(props.language).cabinet.claims
  const { document } = claim
  return (
    <div class="kz-stack">
      <p>
        <Tag color={CLAIM_COLORS[claim.state]}>{t.states[claim.state]}</Tag>
        {claim.fromRegister ? ` ${t.register}` : null}
      </p>
      {claim.fromRegister || (document === undefined && claim.state !== 'claimed') ? null : (
        <p>
          {document === undefined ? (
            t.noDocument
          ) : (
            <a class="ds-link" href={`${root}/documents/${document.id}`} download>
              {t.download(document.fileName)}
            </a>
          )}
        </p>
      )}
      {claim.state === 'claimed' ? (
        <p>
          <a class="ds-link" href={`${root}/claims/${claim.id}/document`}>
            {t.add}
          </a>
        </p>
      ) : null}
    </div>
  )
}
