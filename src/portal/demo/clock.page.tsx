/** The demonstration's clock: what time it is there, and buttons that move it forward. */
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { MomentText } from '../layout/date-text.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'

export const STEPS = {
  hour: Temporal.Duration.from({ hours: 1 }),
  day: Temporal.Duration.from({ hours: 24 }),
  threeDays: Temporal.Duration.from({ hours: 72 }),
  week: Temporal.Duration.from({ hours: 168 }),
} as const

type Step = keyof typeof STEPS

export function isStep(text: string): text is Step {
  return Object.hasOwn(STEPS, text)
}

type ClockProps = { frame: Frame; now: Temporal.Instant; csrfToken: string; moved: boolean }

export function ClockPage(props: ClockProps) {
  const { language } = props.frame
  const t = texts(language).demonstration.clockPage
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        {props.moved ? (
          <Notice language={language} kind="success" title={t.moved} live>
            <p>{t.movedText}</p>
          </Notice>
        ) : null}
        <Heading>{t.title}</Heading>
        <Lead>
          {t.now} <MomentText instant={props.now} language={language} />
        </Lead>
        <p>{t.text}</p>
        <form method="post" action={`/${language}/demo/clock`}>
          <HiddenFields csrfToken={props.csrfToken} />
          <Actions>
            {(Object.keys(STEPS) as Step[]).map(step => (
              <Button name="step" value={step} variant="secondary">
                {t.steps[step]}
              </Button>
            ))}
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
