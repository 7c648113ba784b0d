/** Families that ask a club to renew the contract, each with a yes and a no. Pure. */
import type { Language } from '../../base/language.ts'
import type { RenewalOfProvider } from '../../domain/contracts/find-renewals.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'

type AskedProps = {
  language: Language
  renewals: readonly RenewalOfProvider[]
  csrfToken: string
  requestIdOf: () => string
}

/** Nothing where nobody asks. */
export function AskedRenewals(props: AskedProps) {
  const { language, renewals } = props
  const t = texts(language).renewals.club
  if (renewals.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      <p>{t.text}</p>
      <ul class="kz-wishes">
        {renewals.map(one => (
          <li class="kz-wish">
            <p>
              <a class="ds-link" href={`/${language}/provider/contracts/${one.number}`}>
                {one.childName}
              </a>
              , {one.group}
              <br />
              {t.lastDay}: {formatDate(one.lastDay, language)}
            </p>
            <Answer {...props} one={one} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({ language, one, ...props }: AskedProps & { one: RenewalOfProvider }) {
  const t = texts(language).renewals.club
  return (
    <form method="post" action={`/${language}/provider/renewals/${one.number}`}>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
      <Actions>
        <Button name="answer" value="agreed">
          {t.agree}
        </Button>
        <Button name="answer" value="refused" variant="secondary" color="neutral">
          {t.refuse}
        </Button>
      </Actions>
    </form>
  )
}
