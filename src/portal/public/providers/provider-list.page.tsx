/** Kindergartens or clubs of a territory to choose from: conditions, cards, comparing. */
import type { CatalogueEntry } from '../../../domain/providers/catalogue.ts'
import type { RatingFigures } from '../../../domain/ratings/rating-figures.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Button } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { figuresLine } from '../../rating/figures.tsx'
import { type Asked, composeQuery, isNarrowed } from './catalogue.form.ts'
import { Filters } from './filters.tsx'
import { ProviderCard } from './provider-card.tsx'
import { nameIn } from './provider-name.ts'

type ProviderListProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  query: Readonly<Record<string, string>>
  asked: Asked
  entries: readonly CatalogueEntry[]
  /** Of those that have ratings, by the entry's id. */
  figures: ReadonlyMap<bigint, RatingFigures>
  settlements: readonly {
    readonly code: string
    readonly name_kk: string
    readonly name_ru: string
  }[]
  /** The name of the place that distances are counted from, when it is not the reader's own. */
  fromName: string | undefined
  nextHref: string | undefined
}

/** Cards whose pictures are seen at once on a phone. */
const SEEN_AT_ONCE = 2

export function ProviderListPage(props: ProviderListProps) {
  const { frame, territory, programme, query } = props
  const { language } = frame
  const all = texts(language)
  const t = all.kindergartens
  const name = territory.name[language]
  const isPreschool = programme === 'preschool'
  const words = all.publicReading.providers
  const title = isPreschool ? words.titleOf(name) : words.clubs(name)
  const path = `/${language}/providers/${territory.code}`
  const narrowed = isNarrowed(query)
  return (
    <Shell frame={frame} title={title} noindex={query.lat !== undefined}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/queue/${territory.code}`, text: name },
            { text: all.territories.programmes[programme] },
          ]}
        />
        <Heading>{title}</Heading>
        <Lead>{isPreschool ? t.lead : t.clubsLead}</Lead>
        <Filters
          language={language}
          programme={programme}
          action={path}
          query={query}
          asked={props.asked}
          clearHref={narrowed ? `${path}?programme=${programme}` : undefined}
          settlements={props.settlements.map(one => ({
            value: one.code,
            label: nameIn(one, language),
          }))}
        />
        <Found {...props} path={path} />
        {props.entries.length === 0 ? (
          <EmptyState title={narrowed ? t.emptyTitle : words.empty}>
            {narrowed ? t.emptyText : words.emptyText}
          </EmptyState>
        ) : (
          <form method="get" action={`/${language}/compare`}>
            <input type="hidden" name="programme" value={programme} />
            <ul class="kz-kinders">
              {props.entries.map((entry, index) => (
                <ProviderCard
                  entry={entry}
                  rating={figuresLine(props.figures.get(entry.id), language)}
                  language={language}
                  href={`${path}/${entry.bin}?programme=${programme}`}
                  first={index < SEEN_AT_ONCE}
                />
              ))}
            </ul>
            <div class="kz-compare-bar">
              <Button variant="secondary">{t.compare.submit}</Button>
            </div>
          </form>
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

function Found(props: ProviderListProps & { path: string }) {
  const { language } = props.frame
  const t = texts(language).kindergartens
  const { asked, entries, query } = props
  const counted =
    asked.here !== undefined
      ? t.nearby.fromHere
      : props.fromName === undefined
        ? undefined
        : t.nearby.fromPlace(props.fromName)
  const without = composeQuery(query, {
    lat: undefined,
    lon: undefined,
    from: undefined,
    order: undefined,
  })
  return (
    <div class="kz-found">
      <p>
        <strong>{t.found(formatCount(entries[0]?.found ?? 0, language))}</strong>
        {counted === undefined ? null : (
          <>
            {' '}
            <span class="kz-quiet kz-small">{counted} </span>
            <a href={`${props.path}${without}`} class="ds-link kz-small">
              {t.nearby.forget}
            </a>
          </>
        )}
      </p>
      <a class="ds-link" href={`${props.path}/map?programme=${props.programme}`}>
        {t.map}
      </a>
    </div>
  )
}
