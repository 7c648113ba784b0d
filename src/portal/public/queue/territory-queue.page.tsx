/** One queue: its categories and how many wait in each. */
import type { Language } from '../../../base/language.ts'
import { TIERS, type Tier } from '../../../domain/territories/queue-rules.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'

type TerritoryQueueProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  byReferral: boolean
  lengths: readonly { readonly cohort: number; readonly tier: Tier; readonly length: number }[]
}

export function TerritoryQueuePage(props: TerritoryQueueProps) {
  const { frame, territory, lengths, programme } = props
  const { language } = frame
  const t = textsOf(language, programme).publicQueue
  const name = territory.name[language]
  const total = lengths.reduce((sum, one) => sum + one.length, 0)
  return (
    <Shell frame={frame} title={t.territory.title(name)}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/queue`, text: t.index.title }, { text: name }]}
        />
        <Heading>{t.territory.title(name)}</Heading>
        {total === 0 ? (
          <EmptyState
            title={t.territory.empty}
            action={
              <ButtonLink href={`/${language}/apply${programmeQuery(programme)}`}>
                {texts(language).home.apply}
              </ButtonLink>
            }
          >
            {t.territory.emptyText}
          </EmptyState>
        ) : (
          <>
            <Lead>{t.territory.lead(formatCount(total, language))}</Lead>
            <LengthTable {...props} language={language} />
            <p>{props.byReferral ? t.territory.explainReferrals : t.territory.explain}</p>
          </>
        )}
        <Actions>
          <ButtonLink
            href={`/${language}/providers/${territory.code}${programmeQuery(programme)}`}
            variant="secondary"
          >
            {t.territory.providers}
          </ButtonLink>
          {programme === 'club' ? (
            <ButtonLink href={`/${language}/clubs/${territory.code}`} variant="secondary">
              {texts(language).clubFigures.toPage}
            </ButtonLink>
          ) : null}
          <ButtonLink
            href={`/${language}/rules/${territory.code}${programmeQuery(programme)}`}
            variant="secondary"
          >
            {t.territory.rules}
          </ButtonLink>
          {props.byReferral ? null : (
            <ButtonLink
              href={`/${language}/iterations?territory=${territory.code}`}
              variant="secondary"
            >
              {t.territory.iterations}
            </ButtonLink>
          )}
          <ButtonLink
            href={`/${language}/bulletins/${territory.code}${programmeQuery(props.programme)}`}
            variant="secondary"
          >
            {t.territory.bulletins}
          </ButtonLink>
          <ButtonLink href={`/${language}/rounds?territory=${territory.code}`} variant="secondary">
            {t.territory.rounds}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}

/** One line a category: a phone shows all of it at once. */
function LengthTable(props: TerritoryQueueProps & { language: Language }) {
  const { language, territory, programme } = props
  const t = texts(language).publicQueue
  return (
    <Table
      caption={t.territory.caption}
      columns={[{ header: t.position.category }, { header: t.index.waiting, numeric: true }]}
      rows={byAgeThenTier(props.lengths).map(({ cohort, tier, length }) => [
        <a class="ds-link" href={categoryHref(language, territory.code, programme, cohort, tier)}>
          {t.category(tier, cohort)}
        </a>,
        formatCount(length, language),
      ])}
    />
  )
}

function byAgeThenTier(lengths: TerritoryQueueProps['lengths']) {
  return lengths.toSorted(
    (a, b) => b.cohort - a.cohort || TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier),
  )
}

export function categoryHref(
  language: Language,
  territory: string,
  programme: Programme,
  cohort: number,
  tier: Tier,
): string {
  return `/${language}/queue/${territory}/${cohort}/${tier}${programmeQuery(programme)}`
}

/** After an address; kindergartens need none. */
export function programmeQuery(programme: Programme): string {
  return programme === 'preschool' ? '' : `?programme=${programme}`
}
