/** Going over to vouchers: before its day what it would do, after it what it did. */
import type { Language } from '../../base/language.ts'
import type { CategoryCount, SwitchPosition } from '../../domain/referrals/plan-switch.ts'
import type { SwitchFigures } from '../../domain/referrals/preview-switch.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { Table } from '../layout/table.tsx'

/** The report of the day, or the forecast before it. */
export type SwitchView = SwitchFigures & {
  readonly startsOn: Temporal.PlainDate
  readonly from: string
  readonly to: string
  readonly categories: readonly CategoryCount[]
  /** Those for whom something changes. */
  readonly changed: readonly SwitchPosition[]
  /** The database was rebuilt from the log, which has only the hash of them. */
  readonly positionsLost: boolean
  /** Undefined before the day. */
  readonly sha256: string | undefined
}

const SHOWN = 200

export function SwitchPage(props: {
  frame: Frame
  territoryName: string
  view: SwitchView | undefined
}) {
  const { language } = props.frame
  const t = texts(language).referrals.switching
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading level={1}>
          {props.territoryName}: {t.title}
        </Heading>
        {props.view === undefined ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <Known language={language} view={props.view} />
        )}
      </div>
    </Shell>
  )
}

function Known({ language, view }: { language: Language; view: SwitchView }) {
  const all = texts(language).referrals
  const t = all.switching
  const count = (value: number) => formatCount(value, language)
  const day = formatDate(view.startsOn, language)
  return (
    <>
      <p>{view.sha256 === undefined ? t.preview(day) : t.done(day)}</p>
      <p class="kz-small">{t.packs(view.from, view.to)}</p>
      <StatCards
        stats={[
          { label: t.applications, value: count(view.applications) },
          { label: t.recategorised, value: count(view.recategorised) },
          { label: t.worse, value: count(view.worse) },
          { label: t.liveReferrals, value: count(view.liveReferrals) },
        ]}
      />
      {view.liveReferrals === 0 ? null : <p>{t.liveText}</p>}
      {view.positionsLost ? (
        <p>{t.positionsLost}</p>
      ) : (
        <Positions language={language} view={view} />
      )}
      {view.sha256 === undefined ? null : (
        <p class="kz-small">
          {t.hash}: <code>{view.sha256}</code>
        </p>
      )}
    </>
  )
}

function Positions({ language, view }: { language: Language; view: SwitchView }) {
  const t = texts(language).referrals.switching
  const count = (value: number) => formatCount(value, language)
  return (
    <>
      <Table
        caption={t.categories}
        columns={[
          { header: t.category },
          { header: t.before, numeric: true },
          { header: t.after, numeric: true },
        ]}
        rows={view.categories.map(one => [
          categoryOf(language, one.tier, one.cohort),
          count(one.before),
          count(one.after),
        ])}
      />
      <Changed language={language} changed={view.changed} />
    </>
  )
}

function Changed(props: { language: Language; changed: readonly SwitchPosition[] }) {
  const { language, changed } = props
  const t = texts(language).referrals.switching
  const shown = changed.slice(0, SHOWN)
  if (shown.length === 0) return <EmptyState title={t.nobody}>{t.nobodyText}</EmptyState>
  const place = (one: SwitchPosition, tier: SwitchPosition['tierAfter'], number: number | null) =>
    `${categoryOf(language, tier, one.cohort)}${number === null ? '' : `, № ${formatCount(number, language)}`}`
  return (
    <>
      <Table
        caption={t.changed}
        columns={[
          { header: t.number, nowrap: true },
          { header: t.before },
          { header: t.after },
          { header: t.reason, wide: true },
        ]}
        rows={shown.map(one => [
          one.number,
          place(one, one.tierBefore, one.numberBefore),
          place(one, one.tierAfter, one.numberAfter),
          t.reasons[one.reason],
        ])}
      />
      {shown.length === changed.length ? null : (
        <p>{t.more(formatCount(shown.length, language), formatCount(changed.length, language))}</p>
      )}
    </>
  )
}

function categoryOf(language: Language, tier: CategoryCount['tier'], cohort: number): string {
  const t = texts(language).referrals
  return `${t.tiers[tier]}, ${t.years(String(cohort))}`
}
