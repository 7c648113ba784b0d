/** What was found out about a proof, the answer first. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { MomentText } from '../../layout/date-text.tsx'
import { Details } from '../../layout/details.tsx'
import { formatCount, formatMoment } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { SummaryList, type SummaryRow } from '../../layout/summary-list.tsx'
import { answerFact } from '../log/leaf.page.tsx'
import type { FindingCode, ProvenView, VerdictView } from './verdict-view.ts'

/** These leave the record itself proven. */
const DOUBTS: ReadonlySet<FindingCode> = new Set<FindingCode>(['witnesses-missing'])

export function Verdict({ verdict, language }: { verdict: VerdictView; language: Language }) {
  const t = texts(language).proofs.verify
  const { findings, proven, detail } = verdict
  return (
    <>
      {findings.length === 0 && proven !== undefined ? (
        <Genuine proven={proven} language={language} />
      ) : (
        findings.map(finding => <Finding finding={finding} language={language} />)
      )}
      {detail === undefined ? null : (
        <Details summary={t.detail}>
          <p lang="en">{detail}</p>
        </Details>
      )}
      {proven === undefined ? null : <Proven proven={proven} language={language} />}
    </>
  )
}

function Genuine({ proven, language }: { proven: ProvenView; language: Language }) {
  const t = texts(language).proofs.verify
  const count = (value: number) => formatCount(value, language)
  return (
    <Notice language={language} kind="success" title={t.genuine} live>
      <p>{t.genuineText(proven.what, formatMoment(proven.at, language))}</p>
      <p>
        {t.inLog(count(proven.index))}{' '}
        {t.sealed(count(proven.size), count(proven.witnesses.length))}
      </p>
    </Notice>
  )
}

function Finding({ finding, language }: { finding: FindingCode; language: Language }) {
  const t = texts(language).proofs.verify
  const words = t.findings[finding]
  const isDoubt = DOUBTS.has(finding)
  return (
    <Notice
      language={language}
      kind={isDoubt || finding === 'nothing' ? 'warning' : 'danger'}
      title={words.title}
      live
    >
      <p>{words.meaning}</p>
      <p>
        <strong>{t.next}:</strong> {words.next}
      </p>
    </Notice>
  )
}

function Proven({ proven, language }: { proven: ProvenView; language: Language }) {
  const all = texts(language)
  const t = all.proofs.verify
  const iins: readonly (readonly [string, string | undefined])[] = [
    [t.childIin, proven.childIin],
    [t.guardianIin, proven.guardianIin],
  ]
  const closed = iins.flatMap(([question, answer]): SummaryRow[] =>
    answer === undefined ? [] : [{ question, answer }],
  )
  return (
    <>
      <Heading level={2}>{t.filed}</Heading>
      <SummaryList
        language={language}
        rows={[
          {
            question: all.log.leaf.title(formatCount(proven.index, language)),
            answer: (
              <a class="ds-link" href={`/${language}/log/leaf/${proven.index}`}>
                {proven.what}
              </a>
            ),
          },
          {
            question: all.log.leaf.at,
            answer: <MomentText instant={proven.at} language={language} />,
          },
          ...proven.facts.map(answerFact),
        ]}
      />
      {proven.closedPart === 'right' || proven.closedPart === 'erased' ? (
        <>
          <Heading level={2}>{t.hidden}</Heading>
          <p>{proven.closedPart === 'right' ? t.hiddenText : t.erased}</p>
          {closed.length === 0 ? null : <SummaryList language={language} rows={closed} />}
        </>
      ) : null}
      {proven.witnesses.length === 0 ? null : (
        <>
          <Heading level={2}>{t.witnesses}</Heading>
          <SummaryList
            language={language}
            rows={proven.witnesses.map(({ name, at }) => ({
              question: name,
              answer: <MomentText instant={at} language={language} />,
            }))}
          />
        </>
      )}
    </>
  )
}
