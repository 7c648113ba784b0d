/** Kindergartens that let exchanges of places lapse for the second time or more, until an officer has looked into it. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { UnsignedSwap } from '../../domain/swaps/find-unsigned-swaps.ts'
import { MOST_REVIEW } from '../../domain/swaps/swap.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { DateText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Tag } from '../layout/tag.tsx'
import { TextField } from '../layout/text-field.tsx'

type UnsignedProps = {
  frame: Frame
  swaps: readonly UnsignedSwap[]
  saved: boolean
  mayReview: boolean
  /** Its one field is named by the BIN: there is one form a kindergarten. */
  form: Form
  csrfToken: string
  requestId: string
}

export function reviewField(bin: string): string {
  return `review-${bin}`
}

export function UnsignedSwapsPage(props: UnsignedProps) {
  const { frame, form, swaps } = props
  const { language } = frame
  const t = texts(language).unsignedSwaps
  const bins = [...new Set(swaps.map(one => one.bin))]
  return (
    <Shell frame={frame} title={t.title} mistaken={isMistaken(form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={bins.map(reviewField)} />
        <Heading>{t.title}</Heading>
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        {bins.length === 0 ? <EmptyState title={t.empty}>{t.emptyText}</EmptyState> : null}
        {bins.map(bin => (
          <Kindergarten {...props} swaps={swaps.filter(one => one.bin === bin)} bin={bin} />
        ))}
      </div>
    </Shell>
  )
}

function Kindergarten(props: UnsignedProps & { bin: string }) {
  const { swaps, bin, form } = props
  const { language } = props.frame
  const t = texts(language).unsignedSwaps
  const [first] = swaps
  if (first === undefined) return null
  return (
    <section class="kz-wish">
      <Heading level={2}>
        <a class="ds-link" href={`/${language}/department/providers/${bin}`}>
          {language === 'ru' ? first.nameRu : first.nameKk}
        </a>
      </Heading>
      <div class="kz-tags">
        <Tag color="warning">{t.times(formatCount(swaps.length, language))}</Tag>
      </div>
      <p>{t.days}:</p>
      <ul>
        {swaps.map(one => (
          <li>
            <DateText date={dayOf(one)} language={language} />
            {one.review === null ? null : `, ${t.reviewed(one.review)}`}
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={`/${language}/department/letters/new?provider=${bin}`}>
          {t.write}
        </a>
      </p>
      {props.mayReview ? (
        <form method="post" class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={`${props.requestId}-${bin}`} />
          <input type="hidden" name="bin" value={bin} />
          <TextField
            form={form}
            name={reviewField(bin)}
            label={t.review}
            hint={t.reviewHint}
            rows={3}
            maxLength={MOST_REVIEW}
          />
          <Actions>
            <Button>{t.done}</Button>
          </Actions>
        </form>
      ) : null}
    </section>
  )
}

function dayOf({ happenedAt }: UnsignedSwap): Temporal.PlainDate {
  return happenedAt.toZonedDateTimeISO(ALMATY).toPlainDate()
}

export function reviewMistake(language: Language): string {
  return texts(language).unsignedSwaps.reviewNeeded(formatCount(MOST_REVIEW, language))
}
