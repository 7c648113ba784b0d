/** The coaches of a club with their papers; an officer records what was seen, or says why a paper will not do. */
import type { CoachFile, PaperRow } from '../../domain/activities/find-activities.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatDate, formatDateRange } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { PaperFields, PostForm } from '../provider/activity-forms.page.tsx'
import { PaperTable } from '../provider/paper-table.tsx'

type ClubCoachesProps = {
  frame: Frame
  clubName: string
  coaches: readonly CoachFile[]
  mayRecord: boolean
  form: Form
  done: boolean
  fileHref: string
  csrfToken: string
  requestIdOf: () => string
}

export function ClubCoachesPage(props: ClubCoachesProps) {
  const { frame, coaches, form } = props
  const { language } = frame
  const all = texts(language).activities
  const t = all.office
  return (
    <Shell frame={frame} title={t.coachesTitle} mistaken={isMistaken(form)} noindex>
      <div class="kz-stack">
        <ErrorSummary
          form={form}
          order={['coach', 'kind', 'reference', 'checkedOn', 'validTo', 'words']}
        />
        <div>
          <p class="kz-quiet">{props.clubName}</p>
          <Heading>{t.coachesTitle}</Heading>
        </div>
        {props.done ? (
          <Notice language={language} kind="success" live>
            {all.saved}
          </Notice>
        ) : null}
        <p>
          <a class="ds-link" href={props.fileHref}>
            {t.toFile}
          </a>
        </p>
        {coaches.length === 0 ? <EmptyState title={all.noCoaches}>{''}</EmptyState> : null}
        {coaches.map(coach => (
          <>
            <Heading level={2}>
              {coach.leftOn === null
                ? coach.fullName
                : `${coach.fullName} (${all.left(formatDate(coach.leftOn, language))})`}
            </Heading>
            <PaperTable coach={coach} language={language} />
          </>
        ))}
        {props.mayRecord && coaches.length > 0 ? <OfficeForms {...props} /> : null}
      </div>
    </Shell>
  )
}

function OfficeForms(props: ClubCoachesProps) {
  const { form, coaches } = props
  const { language } = form
  const all = texts(language).activities
  const t = all.office
  const waiting = coaches.flatMap(coach =>
    coach.papers.filter(paper => paper.state === 'waiting').map(paper => ({ coach, paper })),
  )
  const isRefusal = form.errors.words !== undefined
  const fresh: Form = { language, values: {}, errors: {} }
  return (
    <>
      <Heading level={2}>{t.record}</Heading>
      <p class="kz-column">{t.recordLead}</p>
      <PostForm {...props} save={t.record} what="record">
        <SelectField
          form={isRefusal ? fresh : form}
          name="coach"
          label={all.coach}
          options={coaches.map(one => ({ value: one.id.toString(), label: one.fullName }))}
        />
        <PaperFields form={isRefusal ? fresh : form} dayField="checkedOn" />
      </PostForm>
      {waiting.length === 0 ? null : (
        <>
          <Heading level={2}>{t.entered}</Heading>
          <PostForm {...props} save={t.refuse} what="refuse" secondary>
            <SelectField
              form={isRefusal ? form : fresh}
              name="paper"
              label={all.paper}
              options={waiting.map(({ coach, paper }) => ({
                value: paper.id.toString(),
                label: labelOf(coach, paper, language),
              }))}
            />
            <TextField
              form={isRefusal ? form : fresh}
              name="words"
              label={t.words}
              rows={3}
              maxLength={500}
            />
          </PostForm>
        </>
      )}
    </>
  )
}

function labelOf(coach: CoachFile, paper: PaperRow, language: Form['language']): string {
  const t = texts(language).activities
  const { issuedOn, validTo } = paper
  const days =
    validTo === null ? formatDate(issuedOn, language) : formatDateRange(issuedOn, validTo, language)
  return `${t.office.lack(coach.fullName, t.papers[paper.kind])}, ${paper.reference} (${days})`
}
