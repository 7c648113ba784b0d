/** The two pages of becoming known: what it is, and the answers once more. */
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Steps } from '../../layout/steps.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { familyRows } from '../apply/check.page.tsx'
import { type Draft, totalOf } from '../apply/draft.ts'

export function IntroducePage({ frame }: { frame: Frame }) {
  const { language } = frame
  const t = texts(language).introduce
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-column kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Heading level={2}>{t.need}</Heading>
        <ul>
          {t.needs.map(need => (
            <li>{need}</li>
          ))}
        </ul>
        <p>{t.what}</p>
        <Actions>
          <ButtonLink href={`/${language}/apply/child?for=known`}>{t.start}</ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}

export function IntroduceCheckPage(props: {
  frame: Frame
  draft: Draft
  csrfToken: string
  requestId: string
}) {
  const { frame, draft } = props
  const { language } = frame
  const { introduce: t, layout } = texts(language)
  const total = totalOf(draft)
  return (
    <Shell frame={frame} title={`${t.checkTitle} – ${layout.step(total, total)}`} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`/${language}/introduce/check`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Steps language={language} current={total} total={total} />
        <Heading>{t.checkTitle}</Heading>
        <SummaryList language={language} rows={familyRows(draft, language)} />
        <p>{t.checkText}</p>
        <Actions>
          <Button>{t.send}</Button>
        </Actions>
      </form>
    </Shell>
  )
}
