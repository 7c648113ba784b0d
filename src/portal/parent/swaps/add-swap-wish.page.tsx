/** Groups for which the child's place could be exchanged: searched, to be added to the list. */
import type { GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, Button } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import type { Form } from '../../layout/form.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { SelectField } from '../../layout/select-field.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { GroupText, groupHref, groupName } from '../choose/group-text.tsx'

export type AddSwapWishPageProps = {
  frame: Frame
  number: string
  childName: string
  /** The child's age in words. */
  age: string
  groups: readonly GroupChoice[]
  /** Groups of the list already. */
  chosen: ReadonlySet<bigint>
  own: bigint
  form: Form
  moreHref: string | undefined
  csrfToken: string
  requestId: string
}

export function AddSwapWishPage(props: AddSwapWishPageProps) {
  const { frame, groups } = props
  const { language } = frame
  const all = texts(language)
  const t = all.swaps
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={frame} title={t.addTitle} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: root, text: props.childName },
            { href: `${root}/exchange`, text: t.title },
            { text: t.addTitle },
          ]}
        />
        <Heading>{t.addTitle}</Heading>
        <Lead>{t.addLead(props.age)}</Lead>
        <SearchForm {...props} />
        {groups.length === 0 ? (
          <EmptyState title={all.choose.nothing}>{all.choose.nothingText}</EmptyState>
        ) : (
          <form method="post" action={`${root}/exchange`}>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <ul class="kz-wishes">
              {groups.map(choice => (
                <li class="kz-wish">
                  <Heading level={2}>
                    <a class="ds-link" href={groupHref(choice, language)}>
                      {groupName(choice, language)}
                    </a>
                  </Heading>
                  <GroupText choice={choice} language={language} />
                  <Add {...props} choice={choice} />
                </li>
              ))}
            </ul>
          </form>
        )}
        {props.moreHref === undefined ? null : (
          <p>
            <a class="ds-link" href={props.moreHref}>
              {all.choose.more}
            </a>
          </p>
        )}
      </div>
    </Shell>
  )
}

function Add(props: AddSwapWishPageProps & { choice: GroupChoice }) {
  const { choice } = props
  const { language } = props.frame
  const all = texts(language)
  if (choice.groupId === props.own) return <p>{all.swaps.ownGroup}</p>
  if (props.chosen.has(choice.groupId)) return <p>{all.choose.inList}</p>
  return (
    <Actions>
      <Button name="change" value={`add:${choice.groupId}`} variant="secondary">
        {all.swaps.addThis}
        <span class="ds-sr-only">: {groupName(choice, language)}</span>
      </Button>
    </Actions>
  )
}

function SearchForm({ frame, form }: AddSwapWishPageProps) {
  const all = texts(frame.language)
  const t = all.choose
  return (
    <form method="get" class="kz-form">
      <TextField form={form} name="q" label={t.search} kind="search" maxLength={80} optional />
      <SelectField
        form={form}
        name="language"
        label={t.language}
        optional
        options={Object.entries(all.publicReading.providers.languages).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      <Actions>
        <Button variant="secondary">{t.find}</Button>
      </Actions>
    </form>
  )
}
