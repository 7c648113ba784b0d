/** In the cabinet: one tap to renew a club's contract, or to take a free place while the voucher waits. Pure. */
import type { Language } from '../../../base/language.ts'
import type { PlaceAgain } from '../../../domain/choice/find-places-again.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button } from '../../layout/button.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { formatDistance } from '../../public/providers/distance-text.ts'
import type { Renewing } from './load-renewing.ts'

type RenewalProps = {
  language: Language
  number: string
  renewing: Renewing
  csrfToken: string
  requestId: string
}

export function RenewalPanel(props: RenewalProps) {
  const { ending, places } = props.renewing
  return (
    <>
      {ending === undefined ? null : <Ending {...props} ending={ending} />}
      {places === undefined ? null : <Between {...props} places={places} />}
    </>
  )
}

function Ending(props: RenewalProps & { ending: NonNullable<Renewing['ending']> }) {
  const { language, ending, number } = props
  const t = texts(language).renewals
  const day = formatDate(ending.lastDay, language)
  const asked = ending.renewal
  if (asked !== null) {
    return (
      <section class="kz-wish">
        <Heading level={3}>{asked === 'refused' ? t.refused : t.asked}</Heading>
        <p>{asked === 'refused' ? t.refusedText(day) : t.askedText}</p>
      </section>
    )
  }
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.ending(day)}</Heading>
      <p>{t.endingText}</p>
      <form method="post" action={`/${language}/cabinet/${number}/renew`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Actions>
          <Button name="contract" value={ending.number}>
            {t.renew}
          </Button>
        </Actions>
      </form>
    </section>
  )
}

function Between(props: RenewalProps & { places: readonly PlaceAgain[] }) {
  const { language, places } = props
  const t = texts(language).renewals
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.between}</Heading>
      <p>{t.betweenText}</p>
      {places.length === 0 ? <p>{t.none}</p> : null}
      <ul class="kz-wishes">
        {places.map(place => (
          <Place {...props} place={place} />
        ))}
      </ul>
    </section>
  )
}

function Place(props: RenewalProps & { place: PlaceAgain }) {
  const { language, place, number } = props
  const t = texts(language).renewals
  const club = language === 'ru' ? place.nameRu : place.nameKk
  const words = [
    ...(place.old ? [t.old] : []),
    place.free > 0 ? t.free(formatCount(place.free, language)) : t.full,
    ...(place.metres === null || place.old ? [] : [formatDistance(place.metres, language)]),
  ]
  const id = place.groupId.toString()
  const root = `/${language}/cabinet/${number}`
  const isFree = place.free > 0
  const button = isFree ? t.take : props.renewing.mayWait ? t.wait : undefined
  return (
    <li class="kz-wish">
      <p>
        <strong>
          {club}, {place.group}
        </strong>
        <br />
        {place.address}
        <br />
        {words.join(' · ')}
      </p>
      {button === undefined ? null : (
        <form method="post" action={isFree ? `${root}/renew` : `${root}/waiting/join`}>
          <HiddenFields csrfToken={props.csrfToken} requestId={`${props.requestId}-${id}`} />
          <Button name="group" value={id} variant={isFree ? 'primary' : 'secondary'}>
            {button}
          </Button>
        </form>
      )}
    </li>
  )
}
