/** Kindergartens or clubs: an office that has to do with both switches on every page, and stays where it is. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

type Named = 'preschool' | 'club'

export type ProgrammeChoice = Readonly<{ current: Named; all: readonly Named[] }>

/** What keeps the choice in a link; the first is what an office sees without any. */
export function programmeQuery(choice: ProgrammeChoice | undefined): string {
  if (choice === undefined || choice.current === (choice.all[0] ?? 'preschool')) return ''
  return `?programme=${choice.current}`
}

/** The same after other fields of a link. */
export function alsoProgramme(choice: ProgrammeChoice | undefined): string {
  return programmeQuery(choice).replace('?', '&')
}

/** Nothing where there is nothing to switch to. */
export function ProgrammeSwitch(props: {
  language: Language
  path: string
  query: string
  programmes?: ProgrammeChoice | undefined
}) {
  const { language, programmes: choice } = props
  if (choice === undefined || choice.all.length < 2) return null
  const t = texts(language).activities.switch
  const territory = new URLSearchParams(props.query).get('territory')
  const kept = territory === null ? '' : `&territory=${encodeURIComponent(territory)}`
  return (
    <div class="kz-subnav kz-programmes">
      <nav class="kz-frame" aria-label={t.label}>
        <ul class="kz-nav-list">
          {choice.all.map(programme => (
            <li>
              <a
                class="kz-nav-link"
                href={`/${language}${props.path}?programme=${programme}${kept}`}
                aria-current={programme === choice.current ? 'true' : undefined}
              >
                {t[programme]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

/** In a form that asks with GET: the address of its answer is made of its fields alone. */
export function ProgrammeField(props: {
  frame: { readonly programmes?: ProgrammeChoice | undefined }
}) {
  const { programmes } = props.frame
  if (programmeQuery(programmes) === '') return null
  return <input type="hidden" name="programme" value={programmes?.current} />
}
