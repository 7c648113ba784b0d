/** Iterations, the newest first. */
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { DateText } from '../../layout/date-text.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { iterationTitle } from './outcome-text.ts'

export type IterationSummary = {
  readonly id: bigint
  readonly number: number
  readonly programme: string
  readonly territory_code: string
  readonly held_on: Temporal.PlainDate
  readonly offered: number
  readonly skipped: unknown
}

type ListProps = {
  frame: Frame
  territory: Territory | undefined
  territories: ReadonlyMap<string, Territory>
  iterations: readonly IterationSummary[]
  nextHref: string | undefined
}

/** Reason -> how many; what is stored is only ever such an object. */
export function skippedCounts(skipped: unknown): readonly (readonly [string, number])[] {
  return Object.entries((skipped ?? {}) as Record<string, number>)
}

export function IterationListPage(props: ListProps) {
  const { frame, territory } = props
  const { language } = frame
  const t = texts(language).publicIterations
  const title = territory === undefined ? t.title : t.titleOf(territory.name[language])
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Heading>{title}</Heading>
        <Lead>{t.lead}</Lead>
        {props.iterations.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={title}
            captionHidden
            columns={[
              { header: t.number },
              { header: t.heldOn },
              { header: t.offered, numeric: true },
              { header: t.skipped, numeric: true },
            ]}
            rows={props.iterations.map(one => [
              <a class="ds-link" href={`/${language}/iterations/${one.id}`}>
                {iterationTitle(
                  one,
                  props.territories.get(one.territory_code)?.name[language] ?? one.territory_code,
                  language,
                )}
              </a>,
              <DateText date={one.held_on} language={language} />,
              formatCount(one.offered, language),
              formatCount(
                skippedCounts(one.skipped).reduce((sum, [, count]) => sum + count, 0),
                language,
              ),
            ])}
          />
        )}
        <p>
          <a class="ds-link" href={`/${language}/replay`}>
            {t.replayLink}
          </a>
        </p>
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}
