/** Rounds of choice, the newest first. */
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { roundTitle } from './round-title.ts'

export type RoundSummary = {
  readonly id: bigint
  readonly territory_code: string
  readonly programme: string
  readonly number: number
  readonly held_on: Temporal.PlainDate
  readonly placed: number
}

export function RoundListPage(props: {
  frame: Frame
  territory: Territory | undefined
  territories: ReadonlyMap<string, Territory>
  rounds: readonly RoundSummary[]
  nextHref: string | undefined
}) {
  const { frame, territory } = props
  const { language } = frame
  const t = texts(language).rounds
  const title = territory === undefined ? t.title : t.titleOf(territory.name[language])
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        {territory === undefined ? null : (
          <Breadcrumbs
            language={language}
            crumbs={[
              {
                href: `/${language}/queue/${territory.code}`,
                text: territory.name[language],
              },
              { text: t.title },
            ]}
          />
        )}
        <Heading>{title}</Heading>
        <Lead>{t.lead}</Lead>
        {props.rounds.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={title}
            captionHidden
            columns={[
              { header: t.number, nowrap: true },
              { header: t.heldOn, nowrap: true },
              { header: t.placed, numeric: true },
            ]}
            rows={props.rounds.map(round => [
              <a class="ds-link" href={`/${language}/rounds/${round.id}`}>
                {roundTitle(
                  round,
                  props.territories.get(round.territory_code)?.name[language] ??
                    round.territory_code,
                  language,
                )}
              </a>,
              formatDate(round.held_on, language),
              formatCount(round.placed, language),
            ])}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
        <p>
          <a
            class="ds-link"
            href={`/${language}/swaps${territory === undefined ? '' : `?territory=${territory.code}`}`}
          >
            {texts(language).swaps.searches.title}
          </a>
        </p>
      </div>
    </Shell>
  )
}
