/** The conditions of choosing: a plain form that asks with GET; the usual four at once, the others one step away. */
import type { Language } from '../../../base/language.ts'
import { CATALOGUE_ORDERS } from '../../../domain/providers/catalogue.ts'
import {
  DIRECTIONS,
  GROUP_KINDS,
  GROUP_REGIMES,
  OWNERSHIPS,
} from '../../../domain/providers/provider.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts } from '../../../locales/texts.ts'
import { Button } from '../../layout/button.tsx'
import { type Asked, GROUP_LANGUAGES } from './catalogue.form.ts'

type Option = Readonly<{ value: string; label: string }>

type FiltersProps = {
  language: Language
  programme: Programme
  action: string
  query: Readonly<Record<string, string>>
  asked: Asked
  clearHref: string | undefined
  settlements: readonly Option[]
}

const AGES: Readonly<Record<Programme, readonly number[]>> = {
  preschool: [1, 2, 3, 4, 5, 6],
  club: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
}

export function Filters(props: FiltersProps) {
  const { language, query, asked } = props
  const all = texts(language)
  const t = all.kindergartens.filters
  const words = all.publicReading.providers
  const named = (values: readonly string[], names: Readonly<Record<string, string>>) =>
    values.map(value => ({ value, label: names[value] ?? value }))
  const field = (name: string, label: string, options: readonly Option[], any?: string) => (
    <Select name={name} label={label} options={options} any={any} chosen={query[name] ?? ''} />
  )
  const isClub = props.programme === 'club'
  const regimes = GROUP_REGIMES.filter(regime => regime !== 'lessons')
  const more = [asked.kind, asked.regime, asked.ownership, asked.order].some(Boolean)
  const orders = CATALOGUE_ORDERS.filter(order => order !== 'distance' || hasPoint(asked))
  return (
    <search>
      <form method="get" action={props.action} class="kz-filters" data-nearby-form>
        <input type="hidden" name="programme" value={props.programme} />
        {/* A position is kept while the other conditions change; the island fills it in. */}
        <Hidden name="lat" value={query.lat} />
        <Hidden name="lon" value={query.lon} />
        {isOffered(props) ? null : <Hidden name="from" value={asked.from} />}
        {field(
          'age',
          t.age,
          AGES[props.programme].map(age => ({
            value: String(age),
            label: all.publicQueue.cohort(age),
          })),
          t.any,
        )}
        {isClub
          ? field(
              'direction',
              all.activities.direction,
              named(DIRECTIONS, all.activities.directions),
              t.any,
            )
          : null}
        {field('language', t.language, named(GROUP_LANGUAGES, words.languages), t.any)}
        <div class="ds-field kz-filter-text">
          <label class="ds-label" for="text">
            {t.text}
          </label>
          <input
            type="search"
            id="text"
            name="text"
            class="ds-input"
            value={asked.text}
            maxLength={60}
          />
        </div>
        <div class="ds-field kz-filter-check">
          <input
            type="checkbox"
            class="ds-input"
            id="free"
            name="free"
            value="yes"
            checked={asked.onlyFree}
          />
          <label class="ds-label" for="free">
            {t.onlyFree}
          </label>
        </div>
        <details class="kz-details kz-filter-more" open={more}>
          <summary>{t.more}</summary>
          <div class="kz-filter-grid">
            <Select
              name="order"
              label={t.order}
              options={orders.map(order => ({ value: order, label: t.orders[order] }))}
              any={undefined}
              chosen={asked.order ?? (hasPoint(asked) ? 'distance' : 'free')}
            />
            {field('kind', t.kind, named(GROUP_KINDS, words.kinds), t.any)}
            {isClub ? null : field('regime', t.regime, named(regimes, words.regimes), t.any)}
            {field('ownership', t.ownership, named(OWNERSHIPS, words.ownership), t.any)}
            {isOffered(props) ? field('from', t.from, props.settlements, t.any) : null}
          </div>
        </details>
        <div class="kz-actions kz-filter-actions">
          <Button>{t.submit}</Button>
          <NearbyButton language={language} />
          {props.clearHref === undefined ? null : (
            <a class="ds-link" href={props.clearHref}>
              {t.clear}
            </a>
          )}
        </div>
      </form>
    </search>
  )
}

/** Whether the place that distances are counted from is one of those to choose from, or may become one. */
function isOffered({ settlements, asked }: FiltersProps): boolean {
  const isKnown = asked.from === undefined || settlements.some(one => one.value === asked.from)
  return settlements.length > 1 && isKnown
}

/** Not sent while it is empty. */
function Hidden(props: { name: string; value: string | undefined }) {
  const { name, value = '' } = props
  return <input type="hidden" name={name} value={value} disabled={value === ''} />
}

function hasPoint(asked: Asked): boolean {
  return asked.here !== undefined || asked.from !== undefined
}

/** Stays hidden where there is no script: a position cannot be had without. */
function NearbyButton(props: { language: Language }) {
  const t = texts(props.language).kindergartens.nearby
  return (
    <div class="kz-nearby" data-nearby hidden>
      <button type="button" class="ds-button" data-variant="secondary" data-color="accent">
        {t.button}
      </button>
      <p class="kz-quiet kz-small" data-nearby-message data-unable={t.unable} aria-live="polite">
        {t.note}
      </p>
    </div>
  )
}

function Select(props: {
  name: string
  label: string
  options: readonly Option[]
  any: string | undefined
  chosen: string
}) {
  return (
    <div class="ds-field">
      <label class="ds-label" for={props.name}>
        {props.label}
      </label>
      <select id={props.name} name={props.name} class="ds-input">
        {props.any === undefined ? null : <option value="">{props.any}</option>}
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
