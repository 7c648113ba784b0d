/** What the system promises, whether it keeps it today, and the days behind: in words first. */

import { ALMATY } from '../../../base/time-zone.ts'
import type {
  InvariantOverview,
  InvariantStanding,
} from '../../../domain/opendata/find-invariants.ts'
import { INVARIANT_GROUPS, type InvariantGroup } from '../../../domain/opendata/invariant.ts'
import type { PublicFlagCounts } from '../../../domain/plausibility/find-flags.ts'
import { FLAG_STATES } from '../../../domain/plausibility/flag.ts'
import { texts } from '../../../locales/texts.ts'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate, formatMoment } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { DayStrip, LegendMark, type MarkKind } from './day-strip.tsx'
import { DayTable } from './day-table.tsx'
import { OutcomeTag } from './outcome-tag.tsx'

type InvariantsProps = {
  frame: Frame
  /** Undefined until the first check. */
  overview: InvariantOverview | undefined
  /** What does not look plausible in sheets, found in twelve months. */
  flags: PublicFlagCounts
  /** The address people see, for the verifier. */
  origin: string
}

const GROUPS = Object.keys(INVARIANT_GROUPS) as readonly InvariantGroup[]
const MARKS: readonly MarkKind[] = ['holds', 'broken', 'unchecked', 'none']

export function InvariantsPage({ frame, overview, flags, origin }: InvariantsProps) {
  const { language } = frame
  const t = texts(language).invariants
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {overview === undefined ? (
          <EmptyState title={t.never}>{t.neverText}</EmptyState>
        ) : (
          <Results frame={frame} overview={overview} />
        )}
        <Doubts frame={frame} flags={flags} />
        <Heading level={2}>{t.yourself.title}</Heading>
        <div class="kz-column kz-stack">
          <p>{t.yourself.text}</p>
          <code class="kz-command">{`npx kezek-verify replay ${origin}/log`}</code>
          <p class="kz-links">
            <a class="ds-link" href={`/${language}/replay`}>
              {t.yourself.replay}
            </a>
            <a class="ds-link" href={`/${language}/open-data`}>
              {t.yourself.openData}
            </a>
            <a class="ds-link" href={`/${language}/journal`}>
              {t.yourself.journal}
            </a>
          </p>
        </div>
      </div>
    </Shell>
  )
}

function Doubts({ frame, flags }: { frame: Frame; flags: PublicFlagCounts }) {
  const { language } = frame
  const t = texts(language).flags
  return (
    <>
      <Heading level={2}>{t.publicTitle}</Heading>
      <p>{t.publicText}</p>
      <StatCards
        stats={FLAG_STATES.map(state => ({
          label: t.states[state],
          value: formatCount(flags[state], language),
        }))}
      />
    </>
  )
}

function Results({ frame, overview }: { frame: Frame; overview: InvariantOverview }) {
  const { language } = frame
  const t = texts(language).invariants
  const byName = new Map(overview.invariants.map(one => [one.name, one]))
  return (
    <>
      <Summary frame={frame} overview={overview} />
      {GROUPS.map(group => (
        <>
          <Heading level={2}>{t.groups[group]}</Heading>
          <ul class="kz-promises">
            {INVARIANT_GROUPS[group].map(name => {
              const standing = byName.get(name)
              return standing === undefined ? null : (
                <PromiseItem frame={frame} standing={standing} />
              )
            })}
          </ul>
        </>
      ))}
      <div>
        <p class="kz-quiet kz-small">{t.legendTitle}</p>
        <ul class="kz-legend">
          {MARKS.map(kind => (
            <li>
              <LegendMark kind={kind} />
              {t.legend[kind]}
            </li>
          ))}
        </ul>
      </div>
      <DayTable language={language} overview={overview} />
    </>
  )
}

function Summary({ frame, overview }: { frame: Frame; overview: InvariantOverview }) {
  const { language } = frame
  const t = texts(language).invariants
  const of = (outcome: string) => overview.invariants.filter(one => one.outcome === outcome).length
  const count = (value: number) => formatCount(value, language)
  const all = count(overview.invariants.length)
  const checked = t.lastCheck(formatMoment(overview.at, language), t.causes[overview.cause])
  if (of('broken') > 0) {
    return (
      <Notice language={language} kind="danger" title={t.someBroken(count(of('broken')), all)}>
        <ul>
          {overview.invariants
            .filter(one => one.outcome === 'broken')
            .map(one => (
              <li>{t.promises[one.name].title}</li>
            ))}
        </ul>
        <p>{checked}</p>
        <p>{t.brokenText}</p>
      </Notice>
    )
  }
  const unchecked = of('unchecked')
  return (
    <Notice
      language={language}
      kind={unchecked > 0 ? 'warning' : 'success'}
      title={unchecked > 0 ? t.someUnchecked(count(unchecked), all) : t.allHold(all)}
    >
      <p>{checked}</p>
    </Notice>
  )
}

function PromiseItem({ frame, standing }: { frame: Frame; standing: InvariantStanding }) {
  const { language } = frame
  const t = texts(language).invariants
  const { title, meaning } = t.promises[standing.name]
  const days = (wanted: (outcome: string) => boolean) =>
    formatCount(standing.days.filter(one => wanted(one.outcome ?? 'none')).length, language)
  const text = t.daysText(
    days(outcome => outcome !== 'none' && outcome !== 'unchecked'),
    days(outcome => outcome === 'broken'),
  )
  return (
    <li class="kz-promise">
      <div>
        <Heading level={3}>{title}</Heading>
        <p>{meaning}</p>
      </div>
      <div>
        <div class="kz-promise-state">
          <OutcomeTag language={language} outcome={standing.outcome} />
          <span class="kz-quiet kz-small">
            {t.since(formatDate(dayOf(standing.since), language))}
          </span>
        </div>
        {standing.outcome === 'broken' ? (
          <p>{t.found(formatCount(standing.violations ?? 0, language))}</p>
        ) : null}
        <p>
          <DayStrip days={standing.days} text={text} />
        </p>
      </div>
    </li>
  )
}

function dayOf(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(ALMATY).toPlainDate()
}
