/** The journal's seal for everybody: what it is, who vouches for it, and how to check it without us. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Keys, Tools } from './log-tools.tsx'
import type { SealView } from './seal-view.ts'
import { Witnesses } from './witnesses.tsx'

type LogProps = {
  frame: Frame
  /** Undefined before the first publication. */
  seal: SealView | undefined
  /** Facts that have no place in the log yet. */
  waiting: number
  isDemonstration: boolean
  /** Full address under which the files of the log are read. */
  logUrl: string
}

export function LogPage(props: LogProps) {
  const { frame, seal } = props
  const { language } = frame
  const t = texts(language).log
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Actions>
          <ButtonLink href={`/${language}/verify`}>{t.check}</ButtonLink>
          <ButtonLink href={`/${language}/journal`} variant="secondary">
            {t.whatIsIn}
          </ButtonLink>
        </Actions>
        {seal === undefined ? (
          <EmptyState title={t.seal.none}>{t.seal.noneText}</EmptyState>
        ) : (
          <>
            <Warnings seal={seal} language={language} />
            <TheSeal {...props} seal={seal} language={language} />
            <Witnesses seal={seal} language={language} isDemonstration={props.isDemonstration} />
          </>
        )}
        <Tools logUrl={props.logUrl} language={language} />
        {seal === undefined ? null : <Keys seal={seal} language={language} />}
      </div>
    </Shell>
  )
}

/** Amber and calm: nothing is lost, yet a careful reader should know. */
function Warnings({ seal, language }: { seal: SealView; language: Language }) {
  const t = texts(language).log.warning
  return (
    <>
      {seal.isStale ? (
        <Notice language={language} kind="warning" title={t.stale}>
          <p>{t.staleText}</p>
        </Notice>
      ) : null}
      {seal.isQuorate ? null : (
        <Notice language={language} kind="warning" title={t.missing}>
          <p>{t.missingText}</p>
        </Notice>
      )}
    </>
  )
}

function TheSeal(props: LogProps & { seal: SealView; language: Language }) {
  const { seal, language } = props
  const t = texts(language).log.seal
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      <StatCards
        stats={[
          { label: t.size, value: formatCount(seal.size, language) },
          {
            label: t.waiting,
            value: formatCount(props.waiting, language),
            note: props.waiting === 0 ? undefined : t.waitingNote,
          },
        ]}
      />
      <SummaryList
        language={language}
        rows={[
          { question: t.at, answer: <MomentText instant={seal.publishedAt} language={language} /> },
          { question: t.root, answer: <code class="kz-hash">{seal.root}</code> },
          { question: t.origin, answer: <code class="kz-hash">{seal.origin}</code> },
          {
            question: t.signedBy,
            answer: seal.signedBy.map(({ keyId }) => <code class="kz-hash">{keyId} </code>),
          },
        ]}
      />
      <p>
        <a class="ds-link" href="/log/checkpoint">
          {t.file}
        </a>
      </p>
    </>
  )
}
