/** The yearly refresh: what would move, then doing it, then what was done. */
import type { CohortCount } from '../../domain/applications/move-cohorts.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

export function RefreshPage(props: {
  frame: Frame
  dueBy: string
  moves: readonly CohortCount[]
  done: { readonly moved: number; readonly agedOut: number } | undefined
  csrfToken: string
  requestId: string
  mayRun: boolean
}) {
  const { language } = props.frame
  const all = texts(language).department
  const t = all.refresh
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading level={1}>{t.title}</Heading>
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.done(
              formatCount(props.done.moved, language),
              formatCount(props.done.agedOut, language),
            )}
          </Notice>
        )}
        <p>{t.lead(props.dueBy)}</p>
        {props.moves.length === 0 ? (
          <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>
        ) : (
          <>
            <Table
              caption={t.title}
              captionHidden
              columns={[
                { header: t.before },
                { header: t.after },
                { header: all.overview.children, numeric: true },
              ]}
              rows={props.moves.map(move => [
                all.overview.years(move.before),
                move.after === null ? t.leaves : all.overview.years(move.after),
                formatCount(move.count, language),
              ])}
            />
            {props.mayRun ? (
              <form method="post" class="kz-form">
                <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
                <Actions>
                  <Button>{t.run}</Button>
                </Actions>
              </form>
            ) : null}
          </>
        )}
      </div>
    </Shell>
  )
}
