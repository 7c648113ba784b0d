/** One child's line of an act: the formula in numbers, the norm, the rule, who confirmed, and each day with who marked it. */
import type { ShownLine } from '../../domain/payments/find-acts.ts'
import { normParts } from '../../domain/payments/norm-parts-amount.ts'
import { ruleRows } from '../../domain/territories/rule-text.ts'
import { textsOf } from '../../locales/texts.ts'
import { TakenBack } from '../attendance/taken-back.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import {
  formatCount,
  formatDate,
  formatMoment,
  formatMonth,
  formatTenge,
} from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { RuleAnswer } from '../public/rules/rule-answer.tsx'
import { childOf, nameOf } from './act-parts.tsx'
import { LineDays, LineDisputes } from './line-days.tsx'

export type ActLineProps = {
  frame: Frame
  shown: ShownLine
  /** Path of the act's page, with its language, and of the list before it. */
  root: string
  listHref: string
  byName: boolean
  /** Of territories whose norms count, by code. */
  territories: ReadonlyMap<string, string>
  /** Where the month itself is decided about; for a department. */
  officeHref?: string
}

export function ActLinePage(props: ActLineProps) {
  const { frame, shown, root } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  const { act, line } = shown
  const month = formatMonth(line.month.toPlainYearMonth(), language)
  return (
    <Shell frame={frame} title={t.line.title(month)} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: props.listHref, text: t.title },
            { href: root, text: t.one(act.number) },
            { text: line.application },
          ]}
        />
        <Heading>{t.line.title(month)}</Heading>
        <Lead>
          {childOf(line, { ...props, language })}, {line.group}
        </Lead>
        <Formula {...props} />
        <Origin {...props} />
        <LineDays language={language} programme={programme} shown={shown} />
        <LineDisputes language={language} programme={programme} shown={shown} />
        <TakenBack language={language} programme={programme} level={2} days={shown.corrections} />
        {props.officeHref === undefined ? null : (
          <p>
            <a class="ds-link" href={props.officeHref}>
              {textsOf(language, programme).departmentAttendance.takeBack}
            </a>
          </p>
        )}
        <Clauses {...props} />
      </div>
    </Shell>
  )
}

function Formula({ frame, shown }: ActLineProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).acts.line
  const { line } = shown
  const tenge = (tiyn: bigint) => formatTenge(tiyn, language)
  const parts = normParts(line.month, line.days, line.norms).map(one =>
    t.part(tenge(one.monthlyTiyn), formatCount(one.days, language)),
  )
  const whole = line.previousTiyn + line.amountTiyn
  const sum = parts.length > 1 ? `(${parts.join(' + ')})` : (parts[0] ?? tenge(0n))
  return (
    <>
      <Heading level={2}>{t.how}</Heading>
      <p>
        <strong>{t.over(sum, formatCount(line.workingDays, language), tenge(whole))}</strong>
      </p>
      {line.sequence === 1 ? null : (
        <p>
          {t.before(tenge(line.previousTiyn))}{' '}
          <strong>
            {tenge(whole)} − {tenge(line.previousTiyn)} = {tenge(line.amountTiyn)}
          </strong>
        </p>
      )}
      <p class="kz-quiet">{t.rounding}</p>
    </>
  )
}

function Origin({ frame, shown, territories }: ActLineProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  const { origin, norms, names, act } = shown
  const who = (by: string, at: Temporal.Instant | null) => {
    const name = by === 'guardian' ? t.line.guardian : nameOf(names, by, language)
    return at === null ? name : t.whenBy(name, formatMoment(at, language))
  }
  return (
    <SummaryList
      language={language}
      rows={[
        ...norms.map(norm => ({
          question: t.line.norm,
          answer: (
            <>
              {formatTenge(norm.countedTiyn, language)} (
              {t.line.normFrom(
                territories.get(norm.territory_code) ?? norm.territory_code,
                formatDate(norm.valid_from, language),
              )}
              )
            </>
          ),
        })),
        { question: t.line.submitted, answer: who(origin.submittedBy, origin.submittedAt) },
        {
          question: t.line.confirmed,
          answer:
            origin.answeredBy === null ? t.nobodyYet : who(origin.answeredBy, origin.answeredAt),
        },
        ...(origin.words === null || origin.answeredBy === 'guardian'
          ? []
          : [{ question: t.line.officerWords, answer: origin.words }]),
        {
          question: t.act,
          answer: t.one(act.number),
        },
      ]}
    />
  )
}

const CLAUSES: readonly ReturnType<typeof ruleRows>[number]['key'][] = [
  'payment.formula',
  'payment.rounding',
  'payment.payableExcuses',
  'payment.paidFor',
  'payment.correction',
]

function Clauses({ frame, shown }: ActLineProps) {
  const { language, programme } = frame
  const all = textsOf(language, programme)
  const { pack, act } = shown
  if (pack === undefined) return null
  const rules = ruleRows(pack).filter(({ key }) => CLAUSES.includes(key))
  return (
    <>
      <Heading level={2}>{all.acts.line.clauses}</Heading>
      <p>
        <a class="ds-link" href={`/${language}/rules/${act.territory}?on=${shown.line.month}`}>
          {pack.title[language]} ({pack.id}, {pack.version})
        </a>
      </p>
      <SummaryList
        language={language}
        rows={rules.map(({ key, rule }) => ({
          question: all.territories.rules[key],
          answer: <RuleAnswer rule={rule} language={language} />,
        }))}
      />
    </>
  )
}
