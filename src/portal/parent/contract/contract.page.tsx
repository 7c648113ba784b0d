/** One contract for the family: read it, sign it, see who signed, end it, say that it is not theirs. */
import { maskPhone } from '../../../base/phone.ts'
import type { GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import type { ContractView } from '../../../domain/contracts/find-contracts.ts'
import { textsOf } from '../../../locales/texts.ts'
import { ContractText, Signatures } from '../../contract/contract-text.tsx'
import { EdsForm } from '../../contract/eds-form.tsx'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import type { Form } from '../../layout/form.ts'
import { formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'
import type { CountDown } from '../cabinet/open-deadline.ts'
import { groupHref, groupName } from '../choose/group-text.tsx'

export const CONTRACT_COLORS: Readonly<Record<ContractView['contract']['state'], TagColor>> = {
  drafted: 'warm',
  'signed-by-guardian': 'info',
  'in-force': 'success',
  ended: 'neutral',
  refused: 'danger',
  void: 'neutral',
}

export type ContractPageProps = {
  frame: Frame
  /** Of the application. */
  number: string
  childName: string
  view: ContractView
  group: GroupChoice | undefined
  /** To sign; undefined when nothing waits for signatures. */
  deadline: CountDown | undefined
  /** Proved; null: none to send a code to. */
  phone: string | null
  edsReady: boolean
  edsForm: Form
  /** What the reader has just done, in words. */
  done: string | undefined
  csrfToken: string
  requestId: string
}

export function ContractPage(props: ContractPageProps) {
  const { frame, view, deadline } = props
  const { language, programme } = frame
  const t = textsOf(language, view.contract.programme).contracts
  const { contract } = view
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={frame} title={t.titleOf(contract.number)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.edsForm} order={['signed']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: root, text: props.childName }, { text: t.title }]}
        />
        {props.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {props.done}
          </Notice>
        )}
        <Heading>{t.titleOf(contract.number)}</Heading>
        <p>
          <Tag color={CONTRACT_COLORS[contract.state]}>{t.states[contract.state]}</Tag>
        </p>
        {contract.state === 'drafted' ? <Lead>{t.lead}</Lead> : null}
        <Refused {...props} />
        {deadline === undefined ? null : (
          <p>
            <DeadlineText language={language} {...deadline} />
          </p>
        )}
        <Facts {...props} />
        {view.content === undefined ? null : (
          <>
            <Heading level={2}>{t.text}</Heading>
            <ContractText content={view.content} language={language} programme={programme} />
          </>
        )}
        {contract.state === 'drafted' ? <Signing {...props} /> : null}
        <Signatures view={view} language={language} programme={programme} />
        <Afterwards {...props} />
      </div>
    </Shell>
  )
}

function Refused({ frame, view, number }: ContractPageProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).contracts
  const { contract } = view
  if (contract.refusalGround === null) return null
  return (
    <Notice language={language} kind="warning" title={t.states.refused}>
      <p>{t.refusedGround(t.grounds[contract.refusalGround])}</p>
      <p>{t.refusedText}</p>
      <a class="ds-link" href={`/${language}/cabinet/${number}/case?kind=provider-refusal`}>
        {t.complain}
      </a>
    </Notice>
  )
}

function Facts({ frame, view, group }: ContractPageProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).contracts
  const { contract } = view
  return (
    <SummaryList
      language={language}
      rows={[
        ...(group === undefined
          ? []
          : [
              {
                question: t.group,
                answer: (
                  <a class="ds-link" href={groupHref(group, language)}>
                    {groupName(group, language)}
                  </a>
                ),
              },
            ]),
        { question: t.starts, answer: formatDate(contract.startsOn, language) },
        {
          question: t.lastDay,
          answer: contract.lastDay === null ? t.open : formatDate(contract.lastDay, language),
        },
      ]}
    />
  )
}

function Signing(props: ContractPageProps) {
  const { frame, view, phone } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).contracts
  const root = `/${language}/cabinet/${props.number}/contract/${view.contract.number}`
  return (
    <>
      {phone === null ? (
        <section class="kz-wish kz-wish-strong">
          <Heading level={2}>{t.sign}</Heading>
          <p>
            {t.noPhone}{' '}
            <a class="ds-link" href={`/${language}/cabinet/contact`}>
              {textsOf(language, programme).cabinet.actions.contact}
            </a>
          </p>
        </section>
      ) : (
        <form method="post" action={`${root}/code`} class="kz-wish kz-wish-strong">
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <Heading level={2}>{t.sign}</Heading>
          <p>{t.signText(maskPhone(phone))}</p>
          <Actions>
            <Button>{t.sign}</Button>
          </Actions>
        </form>
      )}
      {props.edsReady ? (
        <EdsForm
          language={language}
          action={`${root}/eds`}
          documentHref={`${root}/document.txt`}
          form={props.edsForm}
          csrfToken={props.csrfToken}
          requestId={props.requestId}
        />
      ) : null}
    </>
  )
}

function Afterwards({ frame, view, number }: ContractPageProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).contracts
  const root = `/${language}/cabinet/${number}`
  const { contract } = view
  const running = contract.state === 'in-force'
  return (
    <Actions>
      {view.content === undefined ? null : (
        <>
          <ButtonLink
            href={`${root}/contract/${contract.number}/contract.pdf`}
            variant="tertiary"
            download
          >
            {t.pdf}
          </ButtonLink>
          <ButtonLink
            href={`${root}/contract/${contract.number}/document.txt`}
            variant="tertiary"
            download
          >
            {t.download}
          </ButtonLink>
        </>
      )}
      {running && contract.endReason === null ? (
        <ButtonLink
          href={`${root}/contract/${contract.number}/end`}
          variant="secondary"
          color="neutral"
        >
          {t.end}
        </ButtonLink>
      ) : null}
      {running ? (
        <ButtonLink href={`${root}/case?kind=not-my-child`} variant="tertiary" color="danger">
          {t.notMine}
        </ButtonLink>
      ) : null}
    </Actions>
  )
}
