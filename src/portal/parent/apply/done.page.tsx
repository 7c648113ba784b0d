/** The moment of relief: number, place in the queue, what happens next. */
import type { Language } from '../../../base/language.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { ConfirmationPanel } from '../../layout/confirmation-panel.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function DonePage(props: {
  frame: Frame
  number: string
  programme: Programme
  position: { readonly place: string; readonly ahead: string } | undefined
  /** Full months that the child must have; undefined when it has them. */
  tooYoungUntilMonths: number | undefined
  /** Whether the proof can be had already. */
  isSealed: boolean
  claims: { readonly day: Temporal.PlainDate; readonly workingDaysLeft: number } | undefined
}) {
  const { language } = props.frame
  const t = textsOf(language, props.programme).apply.done
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <ConfirmationPanel title={t.title} label={t.number} number={props.number} />
        {props.position === undefined ? null : (
          <p>
            <strong>{props.position.place}</strong> {props.position.ahead}
          </p>
        )}
        <p>{t.keep}</p>
        <p class="kz-quiet">{t.phone}</p>
        <Actions>
          <ButtonLink href={`/${language}/apply/receipt`} download>
            {t.receipt}
          </ButtonLink>
          <ButtonLink href={`/${language}/cabinet`} variant="secondary">
            {t.cabinet}
          </ButtonLink>
        </Actions>
        <Proof language={language} isSealed={props.isSealed} />
        <Heading level={2}>{t.next}</Heading>
        <ol>
          {t.steps.map(step => (
            <li>{step}</li>
          ))}
        </ol>
        {props.tooYoungUntilMonths === undefined ? null : (
          <p>{t.tooYoung(formatCount(props.tooYoungUntilMonths, language))}</p>
        )}
        {props.claims === undefined ? null : (
          <>
            <p>
              {t.claims}. <DeadlineText language={language} {...props.claims} />
            </p>
            <Actions>
              <ButtonLink href={`/${language}/apply/claims.ics`} variant="secondary" download>
                {t.calendar}
              </ButtonLink>
            </Actions>
          </>
        )}
      </div>
    </Shell>
  )
}

/** While the journal is being sealed the file is offered all the same: its download waits. */
function Proof({ language, isSealed }: { language: Language; isSealed: boolean }) {
  const t = texts(language).proofs.done
  return (
    <section class="kz-card kz-stack">
      <Heading level={2}>{t.title}</Heading>
      <p>{isSealed ? t.ready : t.sealing}</p>
      <Actions>
        <ButtonLink href={`/${language}/apply/proof`} variant="secondary">
          {t.download}
        </ButtonLink>
      </Actions>
    </section>
  )
}
