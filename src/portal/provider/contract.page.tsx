/** One contract for the kindergarten: read, sign or refuse on a lawful ground, record an absence. */
import type { ContractView } from '../../domain/contracts/find-contracts.ts'
import { textsOf } from '../../locales/texts.ts'
import { ContractText, Signatures } from '../contract/contract-text.tsx'
import { EdsForm } from '../contract/eds-form.tsx'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { Details } from '../layout/details.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Tag } from '../layout/tag.tsx'
import { TextField } from '../layout/text-field.tsx'
import { CONTRACT_COLORS } from '../parent/contract/contract.page.tsx'

export const REFUSAL_GROUNDS = [
  'incomplete-papers',
  'expired-papers',
  'unvaccinated-ratio',
] as const

export type ProviderContractProps = {
  frame: Frame
  view: ContractView
  childName: string
  groupName: string
  /** Ways that the rules allow and the installation has. */
  bySession: boolean
  edsReady: boolean
  forms: { readonly eds: Form; readonly refuse: Form; readonly leave: Form }
  csrfToken: string
  requestId: string
}

export function ProviderContractPage(props: ProviderContractProps) {
  const { frame, view, forms } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).contracts
  const { contract } = view
  const mayStillSign =
    contract.state === 'signed-by-guardian' &&
    !view.signatures.some(one => one.party === 'provider')
  return (
    <Shell frame={frame} title={t.titleOf(contract.number)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={forms.eds} order={['signed']} />
        <ErrorSummary form={forms.refuse} order={['ground']} />
        <ErrorSummary form={forms.leave} order={['from', 'to']} />
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/provider/children`, text: t.children },
            { text: contract.number },
          ]}
        />
        <Heading>{t.titleOf(contract.number)}</Heading>
        <p>
          <Tag color={CONTRACT_COLORS[contract.state]}>
            {t.providerStates[contract.state] ?? t.states[contract.state]}
          </Tag>
        </p>
        <Facts {...props} />
        {mayStillSign ? <Signing {...props} /> : null}
        {view.content === undefined ? null : (
          <Details summary={t.text} open={contract.state === 'signed-by-guardian'}>
            <ContractText content={view.content} language={language} programme={programme} />
          </Details>
        )}
        <Signatures view={view} language={language} programme={programme} />
        {view.content === undefined ? null : (
          <Actions>
            <ButtonLink href={`${rootOf(props)}/contract.pdf`} variant="tertiary" download>
              {t.pdf}
            </ButtonLink>
          </Actions>
        )}
        {contract.state === 'in-force' ? <LeaveForm {...props} /> : null}
        {contract.state === 'drafted' || contract.state === 'signed-by-guardian' ? (
          <RefuseForm {...props} />
        ) : null}
      </div>
    </Shell>
  )
}

function Facts({ frame, view, childName, groupName }: ProviderContractProps) {
  const { language, programme } = frame
  const t = textsOf(language, programme).contracts
  const { startsOn, lastDay } = view.contract
  return (
    <SummaryList
      language={language}
      rows={[
        { question: t.child, answer: childName },
        { question: t.group, answer: groupName },
        { question: t.starts, answer: formatDate(startsOn, language) },
        {
          question: t.lastDay,
          answer: lastDay === null ? t.open : formatDate(lastDay, language),
        },
      ]}
    />
  )
}

function rootOf({ frame, view }: ProviderContractProps): string {
  return `/${frame.language}/provider/contracts/${view.contract.number}`
}

function Signing(props: ProviderContractProps) {
  const { language, programme } = props.frame
  const t = textsOf(language, programme).contracts
  const root = rootOf(props)
  return (
    <>
      {props.bySession ? (
        <form method="post" action={`${root}/sign`} class="kz-wish kz-wish-strong">
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <Heading level={2}>{t.signProvider}</Heading>
          <p>{t.signProviderText}</p>
          <Actions>
            <Button>{t.signProviderButton}</Button>
          </Actions>
        </form>
      ) : null}
      {props.edsReady ? (
        <EdsForm
          language={language}
          action={`${root}/eds`}
          documentHref={`${root}/document.txt`}
          form={props.forms.eds}
          csrfToken={props.csrfToken}
          requestId={props.requestId}
        />
      ) : null}
    </>
  )
}

function RefuseForm(props: ProviderContractProps) {
  const t = textsOf(props.frame.language, props.frame.programme).contracts
  const { refuse } = props.forms
  return (
    <Details summary={t.refuse} open={Object.keys(refuse.errors).length > 0}>
      <form method="post" action={`${rootOf(props)}/refuse`} class="kz-form" novalidate>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <p>{t.refuseLead}</p>
        <RadioGroup
          form={refuse}
          name="ground"
          label={t.refuseGround}
          options={REFUSAL_GROUNDS.map(value => ({ value, label: t.grounds[value] }))}
        />
        <Actions>
          <Button variant="secondary" color="danger">
            {t.refuseButton}
          </Button>
        </Actions>
      </form>
    </Details>
  )
}

function LeaveForm(props: ProviderContractProps) {
  const t = textsOf(props.frame.language, props.frame.programme).contracts
  const { leave } = props.forms
  return (
    <Details summary={t.leave} open={Object.keys(leave.errors).length > 0}>
      <form method="post" action={`${rootOf(props)}/leave`} class="kz-form" novalidate>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <p>{t.leaveLead}</p>
        <TextField form={leave} name="from" label={t.leaveFrom} kind="date" width="medium" />
        <TextField form={leave} name="to" label={t.leaveTo} kind="date" width="medium" />
        <Actions>
          <Button variant="secondary">{t.leaveButton}</Button>
        </Actions>
      </form>
    </Details>
  )
}
