/** Giving places: rounds held lately, one more when it is needed, contracts whose rules end soon. */

import type { Language } from '../../base/language.ts'
import type { EndingContracts, Prolongation } from '../../domain/contracts/find-prolongations.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'
import type { RoundSummary } from '../public/rounds/round-list.page.tsx'

type PlacesProps = {
  frame: Frame
  territoryName: string
  rounds: readonly RoundSummary[]
  ending: readonly EndingContracts[]
  swapsHref: string
  prolongations: readonly Prolongation[]
  mayAct: boolean
  /** What was just done, in words. */
  done: string | undefined
  csrfToken: string
  requestId: string
}

export function PlacesPage(props: PlacesProps) {
  const { frame, rounds } = props
  const { language } = frame
  const all = texts(language)
  const t = all.cases
  return (
    <Shell frame={frame} title={t.places} noindex>
      <div class="kz-stack">
        <Heading>
          {props.territoryName}: {t.places}
        </Heading>
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Lead>{t.placesLead}</Lead>
        {props.mayAct ? (
          <form method="post">
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <Actions>
              <Button name="what" value="round">
                {t.holdNow}
              </Button>
            </Actions>
          </form>
        ) : null}
        <Heading level={2}>{t.lastRounds}</Heading>
        {rounds.length === 0 ? (
          <p>{all.rounds.emptyText}</p>
        ) : (
          <Table
            caption={t.lastRounds}
            captionHidden
            columns={[
              { header: all.rounds.number, nowrap: true },
              { header: all.rounds.heldOn, nowrap: true },
              { header: all.rounds.placed, numeric: true },
            ]}
            rows={rounds.map(round => [
              <a class="ds-link" href={`/${language}/rounds/${round.id}`}>
                {all.rounds.one(round.number, props.territoryName)}
              </a>,
              formatDate(round.held_on, language),
              formatCount(round.placed, language),
            ])}
          />
        )}
        <p>
          <a class="ds-link" href={props.swapsHref}>
            {all.swaps.office.link}
          </a>
        </p>
        <Heading level={2}>{t.prolong}</Heading>
        {props.ending.length === 0 ? <p>{t.prolongNone}</p> : null}
        {props.ending.map(one => (
          <form method="post" class="kz-wish">
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <p>
              {t.prolongLead(formatDate(one.lastDay, language), formatCount(one.count, language))}
            </p>
            {props.mayAct && one.followed ? (
              <Actions>
                <Button name="what" value={`prolong:${one.lastDay}`} variant="secondary">
                  {t.prolongButton}
                </Button>
              </Actions>
            ) : null}
          </form>
        ))}
        <Prolongations language={language} prolongations={props.prolongations} />
      </div>
    </Shell>
  )
}

function Prolongations(props: { language: Language; prolongations: readonly Prolongation[] }) {
  const { language } = props
  const t = texts(language).cases.prolongation
  if (props.prolongations.length === 0) return null
  return (
    <>
      <Heading level={2}>{t.latest}</Heading>
      <ul>
        {props.prolongations.map(one => (
          <li>
            <a class="ds-link" href={`/${language}/department/places/prolongations/${one.id}`}>
              {t.ended(formatDate(one.lastDay, language))}
            </a>
            {one.finishedAt === null ? (
              <>
                {' '}
                <Tag color="info">{t.waiting}</Tag>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
