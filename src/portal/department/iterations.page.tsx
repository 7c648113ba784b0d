/** Previewing and holding an iteration: what would happen, what holds children back, what if. */
import type { SkipReason } from '../../domain/iterations/iteration.ts'
import { texts } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { Details } from '../layout/details.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount, formatDate, formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { ProgrammeField } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'

type PreviewView = {
  readonly offered: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  readonly moneyAfterTiyn: bigint
}

type HeldIteration = {
  readonly id: bigint
  readonly number: number
  readonly heldOn: Temporal.PlainDate
  readonly offered: number
}

export function IterationsPage(props: {
  frame: Frame
  territoryName: string
  preview: PreviewView | undefined
  /** Why no preview can be made, in words. */
  refusal: string | undefined
  whatIf: Form
  /** Clubs: money alone decides (`iteration.boundedBy`), so more places change nothing. */
  countsPlaces: boolean
  /** The territory chosen, carried by the form of "what if". */
  territory: string
  holdHref: string | undefined
  held: readonly HeldIteration[]
  heldNow: HeldIteration | undefined
}) {
  const { language } = props.frame
  const t = texts(language).department.iterations
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading level={1}>
          {props.territoryName}: {t.title}
        </Heading>
        {props.heldNow === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.held(props.heldNow.number, formatCount(props.heldNow.offered, language))}
          </Notice>
        )}
        {props.refusal === undefined ? null : (
          <Notice language={language} kind="warning">
            {props.refusal}
          </Notice>
        )}
        {props.preview === undefined ? null : (
          <Preview frame={props.frame} preview={props.preview} />
        )}
        {props.holdHref === undefined ? null : (
          <Actions>
            <ButtonLink href={props.holdHref}>{t.hold}</ButtonLink>
          </Actions>
        )}
        <Details summary={t.whatIf} open={Object.keys(props.whatIf.values).length > 0}>
          <form method="get" class="kz-form" novalidate>
            <input type="hidden" name="territory" value={props.territory} />
            <ProgrammeField frame={props.frame} />
            <TextField
              form={props.whatIf}
              name="money"
              label={t.moreMoney}
              width="medium"
              maxLength={24}
            />
            {props.countsPlaces ? (
              <TextField
                form={props.whatIf}
                name="places"
                label={t.morePlaces}
                kind="digits"
                width="short"
                maxLength={5}
              />
            ) : null}
            <Actions>
              <Button variant="secondary">{t.recount}</Button>
            </Actions>
          </form>
        </Details>
        <Heading level={2}>{t.list}</Heading>
        {props.held.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.list}
            captionHidden
            columns={[
              { header: t.number, nowrap: true },
              { header: t.day, nowrap: true },
              { header: t.offered, numeric: true },
            ]}
            rows={props.held.map(one => [
              <a class="ds-link" href={`/${language}/iterations/${one.id}`}>
                № {one.number}
              </a>,
              formatDate(one.heldOn, language),
              formatCount(one.offered, language),
            ])}
          />
        )}
      </div>
    </Shell>
  )
}

function Preview(props: { frame: Frame; preview: PreviewView }) {
  const { language } = props.frame
  const t = texts(language).department.iterations
  const { offered, skipped, moneyAfterTiyn } = props.preview
  const reasons = Object.entries(skipped) as [SkipReason, number][]
  const waiting = reasons.reduce((sum, [, count]) => sum + count, 0)
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.preview}</Heading>
      <p class="kz-quiet">{t.previewLead}</p>
      <StatCards
        stats={[
          { label: t.offered, value: formatCount(offered, language) },
          { label: t.skipped, value: formatCount(waiting, language) },
          { label: t.moneyAfter, value: formatTenge(moneyAfterTiyn, language) },
        ]}
      />
      {reasons.length === 0 ? null : (
        <BarChart
          language={language}
          title={t.holdsBack}
          labelHeader={t.reason}
          valueHeader={t.skipped}
          color="warm"
          points={reasons.map(([reason, count]) => ({
            label: t.reasons[reason],
            value: count,
            text: formatCount(count, language),
          }))}
        />
      )}
    </section>
  )
}

export function HoldPage(props: {
  frame: Frame
  offered: number
  backHref: string
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const t = texts(language).department.iterations
  return (
    <Shell frame={props.frame} title={t.holdTitle} noindex>
      <div class="kz-column kz-stack">
        <Heading level={1}>{t.holdTitle}</Heading>
        <p>{t.holdText(formatCount(props.offered, language))}</p>
        <form method="post" class="kz-form">
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <Actions>
            <Button>{t.holdNow}</Button>
            <ButtonLink href={props.backHref} variant="secondary">
              {t.cancel}
            </ButtonLink>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
