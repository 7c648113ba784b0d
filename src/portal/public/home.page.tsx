/** The first page: what Kezek is, how to apply, how to find one's number, what is going on now. */
import type { LiveFigures } from '../../domain/opendata/find-public-figures.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { emptyNumberForm, FindNumber } from './find-number.tsx'

export function HomePage(props: { frame: Frame; figures: LiveFigures }) {
  const { frame, figures } = props
  const { language } = frame
  const all = texts(language)
  const t = all.home
  const r = all.publicReading
  const count = (value: number) => formatCount(value, language)
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Actions>
          <ButtonLink href={`/${language}/apply`}>{t.apply}</ButtonLink>
          <ButtonLink href={`/${language}/queue`} variant="secondary">
            {all.publicQueue.index.title}
          </ButtonLink>
        </Actions>
        <StatCards
          stats={[
            { label: r.figures.waiting, value: count(figures.waiting) },
            { label: r.figures.freePlaces, value: count(figures.freePlaces) },
            { label: r.figures.vouchers, value: count(figures.vouchersOffered) },
            { label: r.figures.iterations, value: count(figures.iterations) },
          ]}
        />
        <Heading level={2}>{r.homeFind}</Heading>
        <FindNumber form={emptyNumberForm(language)} action={`/${language}/queue`} />
        <Heading level={2}>{r.homeHow}</Heading>
        <ol>
          {r.homeSteps.map(step => (
            <li>
              <strong>{step.title}.</strong> {step.text}
            </li>
          ))}
        </ol>
      </div>
    </Shell>
  )
}
