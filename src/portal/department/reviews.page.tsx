/** What families of the territory wrote of kindergartens, the newest first. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import type { RatingText } from '../../domain/ratings/find-ratings.ts'
import { monthOf } from '../../domain/ratings/published-text.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { ButtonLink } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { alsoProgramme } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Tag } from '../layout/tag.tsx'
import { nameIn } from '../public/providers/provider-name.ts'
import { Answer, MonthText, Words } from '../rating/review.tsx'

export const REVIEW_FILTERS = ['all', 'hidden'] as const
export type ReviewFilter = (typeof REVIEW_FILTERS)[number]

export function ReviewsPage(props: {
  frame: Frame
  reviews: readonly RatingText[]
  filter: ReviewFilter
  mayHide: boolean
  done: 'hiddenDone' | 'shownDone' | undefined
  nextHref: string | undefined
}) {
  const { frame, reviews } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).ratings.office
  const root = `/${language}/department/ratings`
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t[props.done]}
          </Notice>
        )}
        <Lead>{t.lead}</Lead>
        <nav aria-label={t.title} class="kz-review-filters">
          {REVIEW_FILTERS.map(filter => (
            <a
              class="ds-link"
              href={`${root}?show=${filter}${alsoProgramme(frame.programmes)}`}
              aria-current={filter === props.filter ? 'page' : undefined}
            >
              {t.filters[filter]}
            </a>
          ))}
        </nav>
        {reviews.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <ul class="kz-reviews">
            {reviews.map(review => (
              <WatchedReview review={review} language={language} programme={programme}>
                <div>
                  <ButtonLink href={`${root}/${review.id}`} variant="secondary" color="neutral">
                    {props.mayHide && review.hiddenFor === null ? t.hide : t.look}
                    <span class="ds-sr-only">: {nameIn(review, language)}</span>
                  </ButtonLink>
                </div>
              </WatchedReview>
            ))}
          </ul>
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

/** With the kindergarten, and with the words also while they are hidden: who decides must read them. */
export function WatchedReview(props: {
  review: RatingText
  language: Language
  programme: Programme
  children?: ComponentChildren
}) {
  const { review, language, programme } = props
  const t = textsOf(language, programme).ratings
  return (
    <li class="kz-review">
      <p>
        <a
          class="ds-link"
          href={`/${language}/providers/${review.territory}/${review.bin}#ratings`}
        >
          {nameIn(review, language)}
        </a>{' '}
        <span class="kz-quiet kz-small">
          <MonthText month={monthOf(review.writtenAt)} language={language} />
        </span>
      </p>
      {review.hiddenFor === null ? null : (
        <p>
          <Tag color="warning">{t.office.hiddenTag}</Tag> {t.reasons[review.hiddenFor]}
        </p>
      )}
      <Words words={review.words} />
      {review.answer === null ? null : (
        <Answer answer={review.answer} language={language} programme={programme} />
      )}
      {props.children}
    </li>
  )
}
