/** One review: hide it for a reason of the list with words for the family, or show it again. */
import type { RatingText } from '../../domain/ratings/find-ratings.ts'
import { HIDING_REASONS, MOST_REASON } from '../../domain/ratings/rating.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { WatchedReview } from './reviews.page.tsx'

type ReviewProps = {
  frame: Frame
  review: RatingText
  mayHide: boolean
  form: Form
  csrfToken: string
  requestId: string
}

export function ReviewPage(props: ReviewProps) {
  const { frame, review, mayHide, form } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).ratings.office
  const isHidden = review.hiddenFor !== null
  const title = isHidden ? t.hiddenTitle : mayHide ? t.hideTitle : t.title
  return (
    <Shell frame={frame} title={title} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['reason', 'words']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/department/ratings`, text: t.title }, { text: title }]}
        />
        <Heading>{title}</Heading>
        <ul class="kz-reviews">
          <WatchedReview review={review} language={language} programme={programme} />
        </ul>
        {isHidden && review.hidingWords !== null ? (
          <p>{textsOf(language, programme).ratings.family.departmentWords(review.hidingWords)}</p>
        ) : null}
        {mayHide ? isHidden ? <Show {...props} /> : <Hide {...props} /> : null}
      </div>
    </Shell>
  )
}

function actionOf({ frame, review }: ReviewProps, deed: 'hide' | 'show'): string {
  return `/${frame.language}/department/ratings/${review.id}/${deed}`
}

function Hide(props: ReviewProps) {
  const all = textsOf(props.frame.language, props.frame.programme).ratings
  const t = all.office
  return (
    <form method="post" action={actionOf(props, 'hide')} class="kz-form" novalidate>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <p>{t.hideLead}</p>
      <RadioGroup
        form={props.form}
        name="reason"
        label={t.reason}
        options={HIDING_REASONS.map(value => ({ value, label: all.reasons[value] }))}
      />
      <TextField
        form={props.form}
        name="words"
        label={t.words}
        hint={t.wordsHint}
        rows={4}
        maxLength={MOST_REASON}
      />
      <Actions>
        <Button color="danger">{t.hideTitle}</Button>
      </Actions>
    </form>
  )
}

function Show(props: ReviewProps) {
  const t = textsOf(props.frame.language, props.frame.programme).ratings.office
  return (
    <form method="post" action={actionOf(props, 'show')} class="kz-form">
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <p>{t.showText}</p>
      <Actions>
        <Button>{t.show}</Button>
      </Actions>
    </form>
  )
}
