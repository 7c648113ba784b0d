/** The way back up, from the top section to this page. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

type Crumb = Readonly<{ href?: string | undefined; text: string }>

export function Breadcrumbs(props: { language: Language; crumbs: readonly Crumb[] }) {
  return (
    <nav class="kz-breadcrumbs" aria-label={texts(props.language).layout.breadcrumbs}>
      <ol>
        {props.crumbs.map(crumb => (
          <li>{crumb.href === undefined ? crumb.text : <a href={crumb.href}>{crumb.text}</a>}</li>
        ))}
      </ol>
    </nav>
  )
}
