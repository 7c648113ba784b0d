/** "Why this place": one family's wishes in one round, each with what became of it. */
import type { RoundExplanation, WishExplanation } from '../../../domain/choice/explain-round.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import type { Form } from '../../layout/form.ts'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { capitalized } from '../../parent/apply/benefits.page.tsx'
import { FindNumber } from '../find-number.tsx'

type WhyRoundProps = {
  frame: Frame
  roundId: bigint
  roundTitle: string
  form: Form
  number: string | undefined
  explanation: RoundExplanation | undefined
  nameOf: (group: string) => string
}

export function WhyRoundPage(props: WhyRoundProps) {
  const { frame, number } = props
  const { language } = frame
  const t = texts(language).rounds
  const title = number === undefined ? t.whyMe : t.whyTitle(number)
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/rounds/${props.roundId}`, text: props.roundTitle },
            { text: title },
          ]}
        />
        <Heading>{title}</Heading>
        {number === undefined ? null : <Answer {...props} number={number} />}
        <FindNumber
          form={props.form}
          action={`/${language}/rounds/${props.roundId}/why`}
          secondary={number !== undefined}
        />
      </div>
    </Shell>
  )
}

function Answer(props: WhyRoundProps & { number: string }) {
  const { frame, explanation, nameOf } = props
  const { language } = frame
  const t = texts(language).rounds
  if (explanation === undefined) return <p>{t.notIn(props.number)}</p>
  const count = (value: number) => formatCount(value, language)
  const { decision, wishes } = explanation
  return (
    <>
      <Lead>
        {t.turnText(count(explanation.turn), count(explanation.families))}{' '}
        {capitalized(t.outcomes[decision.outcome] ?? decision.outcome)}
        {decision.group === null ? null : `: ${nameOf(decision.group)}`}.
      </Lead>
      {wishes.length === 0 ? null : (
        <Table
          caption={t.wishes}
          columns={[{ header: t.group }, { header: t.result }]}
          rows={wishes.map(wish => [
            `${count(wish.rank)}. ${nameOf(wish.group)}`,
            resultText(wish, language),
          ])}
        />
      )}
    </>
  )
}

function resultText(wish: WishExplanation, language: Frame['language']): string {
  const t = texts(language).rounds
  if (wish.lastTaken !== null) {
    return t.full(wish.lastTaken.id, formatCount(wish.lastTaken.turn, language))
  }
  return t.results[wish.result] ?? wish.result
}
