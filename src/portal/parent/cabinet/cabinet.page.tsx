/** The parent's home: each child with its timeline. */
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { Heading } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import type { OpenNaming } from '../namings/load-namings.ts'
import { NamingPanel } from '../namings/naming-panel.tsx'
import { ChildSection } from './child-section.tsx'
import type { CabinetChild } from './load-child.ts'

export function CabinetPage(props: {
  frame: Frame
  family: readonly CabinetChild[]
  /** That wait for an answer. */
  namings: readonly OpenNaming[]
  /** What the reader has just done, in words. */
  done: string | undefined
  csrfToken: string
  requestIds: readonly string[]
}) {
  const { language } = props.frame
  const t = texts(language).cabinet
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{t.title}</Heading>
        <NamingPanel language={language} namings={props.namings} />
        {props.family.length === 0 && props.namings.length === 0 ? (
          <EmptyState
            title={t.empty.title}
            action={<ButtonLink href={`/${language}/apply`}>{t.empty.button}</ButtonLink>}
          >
            {t.empty.text}
          </EmptyState>
        ) : (
          props.family.map((child, index) => (
            <ChildSection
              language={language}
              child={child}
              csrfToken={props.csrfToken}
              requestId={props.requestIds[index] ?? ''}
            />
          ))
        )}
        <Actions>
          <ButtonLink href={`/${language}/cabinet/contact`} variant="secondary">
            {t.actions.contact}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
