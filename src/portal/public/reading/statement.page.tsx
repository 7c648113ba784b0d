/** Pages of plain words: accessibility, the journal. */
import { texts } from '../../../locales/texts.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

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
        <p>
          <a class="ds-link" href={`/${props.frame.language}/log`}>
            {texts(props.frame.language).log.homeLink}
          </a>
        </p>
      </div>
    </Shell>
  )
}
