/** Foot of every page: help by phone, and where everything can be checked. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export function Footer(props: { language: Language; helpPhone: string }) {
  const t = texts(props.language).layout.footer
  const links = [
    { path: '/rules', text: t.rules },
    { path: '/rollout', text: t.rollout },
    { path: '/invariants', text: t.invariants },
    { path: '/open-data', text: t.openData },
    { path: '/log', text: t.journal },
    { path: '/verify', text: t.verify },
    { path: '/accessibility', text: t.accessibility },
  ]
  return (
    <footer class="kz-footer">
      <div class="kz-frame">
        <section>
          <h2>{t.help}</h2>
          <a class="kz-phone kz-number" href={`tel:${props.helpPhone.replace(/[^+0-9]/g, '')}`}>
            {props.helpPhone}
          </a>
          <p>{t.helpText}</p>
        </section>
        <nav aria-label={t.links}>
          <h2>{t.links}</h2>
          <ul>
            {links.map(link => (
              <li>
                <a href={`/${props.language}${link.path}`}>{link.text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
