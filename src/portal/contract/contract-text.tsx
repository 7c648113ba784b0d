/** A contract as it is signed: paragraph by paragraph in the reader's language, the other one folded; its hash and signatures. */
import type { Language } from '../../base/language.ts'
import type { ContractView } from '../../domain/contracts/find-contracts.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { textsOf } from '../../locales/texts.ts'
import { MomentText } from '../layout/date-text.tsx'
import { Details } from '../layout/details.tsx'
import { Heading } from '../layout/heading.tsx'
import { Table } from '../layout/table.tsx'

/** How compose-document.ts puts the two languages into one text. */
const BETWEEN = '\n\n* * *\n\n'

export function ContractText({
  content,
  language,
  programme,
}: {
  content: string
  language: Language
  programme: Programme
}) {
  const t = textsOf(language, programme).contracts
  const [kk = '', ru = ''] = content.split(BETWEEN)
  const russian = language === 'ru'
  return (
    <>
      <Paragraphs text={russian ? ru : kk} lang={russian ? 'ru' : 'kk'} />
      <Details summary={russian ? t.inKazakh : t.inRussian}>
        <Paragraphs text={russian ? kk : ru} lang={russian ? 'kk' : 'ru'} />
      </Details>
    </>
  )
}

function Paragraphs({ text, lang }: { text: string; lang: 'kk' | 'ru' }) {
  const [title = '', ...paragraphs] = text.trim().split(/\n+/)
  return (
    <article class="kz-document kz-stack" lang={lang}>
      <p class="kz-document-title">{title}</p>
      {paragraphs.map(paragraph =>
        /^\d+\. \p{Lu}[\p{Lu}\s,–-]+$/u.test(paragraph) ? (
          <p class="kz-document-section">{paragraph}</p>
        ) : (
          <p>{paragraph}</p>
        ),
      )}
    </article>
  )
}

export function Signatures({
  view,
  language,
  programme,
}: {
  view: ContractView
  language: Language
  programme: Programme
}) {
  const t = textsOf(language, programme).contracts
  return (
    <>
      <Heading level={2}>{t.signatures}</Heading>
      {view.signatures.length === 0 ? (
        <p>{t.nobody}</p>
      ) : (
        <Table
          caption={t.signatures}
          captionHidden
          columns={[{ header: t.party }, { header: t.method }, { header: t.at, nowrap: true }]}
          rows={view.signatures.map(one => [
            t.parties[one.party],
            t.methods[one.method],
            <MomentText instant={one.signedAt} language={language} />,
          ])}
        />
      )}
      <p class="kz-quiet kz-small">
        {t.hash}: <code class="kz-hash">{view.contract.documentSha256}</code>
      </p>
    </>
  )
}
