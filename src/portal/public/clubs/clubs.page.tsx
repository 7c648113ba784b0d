/** A city's clubs in figures: vouchers by kind, children queued, directions, money; each number in a table too. */
import {
  CLUB_VOUCHER_STATES,
  type ClubFigures,
  countLive,
  type DirectionFigures,
} from '../../../domain/opendata/club-figures.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { BarChart } from '../../layout/bar-chart.tsx'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate, formatTenge } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { Table } from '../../layout/table.tsx'

type ClubFiguresProps = {
  frame: Frame
  territory: Territory
  day: Temporal.PlainDate
  figures: ClubFigures
}

/** As the press conference named them. */
const FORMS = ['universal', 'targeted'] as const

export function ClubFiguresPage(props: ClubFiguresProps) {
  const { frame, territory, day, figures } = props
  const { language } = frame
  const all = texts(language)
  const t = all.clubFigures
  const name = territory.name[language]
  const count = (value: number) => formatCount(value, language)
  const live = (form: (typeof FORMS)[number]) => countLive(figures.vouchers[form])
  const isEmpty = live('universal') + live('targeted') + figures.queued + figures.children === 0
  return (
    <Shell frame={frame} title={t.title(name)}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/queue/${territory.code}?programme=club`, text: name },
            { text: all.territories.programmes.club },
          ]}
        />
        <Heading>{t.title(name)}</Heading>
        <Lead>{t.lead(formatDate(day, language))}</Lead>
        <p class="kz-links">
          <a class="ds-link" href={`/${language}/providers/${territory.code}?programme=club`}>
            {t.toClubs}
          </a>
          <a class="ds-link" href={`/${language}/queue/${territory.code}?programme=club`}>
            {t.toQueue}
          </a>
        </p>
        {isEmpty ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <>
            <StatCards
              stats={[
                { label: t.universal, value: count(live('universal')) },
                { label: t.targeted, value: count(live('targeted')) },
                { label: t.queued, value: count(figures.queued) },
                { label: t.covered, value: count(figures.children) },
              ]}
            />
            <Vouchers {...props} />
            <Directions {...props} />
          </>
        )}
        <Money {...props} />
      </div>
    </Shell>
  )
}

function Vouchers({ frame, figures }: ClubFiguresProps) {
  const { language } = frame
  const t = texts(language).clubFigures
  const count = (value: number) => formatCount(value, language)
  return (
    <>
      <Heading level={2}>{t.byForm}</Heading>
      <Table
        caption={t.byForm}
        captionHidden
        columns={[
          { header: t.form },
          ...CLUB_VOUCHER_STATES.map(state => ({ header: t.states[state], numeric: true })),
          { header: t.live, numeric: true },
        ]}
        rows={FORMS.map(form => {
          const of = figures.vouchers[form]
          return [
            t[form],
            ...CLUB_VOUCHER_STATES.map(state => count(of[state])),
            <strong>{count(countLive(of))}</strong>,
          ]
        })}
      />
    </>
  )
}

function Directions({ frame, figures }: ClubFiguresProps) {
  const { language } = frame
  const t = texts(language).clubFigures
  const count = (value: number) => formatCount(value, language)
  const covered = (one: DirectionFigures) => one.children + one.renewing
  const total = figures.directions.reduce((sum, one) => sum + covered(one), 0)
  const share = (children: number) =>
    total === 0 ? '–' : `${count(Math.round((100 * children) / total))} %`
  return (
    <>
      <BarChart
        language={language}
        title={t.byDirection}
        labelHeader={t.direction}
        valueHeader={t.children}
        points={figures.directions.map(one => ({
          label: t.directions[one.direction],
          value: covered(one),
          text: count(covered(one)),
        }))}
      />
      <Table
        caption={t.byDirection}
        captionHidden
        columns={[
          { header: t.direction },
          { header: t.states.attending, numeric: true },
          { header: t.renewing, numeric: true },
          { header: t.share, numeric: true },
          { header: t.clubs, numeric: true },
          { header: t.freePlaces, numeric: true },
        ]}
        rows={figures.directions.map(one => [
          t.directions[one.direction],
          count(one.children),
          count(one.renewing),
          share(covered(one)),
          count(one.clubs),
          count(one.freePlaces),
        ])}
      />
    </>
  )
}

function Money({ frame, figures }: ClubFiguresProps) {
  const { language } = frame
  const t = texts(language).clubFigures
  const { money } = figures
  const title = t.money(String(figures.year))
  const rows = [
    [t.allotted, figures.allottedTiyn],
    [t.reserved, money.reserved],
    [t.payable, money.accrued + money.payable],
    [t.paid, money.paid],
    [t.available, money.available],
  ] as const
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <Table
        caption={title}
        captionHidden
        columns={[{ header: title }, { header: t.sum, numeric: true }]}
        rows={rows.map(([label, tiyn]) => [label, formatTenge(tiyn, language)])}
      />
    </>
  )
}
