/** Accounts that wait to be confirmed, with the one that each would replace. */
import { ibanText } from '../../base/iban.ts'
import type { ProposedAccount } from '../../domain/payments/find-accounts.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { Details } from '../layout/details.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatDate, formatMoment } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { TextField } from '../layout/text-field.tsx'
import { ACCOUNT_FIELDS, AccountFields } from '../payment-account-fields.tsx'
import type { Done } from './payments.form.ts'

type View = {
  frame: Frame
  territoryName: string
  listHref: string
  accounts: readonly ProposedAccount[]
  mayDecide: (account: ProposedAccount) => boolean
  mayEnter: boolean
  done: Done | undefined
  form: Form
  csrfToken: string
  requestIdOf: () => string
}

export function PaymentAccountsPage(view: View) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  return (
    <Shell frame={view.frame} title={t.accounts} noindex>
      <div class="kz-stack">
        <ErrorSummary form={view.form} order={['bin', ...ACCOUNT_FIELDS]} />
        <Breadcrumbs language={language} crumbs={[{ text: t.title, href: view.listHref }]} />
        <Heading>
          {view.territoryName}: {t.accounts}
        </Heading>
        {view.done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.done[view.done]}
          </Notice>
        )}
        <Lead>{t.accountsLead}</Lead>
        {view.accounts.length === 0 ? <p>{t.accountsNone}</p> : null}
        {view.accounts.map(account => (
          <Account {...view} account={account} />
        ))}
        {view.mayEnter ? <EnterForm {...view} /> : null}
      </div>
    </Shell>
  )
}

function Account({ account, ...view }: View & { account: ProposedAccount }) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).payments
  const side = account.enteredBy.startsWith('provider:') ? t.byProvider : t.byDepartment
  return (
    <section class="kz-stack">
      <Heading level={2}>{language === 'ru' ? account.nameRu : account.nameKk}</Heading>
      <SummaryList
        language={language}
        rows={[
          { question: t.bin, answer: account.bin },
          { question: t.iban, answer: ibanText(account.iban) },
          { question: t.bic, answer: account.bic },
          { question: t.holder, answer: account.holder },
          { question: t.validFrom, answer: formatDate(account.validFrom, language) },
          {
            question: t.replaces,
            answer: account.replaces === null ? '–' : ibanText(account.replaces),
          },
          {
            question: t.enteredBy,
            answer: `${side}, ${formatMoment(account.enteredAt, language)}`,
          },
        ]}
      />
      {view.mayDecide(account) ? (
        <form method="post">
          <HiddenFields csrfToken={view.csrfToken} requestId={view.requestIdOf()} />
          <Actions>
            <Button name="decide" value={`confirm:${account.id}`}>
              {t.confirm}
            </Button>
            <Button name="decide" value={`refuse:${account.id}`} variant="secondary" color="danger">
              {t.refuse}
            </Button>
          </Actions>
        </form>
      ) : null}
    </section>
  )
}

function EnterForm({ form, ...view }: View) {
  const t = texts(form.language).payments
  return (
    <Details summary={t.newAccount} open={isMistaken(form)}>
      <form method="post" class="kz-form" novalidate>
        <HiddenFields csrfToken={view.csrfToken} requestId={view.requestIdOf()} />
        <TextField
          form={form}
          name="bin"
          label={t.bin}
          kind="digits"
          width="medium"
          maxLength={20}
        />
        <AccountFields form={form} />
        <Actions>
          <Button name="decide" value="enter">
            {t.save}
          </Button>
        </Actions>
      </form>
    </Details>
  )
}
