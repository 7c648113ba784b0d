/** Every part of the layout on one page, with long words, so that it can be looked at and tested in a browser. */
import type { Language } from '../../base/language.ts'
import { BarChart } from './bar-chart.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from './button.tsx'
import { CheckboxGroup, RadioGroup } from './choice-group.tsx'
import { ConfirmationPanel } from './confirmation-panel.tsx'
import { MomentText } from './date-text.tsx'
import { DeadlineText } from './deadline-text.tsx'
import { Details } from './details.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FileField } from './file-field.tsx'
import type { Form } from './form.ts'
import { formatTenge } from './format.ts'
import { GALLERY_WORDS, type GalleryWords } from './gallery-words.ts'
import { Heading, Lead } from './heading.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { LineChart } from './line-chart.tsx'
import { Notice } from './notice.tsx'
import { Pager } from './pager.tsx'
import { SelectField } from './select-field.tsx'
import { type Frame, Shell } from './shell.tsx'
import { StatCards } from './stat-card.tsx'
import { Steps } from './steps.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { TextField } from './text-field.tsx'
import { Timeline } from './timeline.tsx'

const DAY = Temporal.PlainDate.from('2026-11-25')
const MOMENT = Temporal.Instant.from('2026-11-20T09:05:00Z')

export function GalleryPage(props: { frame: Frame }) {
  const { language } = props.frame
  const w = GALLERY_WORDS[language]
  return (
    <Shell frame={props.frame} title={w.title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}`, text: w.home }, { text: w.title }]}
        />
        <Heading>{w.title}</Heading>
        <Lead>{w.lead}</Lead>
        <Journey language={language} w={w} />
        <FormParts language={language} w={w} />
        <ListParts language={language} w={w} />
        <Pictures language={language} w={w} />
      </div>
    </Shell>
  )
}

type PartProps = { language: Language; w: GalleryWords }

function Journey({ language, w }: PartProps) {
  const deadline = <DeadlineText language={language} day={DAY} workingDaysLeft={2} />
  return (
    <>
      <Notice language={language} kind="warning" title={w.offer}>
        <p>{deadline}</p>
      </Notice>
      <StatCards stats={w.stats} />
      <Heading level={2}>{w.path}</Heading>
      <Timeline
        language={language}
        items={[
          {
            state: 'done',
            title: w.queued,
            when: <MomentText instant={MOMENT} language={language} />,
          },
          {
            state: 'now',
            title: w.offer,
            when: deadline,
            body: (
              <Actions>
                <Button>{w.confirm}</Button>
                <Button variant="secondary" color="neutral">
                  {w.refuse}
                </Button>
              </Actions>
            ),
          },
          { state: 'next', title: w.choose },
          { state: 'next', title: w.sign },
        ]}
      />
      <ConfirmationPanel title={w.sent} label={w.yourNumber} number="K7M-4XR-92" />
    </>
  )
}

function FormParts({ language, w }: PartProps) {
  const form: Form = {
    language,
    values: { childIin: '1205155', benefit: ['large-family'], settlement: 'taraz' },
    errors: { childIin: w.iinError, guardian: w.guardianError },
  }
  return (
    <form class="kz-form" method="post" action="#">
      <HiddenFields csrfToken="token" requestId="request" />
      <ErrorSummary form={form} />
      <Steps language={language} current={2} total={6} />
      <TextField
        form={form}
        name="childIin"
        label={w.childIin}
        hint={w.iinHint}
        kind="digits"
        width="medium"
        question
      />
      <TextField form={form} name="phone" label={w.phone} kind="tel" width="medium" optional />
      <TextField form={form} name="note" label={w.note} rows={3} optional />
      <SelectField
        form={form}
        name="settlement"
        label={w.settlement}
        options={[{ value: 'taraz', label: w.taraz }]}
      />
      <RadioGroup
        form={form}
        name="guardian"
        label={w.guardian}
        options={[
          { value: 'parent', label: w.parent },
          { value: 'guardian', label: w.legal, hint: w.legalHint },
        ]}
      />
      <CheckboxGroup
        form={form}
        name="benefit"
        label={w.benefit}
        hint={w.benefitHint}
        options={[
          { value: 'large-family', label: w.largeFamily },
          { value: 'military', label: w.military },
        ]}
      />
      <FileField
        form={form}
        name="document"
        label={w.document}
        accept={['application/pdf', 'image/jpeg', 'image/png']}
        acceptNames="PDF, JPEG, PNG"
        maxMegabytes={10}
      />
      <Actions>
        <Button>{w.next}</Button>
        <ButtonLink href="#" variant="tertiary">
          {w.home}
        </ButtonLink>
      </Actions>
    </form>
  )
}

function ListParts({ language, w }: PartProps) {
  return (
    <>
      <Heading level={2}>{w.check}</Heading>
      <SummaryList
        language={language}
        rows={[
          { question: w.childIin, answer: '120 515 500 123', changeHref: '#' },
          { question: w.settlement, answer: w.taraz, changeHref: '#' },
        ]}
      />
      <Table
        caption={w.queue}
        columns={[
          { header: w.number, nowrap: true },
          { header: w.category },
          { header: w.place, numeric: true },
          { header: w.sum, numeric: true },
          { header: w.state },
        ]}
        rows={[1, 2, 3].map(n => [
          `K7M-4XR-9${n}`,
          w.categoryText,
          String(n),
          formatTenge(6_800_000n * BigInt(n), language),
          <Tag color={n === 1 ? 'success' : n === 2 ? 'warm' : 'neutral'}>{w.stateText}</Tag>,
        ])}
      />
      <Pager language={language} previousHref="#" nextHref="#" />
      <Actions>
        {(['accent', 'warm', 'neutral', 'info', 'success', 'warning', 'danger'] as const).map(
          color => (
            <Tag color={color}>{w.stateText}</Tag>
          ),
        )}
      </Actions>
      {(['info', 'success', 'danger'] as const).map(kind => (
        <Notice language={language} kind={kind}>
          {w.lead}
        </Notice>
      ))}
      <Details summary={w.why}>
        <p>{w.lead}</p>
      </Details>
      <EmptyState title={w.empty} action={<ButtonLink href="#">{w.next}</ButtonLink>}>
        {w.lead}
      </EmptyState>
    </>
  )
}

function Pictures({ language, w }: PartProps) {
  const points = [412, 388, 391, 340, 296, 244].map((value, index) => ({
    label: `${String(index + 5).padStart(2, '0')}.2026`,
    value,
    text: String(value),
  }))
  const shared = {
    language,
    title: w.queue,
    labelHeader: w.category,
    valueHeader: w.number,
    points,
  }
  return (
    <div class="kz-grid">
      <BarChart {...shared} points={points.slice(0, 4)} />
      <LineChart {...shared} />
    </div>
  )
}
