/** A family rates a kindergarten: five rows of five numbers, words if it likes, one button; and that it was done. */
import type { OwnRateable } from '../../../domain/ratings/find-ratings.ts'
import { MOST_WORDS } from '../../../domain/ratings/rating.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ConfirmationPanel } from '../../layout/confirmation-panel.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { nameIn } from '../../public/providers/provider-name.ts'
import { ScoreField } from '../../rating/score-field.tsx'

type RatingProps = {
  frame: Frame
  /** Of the application. */
  number: string
  rateable: OwnRateable
}

export function RatingPage(
  props: RatingProps & { form: Form; csrfToken: string; requestId: string },
) {
  const { frame, form, rateable } = props
  const { language, programme } = frame
  const all = textsOf(language, programme)
  const t = all.ratings
  const root = `/${language}/cabinet/${props.number}`
  const { criteria } = rateable.terms
  const name = nameIn(rateable, language)
  return (
    <Shell frame={frame} title={t.family.title} mistaken={isMistaken(form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${root}/rate/${rateable.bin}`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={form} order={[...criteria, 'words']} />
        <Heading>{t.family.title}</Heading>
        <Lead>{name}</Lead>
        <p>{t.family.lead}</p>
        {criteria.map(criterion => (
          <ScoreField form={form} name={criterion} label={t.criteria[criterion]} />
        ))}
        <TextField
          form={form}
          name="words"
          label={t.family.words}
          hint={t.family.wordsHint}
          rows={6}
          maxLength={MOST_WORDS}
          optional
        />
        <Notice language={language} kind="info">
          {t.family.anonymous}
        </Notice>
        <Actions>
          <Button>{t.family.send}</Button>
          <ButtonLink href={root} variant="tertiary">
            {all.cabinet.actions.cancel}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}

export function RatedPage({ frame, number, rateable }: RatingProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).ratings.family
  const provider = `/${language}/providers/${rateable.territory}/${rateable.bin}#ratings`
  return (
    <Shell frame={frame} title={t.done} noindex>
      <div class="kz-column kz-stack">
        <ConfirmationPanel title={t.done} label={t.doneLabel} number={nameIn(rateable, language)} />
        <p>{t.doneText}</p>
        <Actions>
          <ButtonLink href={provider}>{t.toProvider}</ButtonLink>
          <ButtonLink href={`/${language}/cabinet/${number}`} variant="secondary">
            {t.toCabinet}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
