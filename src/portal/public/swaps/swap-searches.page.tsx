/** Searches for exchanges of places, the newest first. */
import type { SearchSummary } from '../../../domain/swaps/find-swaps.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SearchTable } from './search-table.tsx'

export function SwapSearchesPage(props: {
  frame: Frame
  territory: Territory | undefined
  territories: ReadonlyMap<string, Territory>
  searches: readonly SearchSummary[]
  nextHref: string | undefined
}) {
  const { frame, territory, territories, searches } = props
  const { language } = frame
  const t = texts(language).swaps.searches
  const title = territory === undefined ? t.title : t.titleOf(territory.name[language])
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        {territory === undefined ? null : (
          <Breadcrumbs
            language={language}
            crumbs={[
              { href: `/${language}/queue/${territory.code}`, text: territory.name[language] },
              { text: t.title },
            ]}
          />
        )}
        <Heading>{title}</Heading>
        <Lead>{t.lead}</Lead>
        {searches.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <>
            <SearchTable
              language={language}
              searches={searches}
              {...(territory === undefined && {
                nameOf: (code: string) => territories.get(code)?.name[language] ?? code,
              })}
            />
            <p>{t.verify}</p>
          </>
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}
