/** In the cabinet: the place that is held, offers that wait for an answer, waiting lists. Pure. */
import type { Language } from '../../../base/language.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { groupHref, groupName } from './group-text.tsx'
import type { ChildPlaces, HeldNow, WaitingNow } from './load-places.ts'
import { WhyThisPlace } from './why-this-place.tsx'

export type PlacesPanelProps = {
  language: Language
  programme: Programme
  number: string
  places: ChildPlaces
  /** A targeted voucher waits in no list. */
  named?: boolean
  csrfToken: string
  requestId: string
}

export function PlacesPanel(props: PlacesPanelProps) {
  const { held, waiting, enrolled } = props.places
  const { language } = props
  const t = textsOf(language, props.programme).choose
  const offers = waiting.filter(entry => entry.hold_id !== null)
  const lists = waiting.filter(entry => entry.hold_id === null)
  return (
    <>
      {held === undefined ? null : <Held {...props} held={held} />}
      {offers.map(entry => (
        <Offer {...props} entry={entry} />
      ))}
      {enrolled === undefined ? null : (
        <div class="kz-stack">
          <p>
            {t.enrolledIn(groupName(enrolled.group, language))}{' '}
            <a
              class="ds-link"
              href={`/${language}/providers/${enrolled.group.territory}/${enrolled.group.bin}`}
            >
              {t.provider}
            </a>
          </p>
          <Actions>
            <ButtonLink href={hrefOf(props, `contract/${enrolled.contract}`)} variant="secondary">
              {texts(language).contracts.title}
            </ButtonLink>
            {props.named ? null : (
              <ButtonLink href={hrefOf(props, 'waiting/add')} variant="secondary">
                {t.transfer}
              </ButtonLink>
            )}
          </Actions>
        </div>
      )}
      {lists.length === 0 ? null : (
        <>
          <Heading level={3}>{t.lists}</Heading>
          <ul class="kz-wishes">
            {lists.map(entry => (
              <List {...props} entry={entry} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Held(props: PlacesPanelProps & { held: HeldNow }) {
  const { language, held } = props
  const t = textsOf(language, props.programme).choose
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.held}</Heading>
      <p>{(props.places.signed ? t.heldSigned : t.heldText)(groupName(held.group, language))}</p>
      <p>
        <DeadlineText language={language} {...held.deadline} />
      </p>
      {held.contract === undefined ? <p>{t.contractSoon}</p> : null}
      {held.roundId === null ? null : (
        <WhyThisPlace language={language} number={props.number} roundId={held.roundId} />
      )}
      <Actions>
        {held.contract === undefined ? null : (
          <ButtonLink href={hrefOf(props, `contract/${held.contract.number}`)}>
            {held.contract.state === 'drafted' ? t.contract : texts(language).contracts.title}
          </ButtonLink>
        )}
        <ButtonLink href={hrefOf(props, 'give-up')} variant="secondary" color="neutral">
          {t.giveUp}
        </ButtonLink>
      </Actions>
    </section>
  )
}

function Offer(props: PlacesPanelProps & { entry: WaitingNow }) {
  const { language, entry } = props
  const t = textsOf(language, props.programme).choose
  const hold = String(entry.hold_id)
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.offer}</Heading>
      <p>{t.offerText(nameOf(entry, language))}</p>
      <p>
        {entry.deadline === undefined ? (
          t.noNotice
        ) : (
          <DeadlineText language={language} {...entry.deadline} />
        )}
      </p>
      <form method="post" action={hrefOf(props, 'offers')}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Actions>
          <Button name="answer" value={`accept:${hold}`}>
            {t.accept}
          </Button>
          <Button name="answer" value={`decline:${hold}`} variant="secondary" color="neutral">
            {t.decline}
          </Button>
        </Actions>
      </form>
    </section>
  )
}

function List(props: PlacesPanelProps & { entry: WaitingNow }) {
  const { language, entry } = props
  const t = textsOf(language, props.programme).choose
  const count = (value: number) => formatCount(value, language)
  const moved = entry.movements.reduce((sum, one) => sum + one.count, 0)
  return (
    <li class="kz-wish">
      <p>
        {entry.group === undefined ? (
          nameOf(entry, language)
        ) : (
          <a class="ds-link" href={groupHref(entry.group, language)}>
            {nameOf(entry, language)}
          </a>
        )}
      </p>
      <p>
        <strong>{t.place(count(entry.turn), count(entry.length))}</strong>
        {moved === 0 ? null : ` ${t.moved(count(moved))}`}
      </p>
      <form method="post" action={hrefOf(props, 'waiting/leave')}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Button name="group" value={entry.group_id.toString()} variant="tertiary" color="neutral">
          {t.leave}
          <span class="ds-sr-only">: {nameOf(entry, language)}</span>
        </Button>
      </form>
    </li>
  )
}

function nameOf(entry: WaitingNow, language: Language): string {
  return `${language === 'ru' ? entry.name_ru : entry.name_kk}, ${entry.group_name}`
}

function hrefOf({ language, number }: PlacesPanelProps, path: string): string {
  return `/${language}/cabinet/${number}/${path}`
}
