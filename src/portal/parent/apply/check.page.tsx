/** All answers once more, each with a link to change it; only then they are sent. */
import type { Language } from '../../../base/language.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Actions, Button } from '../../layout/button.tsx'
import { formatDate } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Steps } from '../../layout/steps.tsx'
import { SummaryList, type SummaryRow } from '../../layout/summary-list.tsx'
import { capitalized } from './benefits.page.tsx'
import {
  type Draft,
  type DraftPerson,
  PROGRESS_TOTAL,
  programmeOfDraft,
  progressOf,
  type Step,
} from './draft.ts'

export function CheckPage(props: {
  frame: Frame
  draft: Draft
  placeName: string
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const { apply: t, layout } = texts(language)
  const current = progressOf('check')
  const title = `${t.check.title} – ${layout.step(current, PROGRESS_TOTAL)}`
  return (
    <Shell frame={props.frame} title={title} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`/${language}/apply/check`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Steps language={language} current={current} total={PROGRESS_TOTAL} />
        <Heading>{t.check.title}</Heading>
        {props.draft.programme === 'club' ? <p>{textsOf(language, 'club').apply.title}</p> : null}
        <SummaryList language={language} rows={rowsOf(props)} />
        <p>{t.check.promise}</p>
        <Actions>
          <Button>{t.check.send}</Button>
        </Actions>
      </form>
    </Shell>
  )
}

function rowsOf(props: Parameters<typeof CheckPage>[0]): readonly SummaryRow[] {
  const { draft, frame } = props
  const { language } = frame
  const { territories } = texts(language)
  const apply = textsOf(language, programmeOfDraft(draft)).apply
  const t = apply.check
  const row = rowIn(language)
  const benefits = (draft.benefits ?? []).map(code => {
    const file = draft.documents?.[code]?.fileName ?? apply.documents.later
    return `${capitalized(territories.ruleTexts.words[code])} (${file})`
  })
  return [
    ...familyRows(draft, language),
    row(t.place, props.placeName, 'region'),
    row(t.benefits, listOf(benefits, t.none), 'benefits'),
    row(t.group, draft.kind === 'special' ? apply.group.special : apply.group.general, 'group'),
  ]
}

const rowIn =
  (language: Language) =>
  (question: string, answer: SummaryRow['answer'], step?: Step): SummaryRow => ({
    question,
    answer,
    changeHref: step === undefined ? undefined : `/${language}/apply/${step}`,
  })

/** Who the family is and its phone; a name that a register told is not shown to somebody who only knows a number. */
export function familyRows(draft: Draft, language: Language): readonly SummaryRow[] {
  const apply = textsOf(language, programmeOfDraft(draft)).apply
  const t = apply.check
  const row = rowIn(language)
  const nameOf = (person: DraftPerson | undefined) =>
    person?.fromRegister === true ? apply.nameKnown : person?.name
  const nameStep = (who: 'child' | 'guardian') =>
    draft[who]?.fromRegister === true ? undefined : (`${who}-name` as const)
  return [
    row(apply.child.iin, spaced(draft.child?.iin), 'child'),
    row(t.child, nameOf(draft.child), nameStep('child')),
    row(t.born, dayText(draft.child?.birthDate, language)),
    row(apply.guardian.iin, spaced(draft.guardian?.iin), 'guardian'),
    row(t.guardian, nameOf(draft.guardian), nameStep('guardian')),
    row(t.phone, `${spacedPhone(draft.phone)} (${apply.phone.proved})`, 'phone'),
  ]
}

function listOf(items: readonly string[], none: string) {
  if (items.length === 0) return none
  return (
    <ul>
      {items.map(item => (
        <li>{item}</li>
      ))}
    </ul>
  )
}

function spaced(iin: string | undefined): string {
  return (iin ?? '').replace(/(\d{6})(\d{6})/, '$1\u00a0$2')
}

/** "+7 701 234 56 78", as people read it out. */
function spacedPhone(phone: string | undefined): string {
  return (phone ?? '').replace(
    /^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/,
    '$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5',
  )
}

function dayText(day: string | undefined, language: Parameters<typeof formatDate>[1]): string {
  return day === undefined ? '' : formatDate(Temporal.PlainDate.from(day), language)
}
