/** How a provider stands on the list: an announced exclusion, the evidence, the inspections. */
import type { Language } from '../../../base/language.ts'
import type { Listing, RequirementStanding } from '../../../domain/providers/find-listing.ts'
import type { EvidenceState, InspectionOutcome } from '../../../domain/providers/listing.ts'
import { texts } from '../../../locales/texts.ts'
import { DateText } from '../../layout/date-text.tsx'
import { formatDate } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { Table } from '../../layout/table.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'

const STATE_COLORS: Readonly<Record<EvidenceState, TagColor>> = {
  'in-force': 'success',
  'ends-soon': 'warning',
  expired: 'danger',
  missing: 'neutral',
}

const OUTCOME_COLORS: Readonly<Record<InspectionOutcome, TagColor>> = {
  passed: 'success',
  remarks: 'warning',
  failed: 'danger',
}

export function StateTag(props: { state: EvidenceState; language: Language }) {
  const t = texts(props.language).kindergartens.listing
  return <Tag color={STATE_COLORS[props.state]}>{t.states[props.state]}</Tag>
}

export function OutcomeTag(props: { outcome: InspectionOutcome; language: Language }) {
  const t = texts(props.language).kindergartens.listing
  return <Tag color={OUTCOME_COLORS[props.outcome]}>{t.outcomes[props.outcome]}</Tag>
}

export function ExclusionNotice(props: {
  exclusion: NonNullable<Listing['exclusion']>
  language: Language
}) {
  const { exclusion, language } = props
  const t = texts(language).kindergartens.exclusion
  return (
    <Notice
      language={language}
      kind="warning"
      title={t.title(formatDate(exclusion.effectiveOn, language))}
    >
      <p>{t.reason(t.reasons[exclusion.reason])}</p>
      <p>{t.text}</p>
    </Notice>
  )
}

export function EvidenceTable(props: {
  requirements: readonly RequirementStanding[]
  language: Language
}) {
  const { language } = props
  const t = texts(language).kindergartens.listing
  return (
    <Table
      caption={t.title}
      captionHidden
      columns={[
        { header: t.requirement },
        { header: t.state, nowrap: true },
        { header: t.checkedOn, nowrap: true },
        { header: t.validTo, nowrap: true },
      ]}
      rows={props.requirements.map(({ requirement, state, evidence }) => [
        t.requirements[requirement],
        <StateTag state={state} language={language} />,
        evidence === undefined ? '–' : <DateText date={evidence.checkedOn} language={language} />,
        evidence === undefined ? (
          '–'
        ) : evidence.validTo === null ? (
          t.noEnd
        ) : (
          <DateText date={evidence.validTo} language={language} />
        ),
      ])}
    />
  )
}

export function Inspections(props: { inspections: Listing['inspections']; language: Language }) {
  const { inspections, language } = props
  const t = texts(language).kindergartens.listing
  return (
    <>
      <Heading level={2}>{t.inspections}</Heading>
      {inspections.length === 0 ? (
        <p class="kz-quiet">{t.notInspected}</p>
      ) : (
        <ul class="kz-inspections">
          {inspections.map(one => {
            const words = language === 'ru' ? one.summaryRu : one.summaryKk
            return (
              <li>
                <DateText date={one.heldOn} language={language} />{' '}
                <OutcomeTag outcome={one.outcome} language={language} />
                {words === '' ? null : <p lang={language === 'en' ? 'kk' : undefined}>{words}</p>}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
