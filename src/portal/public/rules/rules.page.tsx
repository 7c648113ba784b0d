/** The rules in force in a territory on a day: each with its value, how sure it is, and where it is written. */

import type { Language } from '../../../base/language.ts'
import type { Regime } from '../../../domain/territories/rollout.ts'
import type { RulePack } from '../../../domain/territories/rule-pack.ts'
import { ruleRows } from '../../../domain/territories/rule-text.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Button } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatDate, formatDateRange } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { RuleAnswer } from './rule-answer.tsx'

type RulesProps = {
  frame: Frame
  territory: Territory
  day: Temporal.PlainDate
  regime: Regime | undefined
  pack: RulePack | undefined
  form: Form
}

export function RulesPage(props: RulesProps) {
  const { frame, territory, day, regime, pack } = props
  const { language } = frame
  const all = texts(language)
  const t = all.publicReading.rules
  const name = territory.name[language]
  return (
    <Shell frame={frame} title={t.titleOf(name)} mistaken={isMistaken(props.form)}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/rules`, text: t.title }, { text: name }]}
        />
        <ErrorSummary form={props.form} />
        <Heading>{t.titleOf(name)}</Heading>
        <Lead>{t.lead}</Lead>
        <form class="kz-form" method="get" action={`/${language}/rules/${territory.code}`}>
          <TextField form={props.form} name="on" label={t.day} kind="date" width="medium" />
          <div>
            <Button variant="secondary">{t.show}</Button>
          </div>
        </form>
        {regime === undefined ? null : (
          <Notice
            language={language}
            kind="info"
            title={`${all.territories.regimes[regime]}, ${formatDate(day, language)}`}
          >
            <p>{all.territories.regimeMeanings[regime]}</p>
          </Notice>
        )}
        {pack === undefined ? (
          <Notice language={language} kind="warning">
            <p>{all.territories.noRules(name, formatDate(day, language))}</p>
          </Notice>
        ) : (
          <PackRules pack={pack} language={language} />
        )}
      </div>
    </Shell>
  )
}

function PackRules(props: { pack: RulePack; language: Language }) {
  const { pack, language } = props
  const all = texts(language)
  const t = all.publicReading.rules
  const from = Temporal.PlainDate.from(pack.validFrom)
  const validity = pack.validTo
    ? formatDateRange(from, Temporal.PlainDate.from(pack.validTo), language)
    : t.from(formatDate(from, language))
  return (
    <>
      <SummaryList
        language={language}
        rows={[
          { question: t.pack, answer: `${pack.title[language]} (${pack.id}, ${pack.version})` },
          { question: t.validity, answer: validity },
          { question: t.source, answer: pack.source },
          { question: t.certainty, answer: all.territories.certaintyMeanings[pack.mark] },
        ]}
      />
      <SummaryList
        language={language}
        rows={ruleRows(pack).map(({ key, rule }) => ({
          question: all.territories.rules[key],
          answer: <RuleAnswer rule={rule} language={language} />,
        }))}
      />
    </>
  )
}
