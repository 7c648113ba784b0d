/** Groups that suit one child: searched, with what is free, to be added to the wishes or waited for. */
import type { Language } from '../../../base/language.ts'
import type { GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
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

/**
 * What the buttons do: add to the wishes; wait, as a child with a place does; or take a place at once, where
 * the rules let who comes first choose.
 */
export type ChoosingPurpose = 'wish' | 'transfer' | 'take'

export type AddWishPageProps = {
  frame: Frame
  number: string
  childName: string
  /** The child's age in words. */
  age: string
  groups: readonly GroupChoice[]
  /** Groups of the list already. */
  chosen: ReadonlySet<bigint>
  purpose: ChoosingPurpose
  programme: Programme
  form: Form
  moreHref: string | undefined
  csrfToken: string
  requestId: string
}

export function AddWishPage(props: AddWishPageProps) {
  const { frame, groups, purpose } = props
  const { language } = frame
  const t = textsOf(language, props.programme).choose
  const root = `/${language}/cabinet/${props.number}`
  const title = { wish: t.addTitle, transfer: t.transfer, take: t.takeTitle }[purpose]
  const lead = { wish: undefined, transfer: t.transferLead, take: t.takeLead }[purpose]
  const target = { wish: 'wishes', transfer: 'waiting/join', take: 'choose' }[purpose]
  return (
    <Shell frame={frame} title={title} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: root, text: props.childName },
            ...(purpose === 'wish' ? [{ href: `${root}/wishes`, text: t.link }] : []),
            { text: title },
          ]}
        />
        <Heading>{title}</Heading>
        <Lead>{t.addLead(props.age)}</Lead>
        {lead === undefined ? null : <p>{lead}</p>}
        <SearchForm language={language} form={props.form} programme={props.programme} />
        {groups.length === 0 ? (
          <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>
        ) : (
          <form method="post" action={`${root}/${target}`}>
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
  return (
    <Actions>
      <PurposeButton purpose={props.purpose} language={language} choice={choice} />
    </Actions>
  )
}

function PurposeButton(props: {
  purpose: ChoosingPurpose
  language: Language
  choice: GroupChoice
}) {
  const { purpose, language, choice } = props
  const t = texts(language).choose
  const id = choice.groupId
  const name = <span class="ds-sr-only">: {groupName(choice, language)}</span>
  if (purpose === 'wish') {
    return (
      <Button name="change" value={`add:${id}`} variant="secondary">
        {t.addThis}
        {name}
      </Button>
    )
  }
  if (purpose === 'transfer') {
    return (
      <Button name="group" value={id.toString()} variant="secondary">
        {t.waitHere}
        {name}
      </Button>
    )
  }
  // Those who wait come first: a place that is free is theirs.
  return choice.general > 0 && choice.waiting === 0 ? (
    <Button name="choice" value={`take:${id}`}>
      {t.takeThis}
      {name}
    </Button>
  ) : (
    <Button name="choice" value={`wait:${id}`} variant="secondary">
      {t.waitHere}
      {name}
    </Button>
  )
}

function SearchForm(props: { language: Language; form: Form; programme: Programme }) {
  const { language, form } = props
  const all = textsOf(language, props.programme)
  const t = all.choose
  const { languages } = all.publicReading.providers
  return (
    <form method="get" class="kz-form">
      <TextField form={form} name="q" label={t.search} kind="search" maxLength={80} optional />
      {props.programme === 'club' ? (
        <SelectField
          form={form}
          name="direction"
          label={all.clubWords.direction}
          optional
          options={Object.entries(all.clubWords.directions).map(([value, label]) => ({
            value,
            label,
          }))}
        />
      ) : null}
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
