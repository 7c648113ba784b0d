/** Nights on which exchanges were looked for, each with its file. Pure. */
import type { Language } from '../../../base/language.ts'
import type { SearchSummary } from '../../../domain/swaps/find-swaps.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Table } from '../../layout/table.tsx'

export function SearchTable(props: {
  language: Language
  searches: readonly SearchSummary[]
  /** Undefined where the page is about one territory. */
  nameOf?: (territory: string) => string
}) {
  const { language, nameOf } = props
  const t = texts(language).swaps.searches
  const count = (value: number) => formatCount(value, language)
  return (
    <Table
      caption={t.title}
      captionHidden
      columns={[
        { header: t.night, nowrap: true },
        { header: t.askers, numeric: true },
        { header: t.found, numeric: true },
      ]}
      rows={props.searches.map(search => {
        const night = formatDate(search.searchedOn, language)
        return [
          <>
            {night}
            <br />
            <span class="kz-quiet kz-small">
              {nameOf === undefined ? null : `${nameOf(search.territory)} · `}
              <a class="ds-link" href={`/swaps/${search.id}/bundle.json`} download>
                JSON<span class="ds-sr-only">: {t.download(night)}</span>
              </a>
            </span>
          </>,
          count(search.askers),
          count(search.cycles),
        ]
      })}
    />
  )
}
