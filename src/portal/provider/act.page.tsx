/** One act before its kindergarten: the sum line by line, signing it in the cabinet or with its key, its files. */
import { textsOf } from '../../locales/texts.ts'
import { ActFacts, ActFiles, ActLines, type ActView } from '../acts/act-parts.tsx'
import { EdsForm } from '../contract/eds-form.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'

type ActProps = ActView & {
  frame: Frame
  done: string | undefined
  edsReady: boolean
  form: Form
  csrfToken: string
  requestId: string
}

export function ActPage(props: ActProps) {
  const { frame, shown } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  const title = t.one(shown.act.number)
  return (
    <Shell frame={frame} title={title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-stack">
        <ErrorSummary form={props.form} order={['signed']} />
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/provider/acts`, text: t.title },
            { text: shown.act.number },
          ]}
        />
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{title}</Heading>
        <ActFacts {...props} />
        {shown.act.state === 'draft' ? <Signing {...props} /> : null}
        <ActLines {...props} />
        <ActFiles {...props} />
      </div>
    </Shell>
  )
}

function Signing(props: ActProps) {
  const { frame, shown, root } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={2}>{t.signTitle}</Heading>
      <p>{t.signText}</p>
      <form method="post" action={`${root}/sign`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <input type="hidden" name="total" value={shown.act.totalTiyn.toString()} />
        <Actions>
          <Button>{t.sign}</Button>
        </Actions>
      </form>
      {props.edsReady ? (
        <EdsForm
          language={language}
          action={`${root}/eds?total=${shown.act.totalTiyn}`}
          documentHref={`${root}/document.txt`}
          form={props.form}
          csrfToken={props.csrfToken}
          requestId={`${props.requestId}-eds`}
        />
      ) : null}
    </section>
  )
}
