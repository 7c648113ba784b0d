/** What an office does in the close of a month: have acts prepared, approve those that are signed. Pure. */
import { textsOf } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { CheckboxGroup } from '../layout/choice-group.tsx'
import { formatCount, formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import type { CloseView, MonthCloseView } from './month-close-view.ts'

export const actionOf = ({ frame, month, territory }: MonthCloseView) =>
  `/${frame.language}/department/months/${month}?territory=${territory.code}`

export function PrepareActs(view: CloseView) {
  const { frame, close } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  const ready = close.providers.filter(one => one.at.stage === 'ready').length
  const running = close.orders.some(order => order.finishedAt === null)
  return (
    <>
      <Heading level={2}>{t.prepareTitle}</Heading>
      <p>{t.prepareText}</p>
      {running ? (
        <Notice language={language} kind="info">
          <p>{t.running}</p>
        </Notice>
      ) : null}
      {ready === 0 ? <p>{t.nothingReady}</p> : null}
      {ready === 0 || !view.mayPrepare ? null : (
        <form method="post" action={actionOf(view)}>
          <HiddenFields csrfToken={view.csrfToken} requestId={`${view.requestId}-all`} />
          <input type="hidden" name="what" value="prepare-all" />
          <Actions>
            <Button>{t.prepareAll(formatCount(ready, language))}</Button>
          </Actions>
        </form>
      )}
    </>
  )
}

/** Of a form; approved ones make room for the next. */
const MOST_AT_ONCE = 100

export function ApproveActs(view: CloseView) {
  const { frame, close, form } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  const signed = close.providers.filter(one => one.act === 'signed')
  // Who prepared an act is told so instead of being refused.
  const mine = (by: string | null) => by === view.reader
  const others = signed.filter(one => !mine(one.preparedBy)).slice(0, MOST_AT_ONCE)
  if (signed.length === 0 || !view.mayPrepare) return null
  const nameOf = (one: (typeof signed)[number]) => (language === 'ru' ? one.nameRu : one.nameKk)
  return (
    <>
      <Heading level={2}>{t.approveTitle}</Heading>
      <p>{t.approveText}</p>
      {others.length === 0 ? null : (
        <form class="kz-form" method="post" action={actionOf(view)}>
          <HiddenFields csrfToken={view.csrfToken} requestId={`${view.requestId}-approve`} />
          <input type="hidden" name="what" value="approve" />
          <CheckboxGroup
            form={form}
            name="acts"
            label={t.choose}
            options={others.map(one => ({
              value: `${one.actNumber}:${one.totalTiyn}`,
              label: `${nameOf(one)}: ${formatTenge(one.totalTiyn ?? 0n, language)} (${one.actNumber})`,
            }))}
          />
          <Actions>
            <Button>{t.approveSome}</Button>
          </Actions>
        </form>
      )}
      {signed.some(one => mine(one.preparedBy)) ? (
        <ul>
          {signed
            .filter(one => mine(one.preparedBy))
            .map(one => (
              <li>
                <a class="ds-link" href={`/${language}/department/acts/${one.actNumber}`}>
                  {nameOf(one)}
                </a>{' '}
                ({t.own})
              </li>
            ))}
        </ul>
      ) : null}
    </>
  )
}
