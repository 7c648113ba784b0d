/** Territories whose rules can be read: those that have a row in the roll-out calendar. */
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function RulesIndexPage(props: { frame: Frame; territories: readonly Territory[] }) {
  const { language } = props.frame
  const t = texts(language).publicReading.rules
  return (
    <Shell frame={props.frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Heading level={2}>{t.choose}</Heading>
        <ul class="kz-columns">
          {props.territories.map(territory => (
            <li>
              <a class="ds-link" href={`/${language}/rules/${territory.code}`}>
                {territory.name[language]}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Shell>
  )
}
