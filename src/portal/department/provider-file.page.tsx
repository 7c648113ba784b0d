/** One provider's file: its evidence with the papers, its inspections, an announced exclusion, and what may be done. */
import type { ComponentChildren } from 'preact'
import type { ProviderFile } from '../../domain/providers/find-listing.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { DateText } from '../layout/date-text.tsx'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { Inspections, StateTag } from '../public/providers/listing-view.tsx'

export type Done = 'saved' | 'announced' | 'withdrawn'

type ProviderFileProps = {
  frame: Frame
  /** Who may enter the cabinet, with what may be done about it. */
  staff: ComponentChildren
  file: ProviderFile
  isListed: boolean
  /** Of this page, to which the names of its forms are added. */
  href: string
  listHref: string
  /** Of a club. */
  coachesHref: string | undefined
  done: Done | undefined
  mayChange: boolean
  csrfToken: string
  requestId: string
}

export function ProviderFilePage(props: ProviderFileProps) {
  const { frame, file, href } = props
  const { language } = frame
  const all = texts(language)
  const t = all.departmentProviders.file
  const words = all.kindergartens.listing
  const { provider } = file
  const name = language === 'ru' ? provider.nameRu : provider.nameKk
  const publicHref = `/${language}/providers/${provider.territory}/${provider.bin}?programme=${provider.programme}`
  return (
    <Shell frame={frame} title={name} noindex>
      <div class="kz-stack">
        <Heading>{name}</Heading>
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t[props.done]}
          </Notice>
        )}
        {props.isListed ? null : (
          <Notice language={language} kind="warning">
            {t.notListed}
          </Notice>
        )}
        <p class="kz-links">
          <a class="ds-link" href={publicHref}>
            {t.publicPage}
          </a>
          <a
            class="ds-link"
            href={`/${language}/department/letters?provider=${provider.bin}&programme=${provider.programme}`}
          >
            {t.letters}
          </a>
          <a
            class="ds-link"
            href={`/${language}/department/flags?territory=${provider.territory}&bin=${provider.bin}`}
          >
            {all.flags.title}
          </a>
          {props.coachesHref === undefined ? null : (
            <a class="ds-link" href={props.coachesHref}>
              {all.activities.office.coachesTitle}
            </a>
          )}
          <a class="ds-link" href={props.listHref}>
            {t.toList}
          </a>
        </p>
        <Heading level={2}>{words.title}</Heading>
        <Table
          caption={words.title}
          captionHidden
          columns={[
            { header: words.requirement },
            { header: words.state, nowrap: true },
            { header: t.reference },
            { header: words.checkedOn, nowrap: true },
            { header: words.validTo, nowrap: true },
          ]}
          rows={file.requirements.map(({ requirement, state, evidence }) => [
            words.requirements[requirement],
            <StateTag state={state} language={language} />,
            evidence?.reference ?? '–',
            evidence === undefined ? (
              '–'
            ) : (
              <DateText date={evidence.checkedOn} language={language} />
            ),
            evidence === undefined ? (
              '–'
            ) : evidence.validTo === null ? (
              words.noEnd
            ) : (
              <DateText date={evidence.validTo} language={language} />
            ),
          ])}
        />
        <p class="kz-quiet kz-small">{words.assumed}</p>
        {props.mayChange ? (
          <Actions>
            <ButtonLink href={`${href}/evidence`}>{t.addEvidence}</ButtonLink>
            <ButtonLink href={`${href}/inspection`} variant="secondary">
              {t.addInspection}
            </ButtonLink>
          </Actions>
        ) : (
          <Notice language={language} kind="info">
            {all.department.readOnly}
          </Notice>
        )}
        {props.staff}
        <Inspections inspections={file.inspections} language={language} />
        <Heading level={2}>{t.exclusion}</Heading>
        <Exclusion {...props} />
      </div>
    </Shell>
  )
}

function Exclusion(props: ProviderFileProps) {
  const { file, href } = props
  const { language } = props.frame
  const all = texts(language)
  const t = all.departmentProviders.file
  const { exclusion } = file
  const isOpen = exclusion?.state === 'announced'
  return (
    <>
      {exclusion === undefined ? (
        <p class="kz-quiet">{t.notExcluded}</p>
      ) : (
        <SummaryList
          language={language}
          rows={[
            { question: t.state, answer: t.states[exclusion.state] },
            { question: t.leavesOn, answer: formatDate(exclusion.effectiveOn, language) },
            {
              question: t.reason,
              answer: all.kindergartens.exclusion.reasons[exclusion.reason],
            },
            { question: t.words, answer: exclusion.words },
          ]}
        />
      )}
      {!props.mayChange ? null : isOpen ? (
        <form method="post" action={`${href}/exclusion/withdraw`}>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <input type="hidden" name="exclusion" value={String(exclusion.id)} />
          <Button variant="secondary">{t.withdraw}</Button>
        </form>
      ) : props.isListed ? (
        <Actions>
          <ButtonLink href={`${href}/exclusion`} variant="secondary" color="danger">
            {t.exclude}
          </ButtonLink>
        </Actions>
      ) : null}
    </>
  )
}
