/** In the cabinet: the referral of a child, until when it is valid and what can be done with it. Pure. */
import type { Language } from '../../../base/language.ts'
import type { ReferralView } from '../../../domain/referrals/find-referrals.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatDate } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import type { CountDown } from '../cabinet/open-deadline.ts'
import { WhyThisPlace } from '../choose/why-this-place.tsx'

export type ReferralPanelProps = {
  language: Language
  /** Of the application. */
  number: string
  view: ReferralView
  deadline: CountDown
  /** The family signed; the kindergarten has not yet. */
  signed: boolean
}

export function ReferralPanel(props: ReferralPanelProps) {
  const { language, number, view } = props
  const all = texts(language)
  const t = all.referrals.panel
  const { referral } = view
  // Until the sweep of the minute has settled it; nothing can be done with it any more.
  const over = props.deadline.workingDaysLeft < 0
  const name = `${language === 'ru' ? view.nameRu : view.nameKk}, ${view.group}`
  if (referral.state !== 'issued') {
    return (
      <p>
        {t.number(referral.number)}: {name}. {t.states[referral.state]}.
      </p>
    )
  }
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.title}</Heading>
      <p class="kz-small">{t.number(referral.number)}</p>
      <p>
        {t.place(name)}{' '}
        <a class="ds-link" href={`/${language}/providers/${referral.territory}/${view.bin}`}>
          {all.choose.provider}
        </a>
      </p>
      {referral.proactive ? <p>{t.proactive}</p> : null}
      {referral.admission === 'early-booking' ? (
        <p>{t.early(formatDate(view.startsOn, language))}</p>
      ) : null}
      {view.lastDay === null ? null : <p>{t.temporary(formatDate(view.lastDay, language))}</p>}
      <p>
        <DeadlineText language={language} {...props.deadline} />
      </p>
      {view.contractNumber === null && !over ? <p>{t.contractSoon}</p> : null}
      {props.signed ? <p>{all.cabinet.now.signedText}</p> : null}
      <WhyThisPlace language={language} number={number} roundId={referral.roundId} />
      {over ? null : <Possible {...props} />}
      {referral.extensions > 0 ? <p class="kz-small">{t.extended}</p> : null}
    </section>
  )
}

function Possible({ language, number, view, signed }: ReferralPanelProps) {
  const all = texts(language)
  const t = all.referrals.panel
  const root = `/${language}/cabinet/${number}`
  return (
    <Actions>
      {view.contractNumber === null ? null : (
        <ButtonLink href={`${root}/contract/${view.contractNumber}`}>
          {signed ? all.contracts.title : t.sign}
        </ButtonLink>
      )}
      {view.extension === undefined ? null : (
        <ButtonLink href={`${root}/referral/extend`} variant="secondary">
          {t.extend}
        </ButtonLink>
      )}
      <ButtonLink href={`${root}/referral/decline`} variant="secondary" color="neutral">
        {t.decline}
      </ButtonLink>
    </Actions>
  )
}
