/** On the desk of a kindergarten: how it is rated, what families wrote, and one answer to each. */
import type { ReceivedText } from '../../domain/ratings/find-ratings.ts'
import { MOST_WORDS } from '../../domain/ratings/rating.ts'
import type { RatingFigures } from '../../domain/ratings/rating-figures.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { Figures } from '../rating/figures.tsx'
import { Review } from '../rating/review.tsx'

export function ReceivedRatingsPage(props: {
  frame: Frame
  figures: RatingFigures | undefined
  reviews: readonly ReceivedText[]
  answered: boolean
  nextHref: string | undefined
}) {
  const { frame } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).ratings.desk
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {props.answered ? (
          <Notice language={language} kind="success" live>
            {t.done}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        {props.figures === undefined ? null : (
          <Figures figures={props.figures} language={language} />
        )}
        <Heading level={2}>{textsOf(language, programme).ratings.texts}</Heading>
        {props.reviews.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <ul class="kz-reviews">
            {props.reviews.map(review => (
              <Review text={review} language={language} programme={programme}>
                {isOpen(review) ? (
                  <Actions>
                    <ButtonLink
                      href={`/${language}/provider/ratings/${review.id}`}
                      variant="secondary"
                    >
                      {t.reply}
                    </ButtonLink>
                  </Actions>
                ) : null}
              </Review>
            ))}
          </ul>
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

/** Words that are shown and have no answer. */
function isOpen({ content }: ReceivedText): boolean {
  return content.kind === 'shown' && content.answer === null
}

export function AnswerRatingPage(props: {
  frame: Frame
  review: ReceivedText
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { frame, form, review } = props
  const { language, programme } = frame
  const all = textsOf(language, programme)
  const t = all.ratings.desk
  const root = `/${language}/provider/ratings`
  return (
    <Shell frame={frame} title={t.replyTitle} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['words']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: root, text: t.title }, { text: t.replyTitle }]}
        />
        <Heading>{t.replyTitle}</Heading>
        <ul class="kz-reviews">
          <Review text={review} language={language} programme={programme} />
        </ul>
        {isOpen(review) ? (
          <form method="post" action={`${root}/${review.id}`} class="kz-form" novalidate>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <TextField
              form={form}
              name="words"
              label={t.words}
              hint={t.wordsHint}
              rows={5}
              maxLength={MOST_WORDS}
            />
            <Actions>
              <Button>{t.send}</Button>
              <ButtonLink href={root} variant="tertiary">
                {all.cabinet.actions.cancel}
              </ButtonLink>
            </Actions>
          </form>
        ) : null}
      </div>
    </Shell>
  )
}
