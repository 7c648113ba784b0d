/** Whom one can be in the demonstration: families in every state, and staff of every role. */
import { texts } from '../../locales/texts.ts'
import { Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import type { DemoGuardian, DemoStaff } from './demo-queries.ts'
import type { DemoLook } from './look-queries.ts'
import { LooksTable } from './looks-table.tsx'

type PeopleProps = {
  frame: Frame
  guardians: readonly DemoGuardian[]
  staff: readonly DemoStaff[]
  looks: readonly DemoLook[]
  csrfToken: string
}

export function PeoplePage(props: PeopleProps) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.demonstration.peoplePage
  const { applicationStates, voucherStates } = all.publicQueue
  const enter = (person: string, name: string) => (
    <form method="post" action={`/${language}/demo/sign-in`}>
      <HiddenFields csrfToken={props.csrfToken} />
      <Button name="person" value={person} variant="secondary">
        <span class="ds-sr-only">{t.enter}: </span>
        {name}
      </Button>
    </form>
  )
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <LooksTable language={language} looks={props.looks} csrfToken={props.csrfToken} />
        <Heading level={2}>{t.families}</Heading>
        {props.guardians.length === 0 ? (
          <EmptyState title={t.noFamilies}>{t.noFamiliesText}</EmptyState>
        ) : (
          <Table
            caption={t.families}
            captionHidden
            columns={[
              { header: t.enter },
              { header: t.state },
              { header: t.number, nowrap: true },
              { header: t.iin, nowrap: true },
            ]}
            rows={props.guardians.map(one => [
              enter(`guardian:${one.id}`, one.fullName),
              stateText(applicationStates, one.state, voucherStates, one.voucherState),
              one.number,
              one.iin,
            ])}
          />
        )}
        <Heading level={2}>{t.staff}</Heading>
        <Table
          caption={t.staff}
          captionHidden
          columns={[{ header: t.enter }, { header: t.role }, { header: t.territory }]}
          rows={props.staff.map(one => [
            enter(`staff:${one.id}`, one.fullName),
            t.roles[one.role],
            one.territory,
          ])}
        />
      </div>
    </Shell>
  )
}

function stateText(
  applicationStates: Readonly<Record<string, string>>,
  state: string,
  voucherStates: Readonly<Record<string, string>>,
  voucherState: string | null,
): string {
  const first = applicationStates[state] ?? state
  return voucherState === null ? first : `${first}; ${voucherStates[voucherState] ?? voucherState}`
}
