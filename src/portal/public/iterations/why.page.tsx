/** "Why not me this time": what happened to one application in one iteration, in words. */

import type { Language } from '../../../base/language.ts'
import type { Explanation } from '../../../domain/iterations/explain-decision.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatCount, formatMoment, formatTenge } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { FindNumber } from '../find-number.tsx'
import { reasonText } from './outcome-text.ts'

type WhyProps = {
  frame: Frame
  iterationId: bigint
  iterationTitle: string
  form: Form
  /** Undefined before a number was given. */
  number: string | undefined
  explanation: Explanation | undefined
}

export function WhyPage(props: WhyProps) {
  const { frame, number } = props
  const { language } = frame
  const t = texts(language).publicIterations
  const title = number === undefined ? t.whyMe : t.why.title(number)
  const here = `/${language}/iterations/${props.iterationId}`
  return (
    <Shell frame={frame} title={title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/iterations`, text: t.title },
            { href: here, text: props.iterationTitle },
            { text: title },
          ]}
        />
        <ErrorSummary form={props.form} />
        <Heading>{title}</Heading>
        {number === undefined ? (
          <Lead>{t.why.ask}</Lead>
        ) : (
          sentences(props.explanation, number, language).map((sentence, index) =>
            index === 0 ? <Lead>{sentence}</Lead> : <p>{sentence}</p>,
          )
        )}
        <FindNumber form={props.form} action={`${here}/why`} submit={t.why.submit} />
      </div>
    </Shell>
  )
}

/** The answer first, then what would have been needed, then that nothing is lost. */
function sentences(
  explanation: Explanation | undefined,
  number: string,
  language: Language,
): readonly string[] {
  const t = texts(language).publicIterations.why
  if (explanation === undefined) return [t.notIn(number)]
  const { decision, lastServed, skippedBeforeMe, wouldHaveSufficed } = explanation
  const count = (value: number) => formatCount(value, language)
  if (decision.reason === null) return [t.offered(count(decision.sequence))]
  const told = [t.skipped(count(decision.sequence), reasonText(decision.reason, language))]
  told.push(
    lastServed === null
      ? t.nobodyServed
      : t.lastServed(lastServed.id, formatMoment(instantOf(lastServed.submittedAt), language)),
  )
  if (skippedBeforeMe > 0) told.push(t.skippedBefore(count(skippedBeforeMe)))
  switch (wouldHaveSufficed?.kind) {
    case 'places':
      told.push(t.needPlaces(count(wouldHaveSufficed.count)))
      break
    case 'money':
      told.push(t.needMoney(formatTenge(BigInt(wouldHaveSufficed.tiyn), language)))
      break
    case 'batch':
      told.push(t.batch)
  }
  told.push(t.kept)
  return told
}

/** Microseconds since the epoch as a decimal string, the form of bundles. */
function instantOf(micros: string): Temporal.Instant {
  return Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n)
}
