/** What an office sees first: its queue in figures, what waits for it, what is about to end. */
import type { CategoryLength } from '../../domain/queue/queue.ts'
import { texts } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { formatCount, formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { TerritoryChoice } from './territory-choice.tsx'

type OverviewView = {
  readonly frame: Frame
  readonly territory: { readonly code: string; readonly name: string }
  readonly choices: readonly { readonly code: string; readonly name: string }[]
  readonly lengths: readonly CategoryLength[]
  readonly freePlaces: number
  readonly openClaims: number
  readonly unreached: number
  /** Looks at applications in 30 days; undefined for those who do not control them. */
  readonly looks: number | undefined
  /** Kindergartens that let exchanges of places lapse again and again. */
  readonly unsigned: number
  /** What does not look plausible and nobody looked into; undefined for those who do not read it. */
  readonly flags: number | undefined
  readonly availableTiyn: bigint
  readonly reservedTiyn: bigint
  /** What is wrong or about to be, in words. */
  readonly warnings: readonly string[]
  readonly hrefs: {
    readonly claims: string
    readonly unreached: string
    readonly unsigned: string
    readonly flags: string
    readonly guardianships: string
    readonly iterations: string
    readonly refresh: string
    readonly switch: string
    readonly pause: string
    /** Undefined for those who do not control. */
    readonly invariants: string | undefined
  }
}

export function OverviewPage(view: OverviewView) {
  const { language } = view.frame
  const t = texts(language).department
  const total = view.lengths.reduce((sum, one) => sum + one.length, 0)
  return (
    <Shell frame={view.frame} title={t.title(view.territory.name)} noindex>
      <div class="kz-stack">
        <Heading level={1}>{t.title(view.territory.name)}</Heading>
        <TerritoryChoice
          language={language}
          path="/department"
          current={view.territory.code}
          choices={view.choices}
        />
        {view.warnings.map(warning => (
          <Notice language={language} kind="warning">
            {warning}
          </Notice>
        ))}
        <StatCards
          stats={[
            { label: t.overview.inQueue, value: formatCount(total, language) },
            { label: t.overview.freePlaces, value: formatCount(view.freePlaces, language) },
            { label: t.overview.available, value: formatTenge(view.availableTiyn, language) },
            { label: t.overview.reserved, value: formatTenge(view.reservedTiyn, language) },
          ]}
        />
        <StatCards
          stats={[
            {
              label: t.overview.claims,
              value: formatCount(view.openClaims, language),
              note: (
                <a class="ds-link" href={view.hrefs.claims}>
                  {t.claims.title}
                </a>
              ),
            },
            {
              label: t.overview.unreached,
              value: formatCount(view.unreached, language),
              note: (
                <a class="ds-link" href={view.hrefs.unreached}>
                  {t.unreached.title}
                </a>
              ),
            },
            ...(view.unsigned === 0
              ? []
              : [
                  {
                    label: texts(language).unsignedSwaps.overview,
                    value: formatCount(view.unsigned, language),
                    note: (
                      <a class="ds-link" href={view.hrefs.unsigned}>
                        {texts(language).unsignedSwaps.title}
                      </a>
                    ),
                  },
                ]),
            ...(view.flags === undefined
              ? []
              : [
                  {
                    label: texts(language).flags.overview,
                    value: formatCount(view.flags, language),
                    note: (
                      <a class="ds-link" href={view.hrefs.flags}>
                        {texts(language).flags.title}
                      </a>
                    ),
                  },
                ]),
            ...(view.looks === undefined
              ? []
              : [
                  {
                    label: texts(language).departmentFile.looks,
                    value: formatCount(view.looks, language),
                  },
                ]),
          ]}
        />
        <BarChart
          language={language}
          title={t.overview.byAge}
          labelHeader={t.overview.age}
          valueHeader={t.overview.children}
          points={byAge(view.lengths).map(([cohort, length]) => ({
            label: t.overview.years(cohort),
            value: length,
            text: formatCount(length, language),
          }))}
        />
        <Actions>
          <ButtonLink href={view.hrefs.iterations}>{t.iterations.title}</ButtonLink>
          <ButtonLink href={view.hrefs.guardianships} variant="secondary">
            {texts(language).departmentGuardianship.title}
          </ButtonLink>
          <ButtonLink href={view.hrefs.refresh} variant="secondary">
            {t.overview.refresh}
          </ButtonLink>
          <ButtonLink href={view.hrefs.switch} variant="secondary">
            {texts(language).referrals.switching.title}
          </ButtonLink>
          <ButtonLink href={view.hrefs.pause} variant="secondary">
            {texts(language).referrals.pause.title}
          </ButtonLink>
          {view.hrefs.invariants === undefined ? null : (
            <ButtonLink href={view.hrefs.invariants} variant="secondary">
              {texts(language).invariants.staff.title}
            </ButtonLink>
          )}
        </Actions>
      </div>
    </Shell>
  )
}

function byAge(lengths: readonly CategoryLength[]): readonly (readonly [number, number])[] {
  const sums = new Map<number, number>()
  for (const { cohort, length } of lengths) sums.set(cohort, (sums.get(cohort) ?? 0) + length)
  return [...sums].sort(([a], [b]) => b - a)
}
