/** The whole HTML document around a page: head, header, main and footer, in one language, without inline script or style. */
import type { ComponentChildren } from 'preact'
import { LANGUAGES, type Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import type { Assets } from './assets.ts'
import { Footer } from './footer.tsx'
import { Header, type SignedIn } from './header.tsx'
import { placeIn } from './language-switch.tsx'
import type { Audience } from './navigation.ts'
import type { ProgrammeChoice } from './programme-switch.tsx'

/** The number parents call; a place of its own when the territory has one. */
const DEFAULT_HELP_PHONE = '1414'

/** What every page of one request shares; routes build it once and hand it on. */
export type Frame = Readonly<{
  language: Language
  /** Path without the language, beginning with a slash: `/queue/taraz`. */
  path: string
  /** With its question mark, or empty. */
  query: string
  audience: Audience
  assets: Assets
  signedIn?: SignedIn | undefined
  /** Shown as the last section while nobody is signed in. */
  signInPath?: string | undefined
  /** Content of the demonstration banner. */
  demo?: ComponentChildren
  helpPhone?: string | undefined
  /** Of an office: kindergartens or clubs. */
  programmes?: ProgrammeChoice | undefined
  /** Of a desk: a club that invites children. */
  names?: boolean | undefined
}>

type ShellProps = {
  frame: Frame
  title: string
  /** The page came back with mistakes: its title says so before anything else is read. */
  mistaken?: boolean
  noindex?: boolean
  children: ComponentChildren
}

export function Shell(props: ShellProps) {
  const { frame } = props
  const t = texts(frame.language).layout
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <title>
          {`${props.mistaken === true ? `${t.form.errorPrefix} ` : ''}${props.title} – ${t.siteName}`}
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0f1718" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        {props.noindex === true ? <meta name="robots" content="noindex" /> : null}
        {LANGUAGES.map(language => (
          <link
            rel="alternate"
            hreflang={language}
            href={placeIn(language, frame.path, frame.query)}
          />
        ))}
        {frame.assets.stylesheets.map(href => (
          <link rel="stylesheet" href={href} />
        ))}
        {frame.assets.scripts.map(src => (
          <script type="module" src={src} />
        ))}
      </head>
      <body class={frame.audience === 'department' ? 'compact' : undefined}>
        <a class="ds-skip-link" href="#main">
          {t.skipToContent}
        </a>
        {frame.demo === undefined ? null : (
          <aside class="kz-banner">
            <div class="kz-frame">{frame.demo}</div>
          </aside>
        )}
        <Header {...frame} />
        <main id="main" class="kz-main" tabindex={-1}>
          <div class="kz-frame">{props.children}</div>
        </main>
        <Footer language={frame.language} helpPhone={frame.helpPhone ?? DEFAULT_HELP_PHONE} />
      </body>
    </html>
  )
}
