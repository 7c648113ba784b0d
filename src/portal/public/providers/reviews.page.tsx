/** Everything that families wrote of one kindergarten, the newest first. */
import type { PublishedRatings } from '../../../domain/ratings/find-ratings.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Heading } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Reviews } from './ratings-section.tsx'

export function ReviewsPage(props: {
  frame: Frame
  territory: Territory
  providerHref: string
  name: string
  programme: Programme
  reviews: PublishedRatings['texts']
  nextHref: string | undefined
}) {
  const { language } = props.frame
  const all = texts(language)
  const title = `${props.name}: ${all.ratings.texts}`
  const list = `/${language}/providers/${props.territory.code}`
  const { providers } = all.publicReading
  return (
    <Shell frame={props.frame} title={title}>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: list, text: providers.titleOf(props.territory.name[language]) },
            { href: props.providerHref, text: props.name },
            { text: all.ratings.texts },
          ]}
        />
        <Heading>{title}</Heading>
        <Reviews reviews={props.reviews} language={language} programme={props.programme} />
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}
