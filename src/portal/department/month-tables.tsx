/** Tables of the close of a month: every kindergarten, lines without money, the last order of acts, reports. Pure. */
import type { Language } from '../../base/language.ts'
import type { StagedMonth } from '../../domain/payments/find-month-close.ts'
import type { MonthStage } from '../../domain/payments/month-stage.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { StageTag } from '../acts/stage-tag.tsx'
import { Button } from '../layout/button.tsx'
import { Details } from '../layout/details.tsx'
import { formatCount, formatMoment, formatMonth, formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { alsoProgramme } from '../layout/programme-switch.tsx'
import { Table } from '../layout/table.tsx'
import { actionOf } from './month-actions.tsx'
import type { CloseView } from './month-close-view.ts'

const ROWS_A_PAGE = 100

/** The latest first, then as they are named. Few columns: a desk of 1280 pixels sees the whole row. */
export function ProvidersTable(view: CloseView) {
  const { frame, close } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  const count = (value: number) => formatCount(value, language)
  const late = [...close.providers].sort((one, other) => other.late - one.late)
  const first = (view.page - 1) * ROWS_A_PAGE
  const more = late.length > first + ROWS_A_PAGE
  const hrefOf = (page: number) => `${actionOf(view)}&page=${page}`
  return (
    <>
      <Heading level={2}>{t.providers}</Heading>
      <Table
        caption={t.providers}
        captionHidden
        columns={[
          { header: t.provider, medium: true },
          { header: t.stage, nowrap: true },
          { header: t.nextStep, medium: true },
          { header: t.groups, nowrap: true },
          { header: t.answers, nowrap: true },
          { header: t.sum, numeric: true, nowrap: true },
        ]}
        rows={late.slice(first, first + ROWS_A_PAGE).map(one => [
          <a class="ds-link" href={`/${language}/department/providers/${one.bin}`}>
            {language === 'ru' ? one.nameRu : one.nameKk}
          </a>,
          <div class="kz-lines">
            <StageTag language={language} stage={one.at.stage} />
            {one.late === 0 ? null : <strong>{t.lateBy(count(one.late))}</strong>}
          </div>,
          <NextStep {...view} one={one} />,
          t.of(count(one.sheets), count(one.groups)),
          <Answers language={language} one={one} />,
          one.totalTiyn === null ? t.nobody : formatTenge(one.totalTiyn, language),
        ])}
      />
      <Pager
        language={language}
        previousHref={view.page > 1 ? hrefOf(view.page - 1) : undefined}
        nextHref={more ? hrefOf(view.page + 1) : undefined}
      />
    </>
  )
}

/** Only what is there is said: most months have neither a dispute nor silence. */
function Answers({ language, one }: { language: Language; one: StagedMonth }) {
  const t = texts(language).monthClose
  const count = (value: number) => formatCount(value, language)
  const notes = [
    [t.disputed, one.disputed],
    [t.silent, one.unconfirmed],
  ] as const
  return (
    <div class="kz-lines">
      <span>{t.of(count(one.answered), count(one.lines))}</span>
      {notes.map(([note, value]) =>
        value === 0 ? null : <span class="kz-quiet">{`${note}: ${count(value)}`}</span>,
      )}
    </div>
  )
}

/** Where what is to be done next is done. */
const STEP_PAGES: Readonly<Partial<Record<MonthStage, string>>> = {
  'not-submitted': '/department/letters/new',
  undecided: '/department/attendance',
}

function NextStep(view: CloseView & { one: StagedMonth }) {
  const { one, frame } = view
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  const { stage } = one.at
  if (one.actNumber !== null) {
    return (
      <a class="ds-link" href={`/${language}/department/acts/${one.actNumber}`}>
        {t.next[stage]}
      </a>
    )
  }
  if (one.confirmed === 0 || !view.mayPrepare) {
    const href = STEP_PAGES[stage]
    if (href === undefined) return t.next[stage]
    return (
      <a
        class="ds-link"
        href={`/${language}${href}?territory=${view.territory.code}${alsoProgramme(view.frame.programmes)}`}
      >
        {t.next[stage]}
      </a>
    )
  }
  return (
    <form method="post" action={actionOf(view)}>
      <HiddenFields csrfToken={view.csrfToken} requestId={`${view.requestId}-${one.providerId}`} />
      <input type="hidden" name="what" value="prepare-one" />
      <input type="hidden" name="provider" value={one.bin} />
      {stage === 'ready' ? null : <p>{t.next[stage]}</p>}
      <Button variant="secondary">
        {t.prepareOne}
        <span class="ds-sr-only">: {language === 'ru' ? one.nameRu : one.nameKk}</span>
      </Button>
    </form>
  )
}

export function UncoveredLines({ frame, close }: CloseView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  if (close.uncovered.length === 0) return null
  const missing = close.uncovered.reduce((sum, one) => sum + one.missingTiyn, 0n)
  return (
    <>
      <Notice language={language} kind="warning" title={t.uncovered}>
        <p>{t.uncoveredText}</p>
        <p>
          <strong>
            {t.missing}: {formatTenge(missing, language)}
          </strong>
        </p>
      </Notice>
      <Table
        caption={t.uncovered}
        captionHidden
        columns={[
          { header: t.application, nowrap: true },
          { header: t.provider, wide: true },
          { header: t.month, nowrap: true },
          { header: t.amount, numeric: true, nowrap: true },
          { header: t.missing, numeric: true, nowrap: true },
        ]}
        rows={close.uncovered.map(one => [
          one.application,
          language === 'ru' ? one.nameRu : one.nameKk,
          formatMonth(one.month.toPlainYearMonth(), language),
          formatTenge(one.amountTiyn, language),
          formatTenge(one.missingTiyn, language),
        ])}
      />
    </>
  )
}

export function LastOrder({ frame, close, outcomeText }: CloseView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  const [order] = close.orders
  if (order === undefined) return null
  const who = order.orderedBy === null ? t.bySystem : t.byOfficer
  return (
    <>
      <Heading level={2}>{t.result}</Heading>
      <p>{t.resultOf(formatMoment(order.orderedAt, language), who)}</p>
      {close.results.length === 0 ? null : (
        <Details summary={`${t.providers}: ${formatCount(close.results.length, language)}`}>
          <Table
            caption={t.result}
            captionHidden
            columns={[
              { header: t.provider, wide: true },
              { header: t.outcome, wide: true },
              { header: t.missing, numeric: true, nowrap: true },
            ]}
            rows={close.results.map(one => [
              language === 'ru' ? one.nameRu : one.nameKk,
              one.outcome === 'prepared' ? t.outcomePrepared : outcomeText(one.outcome),
              one.missingTiyn === 0n ? t.nobody : formatTenge(one.missingTiyn, language),
            ])}
          />
        </Details>
      )}
    </>
  )
}

export const REPORTS = ['months', 'acts', 'lines', 'attendance'] as const

export function MonthReports({ frame, month, territory }: CloseView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).monthClose
  return (
    <>
      <Heading level={2}>{t.reports}</Heading>
      <ul>
        {REPORTS.map(kind => (
          <li>
            {t.reportKinds[kind]}:{' '}
            {(['csv', 'xlsx'] as const).map(format => (
              <>
                <a
                  class="ds-link"
                  href={`/${language}/department/months/${month}/${kind}.${format}?territory=${territory.code}`}
                  download
                >
                  {format.toUpperCase()}
                  <span class="ds-sr-only">: {t.reportKinds[kind]}</span>
                </a>{' '}
              </>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
