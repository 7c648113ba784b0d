/** Groups that suit one child: searched, with what is free, to be added to the wishes or waited for. */
import type { Language } from '../../../base/language.ts'
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
import { GroupText, groupHref, groupName } from './group-text.tsx'

export type AddWishPageProps = {
  frame: Frame
  number: string
  childName: string
  /** The child's age in words. */
  age: string
  groups: readonly GroupChoice[]
  /** Groups of the list already. */
  chosen: ReadonlySet<bigint>
  /** A child with a place does not wish, it waits. */
  transfer: boolean
  form: Form
  moreHref: string | undefined
  csrfToken: string
  requestId: string
}

export function AddWishPage(props: AddWishPageProps) {
  const { frame, groups } = props
  const { language } = frame
  const t = texts(language).choose
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={frame} title={props.transfer ? t.transfer : t.addTitle} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: root, text: props.childName },
            ...(props.transfer ? [] : [{ href: `${root}/wishes`, text: t.link }]),
            { text: props.transfer ? t.transfer : t.addTitle },
          ]}
        />
        <Heading>{props.transfer ? t.transfer : t.addTitle}</Heading>
        <Lead>{t.addLead(props.age)}</Lead>
        {props.transfer ? <p>{t.transferLead}</p> : null}
        <SearchForm language={language} form={props.form} />
        {groups.length === 0 ? (
          <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>
        ) : (
          <form method="post" action={props.transfer ? `${root}/waiting/join` : `${root}/wishes`}>
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
                  <Press {...props} choice={choice} />
                </li>
              ))}
            </ul>
          </form>
        )}
        {props.moreHref === undefined ? null : (
          <p>
            <a class="ds-link" href={props.moreHref}>
              {t.more}
            </a>
          </p>
        )}
      </div>
    </Shell>
  )
}

function Press(props: AddWishPageProps & { choice: GroupChoice }) {
  const { language } = props.frame
  const t = texts(language).choose
  const { choice } = props
  if (props.chosen.has(choice.groupId)) return <p>{t.inList}</p>
  const value = props.transfer ? choice.groupId.toString() : `add:${choice.groupId}`
  return (
    <Actions>
      <Button name={props.transfer ? 'group' : 'change'} value={value} variant="secondary">
        {props.transfer ? t.waitHere : t.addThis}
        <span class="ds-sr-only">: {groupName(choice, language)}</span>
      </Button>
    </Actions>
  )
}

function SearchForm({ language, form }: { language: Language; form: Form }) {
  const all = texts(language)
  const t = all.choose
  const { languages } = all.publicReading.providers
  return (
    <form method="get" class="kz-form">
      <TextField form={form} name="q" label={t.search} kind="search" maxLength={80} optional />
      <SelectField
        form={form}
        name="language"
        label={t.language}
        optional
        options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
      <Actions>
        <Button variant="secondary">{t.find}</Button>
      </Actions>
    </form>
  )
}
