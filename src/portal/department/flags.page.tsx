/** The list of what does not look plausible: counts by rule, a filter, the newest first. */

import type { FlagCount, FlagFilter } from '../../domain/plausibility/find-flags.ts'
import type { Flag } from '../../domain/plausibility/flag.ts'
import { FLAG_RULES, FLAG_STATES } from '../../domain/plausibility/flag.ts'
import { textsOf } from '../../locales/texts.ts'
import { Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatMonth } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { ProgrammeField } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { FlagTag } from './flag-tag.tsx'
import { TerritoryChoice } from './territory-choice.tsx'

type FlagsView = {
  readonly frame: Frame
  readonly territory: { readonly code: string; readonly name: string }
  readonly choices: readonly { readonly code: string; readonly name: string }[]
  readonly filter: FlagFilter
  /** Newest first. */
  readonly months: readonly Temporal.PlainYearMonth[]
  readonly flags: readonly Flag[]
  readonly counts: readonly FlagCount[]
  readonly mostShown: number
  readonly saved: boolean
}

export function FlagsPage(view: FlagsView) {
  const { frame, flags } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).flags
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {view.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <TerritoryChoice
          language={language}
          path="/department/flags"
          current={view.territory.code}
          choices={view.choices}
        />
        <Lead>{t.lead}</Lead>
        <Counts {...view} />
        <Filter {...view} />
        {flags.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.rule, wide: true },
              { header: t.provider, wide: true },
              { header: t.group },
              { header: t.month, nowrap: true },
              { header: t.state, nowrap: true },
            ]}
            rows={flags.map(flag => [
              <a class="ds-link" href={`/${language}/department/flags/${flag.id}`}>
                {t.rules[flag.rule].title}
              </a>,
              language === 'ru' ? flag.nameRu : flag.nameKk,
              flag.group ?? t.wholeProvider,
              formatMonth(flag.month.toPlainYearMonth(), language),
              <FlagTag language={language} state={flag.state} />,
            ])}
          />
        )}
        {flags.length < view.mostShown ? null : (
          <p class="kz-quiet">{t.mostShown(formatCount(view.mostShown, language))}</p>
        )}
      </div>
    </Shell>
  )
}

function Counts({ frame, counts }: FlagsView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).flags
  if (counts.length === 0) return null
  const sum = (rule: string, open: boolean) =>
    counts
      .filter(one => one.rule === rule && (one.state === 'open') === open)
      .reduce((total, one) => total + one.count, 0)
  return (
    <Table
      caption={t.counts}
      columns={[
        { header: t.rule },
        { header: t.open, numeric: true },
        { header: t.decided, numeric: true },
      ]}
      rows={FLAG_RULES.filter(rule => counts.some(one => one.rule === rule)).map(rule => [
        t.rules[rule].title,
        formatCount(sum(rule, true), language),
        formatCount(sum(rule, false), language),
      ])}
    />
  )
}

function Filter(view: FlagsView) {
  const { frame, filter } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).flags
  const rules = FLAG_RULES.map(value => ({ value, label: t.rules[value].title }))
  const months = view.months.map(month => ({
    value: month.toString(),
    label: formatMonth(month, language),
  }))
  const states = FLAG_STATES.map(value => ({ value, label: t.states[value] }))
  const chosen = filter.month?.toPlainYearMonth().toString()
  return (
    <form method="get" class="kz-search-line">
      <input type="hidden" name="territory" value={view.territory.code} />
      <ProgrammeField frame={frame} />
      {filter.bin === null ? null : <input type="hidden" name="bin" value={filter.bin} />}
      <Choice name="rule" label={t.rule} any={t.any} options={rules} chosen={filter.rule} />
      <Choice name="month" label={t.month} any={t.any} options={months} chosen={chosen} />
      <Choice name="state" label={t.state} any={t.any} options={states} chosen={filter.state} />
      <Button variant="secondary">{t.show}</Button>
    </form>
  )
}

function Choice(props: {
  name: string
  label: string
  any: string
  options: readonly { readonly value: string; readonly label: string }[]
  chosen: string | null | undefined
}) {
  return (
    <div class="ds-field">
      <label class="ds-label" for={props.name}>
        {props.label}
      </label>
      <select class="ds-input" id={props.name} name={props.name}>
        <option value="">{props.any}</option>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
