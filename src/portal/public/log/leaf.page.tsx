/** One record of the journal in plain words, and whether a paper that led here agrees with it. */
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { Details } from '../../layout/details.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import type { FactRow } from './fact-words.ts'

export type LeafView = {
  readonly what: string
  readonly at: Temporal.Instant
  readonly facts: readonly FactRow[]
  /** Hexadecimal. */
  readonly hash: string
  readonly text: string
  /** A number under which more of the journal can be read. */
  readonly about: string | undefined
}

type LeafProps = {
  frame: Frame
  index: number
  /** Undefined: the journal holds nothing there. */
  leaf: LeafView | undefined
  /** What the paper says; undefined when no paper led here. */
  fits: boolean | undefined
}

export function LeafPage(props: LeafProps) {
  const { frame, leaf } = props
  const { language } = frame
  const t = texts(language).log
  const title = t.leaf.title(formatCount(props.index, language))
  return (
    <Shell frame={frame} title={title} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/log`, text: t.title }, { text: title }]}
        />
        {leaf === undefined ? null : <Paper {...props} />}
        <Heading>{title}</Heading>
        {leaf === undefined ? (
          <Notice language={language} kind="warning" title={t.leaf.missing}>
            <p>{t.leaf.missingText}</p>
          </Notice>
        ) : (
          <Record frame={frame} leaf={leaf} />
        )}
      </div>
    </Shell>
  )
}

function Paper({ frame, fits }: LeafProps) {
  const t = texts(frame.language).log.leaf
  if (fits === undefined) return null
  return (
    <Notice
      language={frame.language}
      kind={fits ? 'success' : 'danger'}
      title={fits ? t.fits : t.differs}
      live
    >
      <p>{fits ? t.fitsText : t.differsText}</p>
    </Notice>
  )
}

function Record({ frame, leaf }: { frame: Frame; leaf: LeafView }) {
  const { language } = frame
  const t = texts(language).log.leaf
  return (
    <>
      <Lead>{leaf.what}</Lead>
      <SummaryList
        language={language}
        rows={[
          { question: t.at, answer: <MomentText instant={leaf.at} language={language} /> },
          ...leaf.facts.map(answerFact),
        ]}
      />
      <p class="kz-quiet">{t.hidden}</p>
      {leaf.about === undefined ? null : (
        <p>
          <a class="ds-link" href={`/${language}/log/about/${leaf.about}`}>
            {t.about(leaf.about)}
          </a>
        </p>
      )}
      <Details summary={t.exact}>
        <p>
          {t.hash}: <code class="kz-hash">{leaf.hash}</code>
        </p>
        <p>
          <code class="kz-hash">{leaf.text}</code>
        </p>
      </Details>
    </>
  )
}

export function answerFact({ question, answer, isCode }: FactRow) {
  return { question, answer: isCode ? <code class="kz-hash">{answer}</code> : answer }
}
