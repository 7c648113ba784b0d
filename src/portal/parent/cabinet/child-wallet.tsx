/** A child with a kindergarten and clubs: where it is, what the state pays for all of it, and one timeline. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Details } from '../../layout/details.tsx'
import { formatCount, formatTenge } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { SummaryList, type SummaryRow } from '../../layout/summary-list.tsx'
import { Timeline } from '../../layout/timeline.tsx'
import { groupHref, groupName } from '../choose/group-text.tsx'
import { stateText } from './child-section.tsx'
import { type TimelineProps, timelineOfAll } from './child-timeline.tsx'
import type { CabinetChild } from './load-child.ts'

const SHOWN_PAST = 4

/** @param applications of one child, more than one */
export function ChildWallet(props: { language: Language; applications: readonly TimelineProps[] }) {
  const { language, applications } = props
  const t = texts(language).wallet
  const [first] = applications
  if (first === undefined) return null
  const items = timelineOfAll(applications)
  const past = items.filter(item => item.state === 'done').length
  // What is to be done now is not to be looked for below years of history.
  const earlier = past > SHOWN_PAST + 1 ? past - SHOWN_PAST : 0
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.title(first.child.childName)}</Heading>
      <p class="kz-quiet">{t.lead}</p>
      <SummaryList language={language} rows={rowsOf(props)} />
      <Heading level={3}>{t.path}</Heading>
      {earlier === 0 ? null : (
        <Details summary={t.earlier(formatCount(earlier, language))}>
          <Timeline language={language} items={items.slice(0, earlier)} />
        </Details>
      )}
      <Timeline language={language} items={items.slice(earlier)} />
    </section>
  )
}

function rowsOf(props: Parameters<typeof ChildWallet>[0]): readonly SummaryRow[] {
  const { language } = props
  const children = props.applications.map(one => one.child)
  const shown = children.filter(
    one => one.application.state !== 'archived' || one.months.money.years.length > 0,
  )
  const rows = shown.map(child => ({
    question: programmeText(child, language),
    answer: (
      <>
        <Where child={child} language={language} />
        <Years language={language} years={child.months.money.years} />
      </>
    ),
  }))
  const paid = shown.filter(one => one.months.money.years.length > 0)
  if (paid.length < 2) return rows
  const whole = <Years language={language} years={sumOfYears(paid)} />
  return [...rows, { question: texts(language).wallet.whole, answer: whole }]
}

function programmeText({ application, voucher }: CabinetChild, language: Language): string {
  const { wallet } = texts(language)
  const programme = wallet.programmes[application.programme]
  return voucher?.form == null ? programme : `${programme}, ${wallet.forms[voucher.form]}`
}

function Where({ child, language }: { child: CabinetChild; language: Language }) {
  const { enrolled, held } = child.places
  const group = enrolled?.group ?? held?.group
  return (
    <div>
      {stateText(child, language)}
      {group === undefined ? null : (
        <>
          :{' '}
          <a class="ds-link" href={groupHref(group, language)}>
            {groupName(group, language)}
          </a>
        </>
      )}
    </div>
  )
}

type Year = CabinetChild['months']['money']['years'][number]

function Years({ language, years }: { language: Language; years: readonly Year[] }) {
  const t = texts(language).childMoney
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  return (
    <>
      {years.map(({ year, totalTiyn, paidTiyn }) => (
        <div>
          {t.year(String(year))}. {t.yearTotal(tenge(totalTiyn), tenge(paidTiyn))}
        </div>
      ))}
    </>
  )
}

function sumOfYears(children: readonly CabinetChild[]): readonly Year[] {
  const years = Map.groupBy(
    children.flatMap(child => child.months.money.years),
    one => one.year,
  )
  const sum = (same: readonly Year[], key: 'totalTiyn' | 'paidTiyn') =>
    same.reduce((total, one) => total + one[key], 0n)
  return [...years]
    .sort(([one], [other]) => other - one)
    .map(([year, same]) => ({
      year,
      totalTiyn: sum(same, 'totalTiyn'),
      paidTiyn: sum(same, 'paidTiyn'),
    }))
}
