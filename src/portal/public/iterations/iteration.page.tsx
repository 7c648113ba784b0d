/** One iteration: totals, why some were not reached, every decision in order, and how to check it. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { Details } from '../../layout/details.tsx'
import type { Form } from '../../layout/form.ts'
import { formatCount, formatTenge } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Table } from '../../layout/table.tsx'
import { FindNumber } from '../find-number.tsx'
import { type IterationSummary, skippedCounts } from './iteration-list.page.tsx'
import { iterationTitle, outcomeText, reasonText } from './outcome-text.ts'

type WholeIteration = IterationSummary & {
  readonly held_at: Temporal.Instant
  readonly rule_pack_id: string
  readonly rule_pack_version: string
  readonly input_hash: string
  readonly result_hash: string
  readonly money_before_tiyn: bigint
  readonly money_after_tiyn: bigint
}

type PublicDecision = {
  readonly sequence: number
  readonly number: string
  readonly reason: string | null
  readonly money_left_tiyn: bigint
  readonly pool_left: number
}

type IterationProps = {
  frame: Frame
  iteration: WholeIteration
  territoryName: string
  decisions: readonly PublicDecision[]
  numberForm: Form
  nextHref: string | undefined
  firstPage: boolean
  sealed: SealedRecord | undefined
}

/** Where the journal holds it, and the seal that stands above it; undefined while it is being sealed. */
export type SealedRecord = {
  readonly index: number
  readonly size: number
  /** Base64. */
  readonly root: string
}

export function IterationPage(props: IterationProps) {
  const { frame, iteration } = props
  const { language } = frame
  const t = texts(language).publicIterations
  const title = iterationTitle(iteration, props.territoryName, language)
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/iterations`, text: t.title }, { text: title }]}
        />
        <Heading>{title}</Heading>
        <Lead>
          <MomentText instant={iteration.held_at} language={language} />
        </Lead>
        {props.firstPage ? <Totals iteration={iteration} language={language} /> : null}
        {props.firstPage ? (
          <>
            <Heading level={2}>{t.whyMe}</Heading>
            <FindNumber
              form={props.numberForm}
              action={`/${language}/iterations/${iteration.id}/why`}
            />
          </>
        ) : null}
        <Heading level={2}>{t.decisions}</Heading>
        <p>{t.decisionsLead}</p>
        {iteration.programme === 'club' ? <p>{t.moneyAlone}</p> : null}
        <DecisionTable
          decisions={props.decisions}
          language={language}
          withPlaces={iteration.programme !== 'club'}
        />
        <Pager language={language} nextHref={props.nextHref} />
        <Verification iteration={iteration} sealed={props.sealed} language={language} />
      </div>
    </Shell>
  )
}

type PartProps = { iteration: WholeIteration; language: Language }

function Totals({ iteration, language }: PartProps) {
  const t = texts(language).publicIterations
  const skipped = skippedCounts(iteration.skipped)
  const total = skipped.reduce((sum, [, count]) => sum + count, 0)
  return (
    <>
      <StatCards
        stats={[
          { label: t.offered, value: formatCount(iteration.offered, language) },
          { label: t.skipped, value: formatCount(total, language) },
          { label: t.moneyBefore, value: formatTenge(iteration.money_before_tiyn, language) },
          { label: t.moneyAfter, value: formatTenge(iteration.money_after_tiyn, language) },
        ]}
      />
      {skipped.length === 0 ? (
        <p>{t.allOffered}</p>
      ) : (
        <Table
          caption={t.whySkipped}
          columns={[{ header: t.reason }, { header: t.children, numeric: true }]}
          rows={skipped.map(([reason, count]) => [
            reasonText(reason, language),
            formatCount(count, language),
          ])}
        />
      )}
    </>
  )
}

function DecisionTable(props: {
  decisions: readonly PublicDecision[]
  language: Language
  /** Clubs are chosen afterwards: no places are counted here. */
  withPlaces: boolean
}) {
  const { language, withPlaces } = props
  const t = texts(language).publicIterations
  return (
    <Table
      caption={t.decisions}
      captionHidden
      columns={[
        { header: t.sequence, numeric: true },
        { header: t.application, nowrap: true },
        { header: t.outcome },
        ...(withPlaces ? [{ header: t.placesLeft, numeric: true }] : []),
        { header: t.moneyLeft, numeric: true },
      ]}
      rows={props.decisions.map(one => [
        formatCount(one.sequence, language),
        <a class="ds-link" href={`/${language}/applications/${one.number}`}>
          {one.number}
        </a>,
        outcomeText(one.reason, language),
        ...(withPlaces ? [formatCount(one.pool_left, language)] : []),
        formatTenge(one.money_left_tiyn, language),
      ])}
    />
  )
}

function Verification(props: PartProps & { sealed: SealedRecord | undefined }) {
  const { iteration, sealed, language } = props
  const { publicIterations: t, log } = texts(language)
  return (
    <>
      <Heading level={2}>{t.verify}</Heading>
      <p>{t.verifyText}</p>
      {sealed === undefined ? null : (
        <p>
          {log.iteration.record}:{' '}
          <a class="ds-link" href={`/${language}/log/leaf/${sealed.index}`}>
            № {formatCount(sealed.index, language)}
          </a>
        </p>
      )}
      <Actions>
        <ButtonLink href={`/api/v1/iterations/${iteration.id}/bundle`} download>
          {t.download}
        </ButtonLink>
        <ButtonLink href={`/${language}/replay`} variant="secondary">
          {t.replayLink}
        </ButtonLink>
      </Actions>
      <Details summary={t.inputHash}>
        <SummaryList
          language={language}
          rows={[
            {
              question: t.inputHash,
              answer: <code class="kz-hash">{iteration.input_hash}</code>,
            },
            {
              question: t.resultHash,
              answer: <code class="kz-hash">{iteration.result_hash}</code>,
            },
            {
              question: t.rules,
              answer: `${iteration.rule_pack_id}, ${iteration.rule_pack_version}`,
            },
            ...(sealed === undefined
              ? []
              : [
                  {
                    question: log.iteration.root(formatCount(sealed.size, language)),
                    answer: <code class="kz-hash">{sealed.root}</code>,
                  },
                ]),
          ]}
        />
      </Details>
    </>
  )
}
