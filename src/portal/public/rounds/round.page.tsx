/** One round of choice: every decision in its order, and how to check it. */
import type { RoundDecision } from '../../../domain/choice/round.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import type { Form } from '../../layout/form.ts'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Table } from '../../layout/table.tsx'
import { FindNumber } from '../find-number.tsx'
import type { RoundSummary } from './round-list.page.tsx'
import { roundTitle } from './round-title.ts'

type WholeRound = RoundSummary & {
  readonly held_at: Temporal.Instant
  readonly regime: string
  readonly rule_pack_id: string
  readonly rule_pack_version: string
  readonly input_hash: string
  readonly result_hash: string
}

type RoundProps = {
  frame: Frame
  round: WholeRound
  families: number
  territoryName: string
  decisions: readonly RoundDecision[]
  /** `<bin>/<group id>` in words. */
  nameOf: (group: string) => string
  numberForm: Form
  nextHref: string | undefined
}

export function RoundPage(props: RoundProps) {
  const { frame, round } = props
  const { language } = frame
  const t = texts(language).rounds
  const title = roundTitle(round, props.territoryName, language)
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/rounds?territory=${round.territory_code}`, text: t.title },
            { text: title },
          ]}
        />
        <Heading>{title}</Heading>
        <Lead>
          <MomentText instant={round.held_at} language={language} />
        </Lead>
        {round.regime === 'referral' ? <p>{t.referralRound}</p> : null}
        <StatCards
          stats={[
            { label: t.families, value: formatCount(props.families, language) },
            { label: t.placed, value: formatCount(round.placed, language) },
          ]}
        />
        <Heading level={2}>{t.whyMe}</Heading>
        <FindNumber form={props.numberForm} action={`/${language}/rounds/${round.id}/why`} />
        <Heading level={2}>{t.decisions}</Heading>
        <p>{t.decisionsLead}</p>
        <DecisionTable {...props} />
        <Pager language={language} nextHref={props.nextHref} />
        <Verification {...props} />
      </div>
    </Shell>
  )
}

function DecisionTable({ frame, decisions, nameOf }: RoundProps) {
  const { language } = frame
  const t = texts(language).rounds
  return (
    <Table
      caption={t.decisions}
      captionHidden
      columns={[
        { header: t.turn, numeric: true },
        { header: t.application, nowrap: true },
        { header: t.outcome },
        { header: t.group, wide: true },
        { header: t.wish, numeric: true },
      ]}
      rows={decisions.map(one => [
        formatCount(one.sequence, language),
        <a class="ds-link" href={`/${language}/applications/${one.id}`}>
          {one.id}
        </a>,
        t.outcomes[one.outcome] ?? one.outcome,
        one.group === null ? '' : nameOf(one.group),
        one.wish === null
          ? one.group === null
            ? ''
            : t.anyPlace
          : formatCount(one.wish, language),
      ])}
    />
  )
}

function Verification({ frame, round }: RoundProps) {
  const { language } = frame
  const t = texts(language).rounds
  return (
    <>
      <Heading level={2}>{t.verify}</Heading>
      <p>{t.verifyText}</p>
      <Actions>
        <ButtonLink href={`/rounds/${round.id}/bundle.json`} variant="secondary" download>
          {t.download}
        </ButtonLink>
      </Actions>
      <SummaryList
        language={language}
        rows={[
          { question: t.rules, answer: `${round.rule_pack_id}, ${round.rule_pack_version}` },
          { question: t.inputHash, answer: <code class="kz-hash">{round.input_hash}</code> },
          { question: t.resultHash, answer: <code class="kz-hash">{round.result_hash}</code> },
        ]}
      />
    </>
  )
}
