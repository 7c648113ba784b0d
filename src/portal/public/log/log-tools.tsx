/** How to check the journal with one's own program, and the keys to check it with. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Details } from '../../layout/details.tsx'
import { Heading } from '../../layout/heading.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import type { KeyView, SealView } from './seal-view.ts'

export function Tools({ logUrl, language }: { logUrl: string; language: Language }) {
  const t = texts(language).log.tools
  const rows: readonly (readonly [string, string])[] = [
    [`kezek-verify log ${logUrl}`, t.log],
    [`kezek-verify replay ${logUrl}`, t.replay],
    [`kezek-verify log ${logUrl} --mirror kezek-log`, t.mirror],
    ['kezek-verify receipt kezek.tlog-proof', t.receipt],
  ]
  return (
    <>
      <Heading level={2} id="tools">
        {t.title}
      </Heading>
      <p>{t.lead}</p>
      <SummaryList
        language={language}
        rows={rows.map(([command, does]) => ({
          question: does,
          answer: <code class="kz-hash">{command}</code>,
        }))}
      />
    </>
  )
}

export function Keys({ seal, language }: { seal: SealView; language: Language }) {
  const t = texts(language).log.tools
  const row = (question: string, key: KeyView) => ({
    question,
    answer: <code class="kz-hash">{key.vkey}</code>,
  })
  return (
    <Details summary={t.keys}>
      <p>{t.keysText}</p>
      <SummaryList
        language={language}
        rows={[
          ...seal.logKeys.map(key => row(t.logKey, key)),
          ...seal.witnesses.map(key => row(t.witnessKey(key.label), key)),
        ]}
      />
    </Details>
  )
}
