/** Children of a kindergarten: contracts that wait for its signature, those on their way, who is enrolled. */
import type { ContractForProvider } from '../../domain/contracts/find-contracts.ts'
import type { RenewalOfProvider } from '../../domain/contracts/find-renewals.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { AskedRenewals } from './asked-renewals.tsx'
import { dayBefore } from './day-before.ts'

export function ChildrenPage(props: {
  frame: Frame
  contracts: readonly ContractForProvider[]
  nextHref: string | undefined
  done: string | undefined
  renewals: readonly RenewalOfProvider[]
  csrfToken: string
  requestIdOf: () => string
}) {
  const { frame, contracts } = props
  const { language } = frame
  const t = texts(language).contracts
  const open = contracts.filter(one => one.state === 'signed-by-guardian')
  const toSign = open.filter(one => !one.signedByProvider)
  const signed = open.filter(one => one.signedByProvider)
  const coming = contracts.filter(one => one.state === 'drafted')
  const enrolled = contracts.filter(one => one.state === 'in-force')
  return (
    <Shell frame={frame} title={t.children} noindex>
      <div class="kz-stack">
        <Heading>{t.children}</Heading>
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <AskedRenewals {...props} language={language} />
        <Heading level={2}>{t.toSign}</Heading>
        {toSign.length === 0 ? (
          <EmptyState title={t.toSignNone}>{t.toSignNoneText}</EmptyState>
        ) : (
          <ContractTable {...props} title={t.toSign} contracts={toSign} lastHeader={t.deadline} />
        )}
        {signed.length === 0 ? null : (
          <>
            <Heading level={2}>{t.othersSign}</Heading>
            <ContractTable
              {...props}
              title={t.othersSign}
              contracts={signed}
              lastHeader={t.deadline}
            />
          </>
        )}
        {coming.length === 0 ? null : (
          <>
            <Heading level={2}>{t.coming}</Heading>
            <p>{t.comingText}</p>
            <ContractTable {...props} title={t.coming} contracts={coming} lastHeader={t.deadline} />
          </>
        )}
        <Heading level={2}>{t.enrolledNow}</Heading>
        {enrolled.length === 0 ? (
          <EmptyState title={t.enrolledNone}>{t.enrolledNoneText}</EmptyState>
        ) : (
          <ContractTable
            {...props}
            title={t.enrolledNow}
            contracts={enrolled}
            lastHeader={t.lastDay}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

function ContractTable(props: {
  frame: Frame
  title: string
  contracts: readonly ContractForProvider[]
  lastHeader: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.contracts
  return (
    <Table
      caption={props.title}
      captionHidden
      columns={[
        { header: t.child },
        { header: t.contract, nowrap: true },
        { header: t.group },
        { header: t.starts, nowrap: true },
        { header: props.lastHeader, nowrap: true },
      ]}
      rows={props.contracts.map(one => [
        <a class="ds-link" href={`/${language}/provider/contracts/${one.number}`}>
          {one.childName}
        </a>,
        one.number,
        one.awayUntil === null
          ? one.group
          : `${one.group} (${t.leave}: ${all.bulletins.until(formatDate(one.awayUntil, language))})`,
        formatDate(one.startsOn, language),
        lastText(one, language),
      ])}
    />
  )
}

function lastText(one: ContractForProvider, language: Frame['language']): string {
  const day = one.until === null ? one.lastDay : dayBefore(one.until)
  return day === null ? texts(language).contracts.open : formatDate(day, language)
}
