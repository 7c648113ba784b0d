/** Pages of plain words: accessibility, the journal, open data. */
import { texts } from '../../../locales/texts.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'

export function AccessibilityPage(props: { frame: Frame }) {
  const t = texts(props.frame.language).publicReading.accessibility
  return (
    <Shell frame={props.frame} title={t.title}>
      <div class="kz-column kz-stack">
        <Heading>{t.title}</Heading>
        {t.paragraphs.map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </div>
    </Shell>
  )
}

export function JournalPage(props: { frame: Frame }) {
  const t = texts(props.frame.language).publicReading.journal
  return (
    <Shell frame={props.frame} title={t.title}>
      <div class="kz-column kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Heading level={2}>{t.holdsTitle}</Heading>
        <ul>
          {t.holds.map(item => (
            <li>{item}</li>
          ))}
        </ul>
        <Heading level={2}>{t.neverTitle}</Heading>
        <ul>
          {t.never.map(item => (
            <li>{item}</li>
          ))}
        </ul>
        <p>{t.erasing}</p>
      </div>
    </Shell>
  )
}

export function OpenDataPage(props: { frame: Frame }) {
  const t = texts(props.frame.language).publicReading.openData
  return (
    <Shell frame={props.frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Table
          caption={t.title}
          captionHidden
          columns={[{ header: t.address }, { header: t.what }]}
          rows={Object.entries(t.reads).map(([address, what]) => [<code>{address}</code>, what])}
        />
        <p>
          <a class="ds-link" href="/api/v1/openapi.json">
            {t.document}
          </a>
        </p>
        <p class="kz-quiet">{t.rare}</p>
      </div>
    </Shell>
  )
}
