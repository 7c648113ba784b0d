/** What the state pays for the child: a month in words and numbers, and a year month by month. Pure. */
import type { Language } from '../../../base/language.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import {
  type ChildMoney,
  type LineMoney,
  type MoneyState,
  stateOf,
} from '../../../domain/payments/find-child-money.ts'
import { normParts } from '../../../domain/payments/norm-parts-amount.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Details } from '../../layout/details.tsx'
import {
  formatCount,
  formatDateWithWeekday,
  formatMonth,
  formatTenge,
} from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { Table } from '../../layout/table.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'

const COLORS: Readonly<Record<MoneyState, TagColor>> = {
  counted: 'neutral',
  approved: 'info',
  paid: 'success',
}

function StateTag({
  language,
  programme,
  state,
}: {
  language: Language
  programme: Programme
  state: MoneyState
}) {
  return <Tag color={COLORS[state]}>{textsOf(language, programme).childMoney.states[state]}</Tag>
}

export function MonthMoneyText({
  language,
  programme,
  money,
}: {
  language: Language
  programme: Programme
  money: LineMoney
}) {
  const t = textsOf(language, programme).childMoney
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  const parts = normParts(money.month, money.days, money.norms).map(one =>
    t.part(tenge(one.monthlyTiyn), formatCount(one.days, language)),
  )
  const sum = parts.length > 1 ? `(${parts.join(' + ')})` : (parts[0] ?? tenge(0n))
  return (
    <>
      <Heading level={3}>{t.monthTitle}</Heading>
      <p>
        <strong>{tenge(money.totalTiyn)}</strong>{' '}
        <StateTag language={language} programme={programme} state={stateOf([money]).state} />
      </p>
      {money.paidAt === null || stateOf([money]).state !== 'paid' ? null : (
        <p>{t.paidOn(formatDateWithWeekday(dayOf(money.paidAt), language))}</p>
      )}
      <p>{t.formula(sum, formatCount(money.workingDays, language), tenge(money.totalTiyn))}</p>
      <p>
        <a class="ds-link" href={`/${language}/rules/${money.territory}?on=${money.month}`}>
          {t.rule}
        </a>
      </p>
      <p class="kz-quiet kz-small">{t.lead}</p>
    </>
  )
}

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(ALMATY).toPlainDate()

export function YearMoney({
  language,
  programme,
  money,
}: {
  language: Language
  programme: Programme
  money: ChildMoney
}) {
  const t = textsOf(language, programme).childMoney
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  if (money.months.length === 0) return null
  return (
    <Details summary={t.title}>
      <p>{t.lead}</p>
      {money.years.map(({ year, totalTiyn, paidTiyn }) => (
        <>
          <p>
            <strong>{t.year(String(year))}</strong>.{' '}
            {t.yearTotal(tenge(totalTiyn), tenge(paidTiyn))}
          </p>
          <Table
            caption={`${t.title}, ${t.year(String(year))}`}
            captionHidden
            columns={[
              { header: t.month, nowrap: true },
              { header: t.sum, numeric: true, nowrap: true },
              { header: t.state },
            ]}
            rows={money.months
              .filter(one => one.month.year === year)
              .map(one => [
                formatMonth(one.month, language),
                tenge(one.totalTiyn),
                <StateTag language={language} programme={programme} state={one.state} />,
              ])}
          />
        </>
      ))}
    </Details>
  )
}
