/** Where to look: a state of the months in words, and a button that signs in as the one who has it and opens the page. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { Button } from '../layout/button.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { LOOKS } from './look.ts'
import type { DemoLook } from './look-queries.ts'

export function LooksTable(props: {
  language: Language
  looks: readonly DemoLook[]
  csrfToken: string
}) {
  const { language, looks } = props
  const t = texts(language).demonstrationLooks
  if (looks.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      <ul class="kz-stack">
        {LOOKS.flatMap(key => looks.filter(one => one.key === key)).map(look => (
          <li>
            {t.looks[look.key]}
            <form method="post" action={`/${language}/demo/sign-in`}>
              <HiddenFields csrfToken={props.csrfToken} />
              <input type="hidden" name="look" value={look.key} />
              <Button name="person" value={`${look.kind}:${look.id}`} variant="secondary">
                <span class="ds-sr-only">{t.open}: </span>
                {look.fullName}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
