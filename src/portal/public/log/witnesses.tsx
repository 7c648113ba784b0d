/** Who countersigned the seal and when, and what the policy asks. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { MomentText } from '../../layout/date-text.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { Table } from '../../layout/table.tsx'
import { Tag } from '../../layout/tag.tsx'
import type { SealView, WitnessView } from './seal-view.ts'

export function Witnesses(props: { seal: SealView; language: Language; isDemonstration: boolean }) {
  const { seal, language } = props
  const t = texts(language).log.witnesses
  const count = (value: number) => formatCount(value, language)
  const { quorum } = seal
  return (
    <>
      <Heading level={2}>{t.title}</Heading>
      <p>{t.lead}</p>
      {seal.witnesses.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <Table
            caption={
              quorum === undefined
                ? t.title
                : t.signed(count(seal.signedCount), count(quorum.needed))
            }
            columns={[{ header: t.name }, { header: t.state }, { header: t.at }]}
            rows={seal.witnesses.map(witness => [
              <code class="kz-hash">{witness.name}</code>,
              <WitnessTag witness={witness} language={language} />,
              witness.at === undefined ? (
                '–'
              ) : (
                <MomentText instant={witness.at} language={language} />
              ),
            ])}
          />
          {quorum === undefined ? null : <p>{t.policy(count(quorum.needed), count(quorum.all))}</p>}
        </>
      )}
      {props.isDemonstration && seal.witnesses.length > 0 ? (
        <Notice language={language} kind="info">
          <p>{t.demo}</p>
        </Notice>
      ) : null}
      <p>
        <a class="ds-link" href="/log/policy">
          {t.policyFile}
        </a>
      </p>
    </>
  )
}

export function WitnessTag({ witness, language }: { witness: WitnessView; language: Language }) {
  const t = texts(language).log.witnesses
  if (witness.isForged) return <Tag color="danger">{t.forged}</Tag>
  return witness.at === undefined ? (
    <Tag color="warning">{t.no}</Tag>
  ) : (
    <Tag color="success">{t.yes}</Tag>
  )
}
