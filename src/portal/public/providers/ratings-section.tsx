/** What parents say, on the page of a kindergarten: figures, then the newest words. Pure. */
import type { Language } from '../../../base/language.ts'
import type { PublishedRatings } from '../../../domain/ratings/find-ratings.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts } from '../../../locales/texts.ts'
import { Heading } from '../../layout/heading.tsx'
import { Figures } from '../../rating/figures.tsx'
import { Review } from '../../rating/review.tsx'

export function RatingsSection(props: {
  ratings: PublishedRatings
  language: Language
  programme: Programme
  /** Where all are read; undefined where these are all. */
  allHref: string | undefined
}) {
  const { language } = props
  const { figures, texts: reviews } = props.ratings
  const t = texts(language).ratings
  return (
    <>
      <Heading level={2} id="ratings">
        {t.title}
      </Heading>
      <p class="kz-quiet kz-small">{t.lead}</p>
      <Figures figures={figures} language={language} />
      {figures.ratings === 0 ? null : (
        <>
          <Heading level={3}>{t.texts}</Heading>
          <Reviews reviews={reviews} language={language} programme={props.programme} />
        </>
      )}
      {props.allHref === undefined ? null : (
        <p>
          <a class="ds-link" href={props.allHref}>
            {t.allTexts}
          </a>
        </p>
      )}
    </>
  )
}

export function Reviews(props: {
  reviews: PublishedRatings['texts']
  language: Language
  programme: Programme
}) {
  const { reviews, language, programme } = props
  if (reviews.length === 0) return <p class="kz-quiet">{texts(language).ratings.noTexts}</p>
  return (
    <ul class="kz-reviews">
      {reviews.map(text => (
        <Review text={text} language={language} programme={programme} />
      ))}
    </ul>
  )
}
