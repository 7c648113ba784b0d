/** The first page: what Kezek is, how to apply, how to find one's number, what is going on now. */
import type { ComponentChildren } from 'preact'
import type { LiveFigures } from '../../domain/opendata/find-public-figures.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { emptyNumberForm, FindNumber } from './find-number.tsx'

export type LatestIteration = {
  readonly id: bigint
  readonly number: number
  readonly heldOn: Temporal.PlainDate
  readonly offered: number
  readonly territoryName: string
}

type HomeProps = {
  frame: Frame
  figures: LiveFigures
  /** Undefined until the first one was held. */
  latest: LatestIteration | undefined
}

export function HomePage(props: HomeProps) {
  const { frame, figures } = props
  const { language } = frame
  const all = texts(language)
  const t = all.home
  const words = all.publicReading.figures
  const count = (value: number) => formatCount(value, language)
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-stack">
        <Hero frame={frame} />
        <Heading level={2}>{t.now}</Heading>
        <StatCards
          stats={[
            { label: words.waiting, value: count(figures.waiting) },
            { label: words.freePlaces, value: count(figures.freePlaces) },
            { label: words.vouchers, value: count(figures.vouchersOffered) },
            { label: words.iterations, value: count(figures.iterations) },
          ]}
        />
        <Heading level={2}>{t.how}</Heading>
        <ol class="kz-how">
          {t.steps.map(step => (
            <li>
              <h3 class="ds-heading" data-size="xs">
                {step.title}
              </h3>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
        <Heading level={2}>{t.check}</Heading>
        <Proof {...props} />
      </div>
    </Shell>
  )
}

function Hero({ frame }: { frame: Frame }) {
  const { language } = frame
  const t = texts(language).home
  return (
    <div class="kz-hero">
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Actions>
          <ButtonLink href={`/${language}/apply`}>{t.apply}</ButtonLink>
          <ButtonLink href={`/${language}/queue`} variant="secondary">
            {t.queue}
          </ButtonLink>
        </Actions>
      </div>
      <section class="kz-card kz-stack" aria-labelledby="find">
        <Heading level={2} id="find">
          {t.find}
        </Heading>
        <FindNumber form={emptyNumberForm(language)} action={`/${language}/queue`} secondary />
      </section>
    </div>
  )
}

/** Where everything that is said above can be checked. */
function Proof({ frame, latest }: HomeProps) {
  const { language } = frame
  const { home: t, invariants: promises, log } = texts(language)
  const count = (value: number) => formatCount(value, language)
  return (
    <div class="kz-grid">
      {latest === undefined ? null : (
        <Card
          title={t.iteration(count(latest.number), latest.territoryName)}
          text={t.iterationText(formatDate(latest.heldOn, language), count(latest.offered))}
        >
          <a class="ds-link" href={`/${language}/iterations/${latest.id}`}>
            {t.iterationLink}
          </a>
          <a class="ds-link" href={`/api/v1/iterations/${latest.id}/bundle`} download>
            {t.bundle}
          </a>
        </Card>
      )}
      <Card title={t.rules} text={t.rulesText}>
        <a class="ds-link" href={`/${language}/rules`}>
          {t.rulesLink}
        </a>
      </Card>
      <Card title={promises.title} text={promises.homeText}>
        <a class="ds-link" href={`/${language}/invariants`}>
          {promises.home}
        </a>
      </Card>
      <Card title={log.title} text={log.homeText}>
        <a class="ds-link" href={`/${language}/verify`}>
          {log.check}
        </a>
        <a class="ds-link" href={`/${language}/log`}>
          {log.homeLink}
        </a>
      </Card>
    </div>
  )
}

function Card(props: { title: string; text: string; children: ComponentChildren }) {
  return (
    <section class="kz-card kz-stack">
      <Heading level={3}>{props.title}</Heading>
      <p>{props.text}</p>
      <p class="kz-links">{props.children}</p>
    </section>
  )
}
