/** One act before the department or the operator: the sum line by line, approving it, its files. */
import { textsOf } from '../../locales/texts.ts'
import { ActFacts, ActFiles, ActLines, type ActView } from '../acts/act-parts.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { formatMonth } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'

type OfficeActProps = ActView & {
  frame: Frame
  mayApprove: boolean
  /** Prepared by the reader: four eyes see an act. */
  own: boolean
  done: boolean
  csrfToken: string
  requestId: string
}

export function OfficeActPage(props: OfficeActProps) {
  const { frame, shown } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  const { act } = shown
  const month = act.month.toPlainYearMonth()
  const months = `/${language}/department/months/${month}?territory=${act.territory}`
  return (
    <Shell frame={frame} title={t.one(act.number)} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            {
              href: months,
              text: textsOf(language, programme).monthClose.titleOf(formatMonth(month, language)),
            },
            { text: act.number },
          ]}
        />
        {props.done ? (
          <Notice language={language} kind="success" live>
            {t.done.approved}
          </Notice>
        ) : null}
        <Heading>{t.one(act.number)}</Heading>
        <ActFacts {...props} />
        {act.state === 'signed' && props.mayApprove ? <Approval {...props} /> : null}
        <ActLines {...props} />
        <ActFiles {...props} />
      </div>
    </Shell>
  )
}

function Approval(props: OfficeActProps) {
  const { frame, shown } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).acts
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={2}>{t.approveTitle}</Heading>
      <p>{t.approveText}</p>
      {props.own ? (
        <p>
          <strong>{t.ownAct}</strong>
        </p>
      ) : (
        <form method="post" action={`${props.root}/approve`}>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <input type="hidden" name="total" value={shown.act.totalTiyn.toString()} />
          <Actions>
            <Button>{t.approve}</Button>
          </Actions>
        </form>
      )}
    </section>
  )
}
