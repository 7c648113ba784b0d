/** What every page has around it, whatever its content. */
import { expect, test } from 'vitest'
import { NO_ASSETS } from './assets.ts'
import { ErrorPage } from './error.page.tsx'
import { currentSection, navigationFor } from './navigation.ts'
import { renderPage } from './render.ts'
import { type Frame, Shell } from './shell.tsx'

const FRAME: Frame = {
  language: 'kk',
  programme: 'preschool',
  path: '/queue/taraz',
  query: '?after=12',
  audience: 'public',
  assets: { stylesheets: ['/assets/a.css'], scripts: ['/assets/a.js'], workers: [] },
}

function page(frame: Partial<Frame>, noindex = false): string {
  return renderPage(
    <Shell frame={{ ...FRAME, ...frame }} title="Кезек <Тараз>" noindex={noindex}>
      <p>content</p>
    </Shell>,
  )
}

test('a page is a whole document that names its language and its title', () => {
  expect(page({})).toMatch(/^<!doctype html><html lang="kk"><head><meta charset="utf-8"/)
  expect(page({})).toContain('<title>Кезек &lt;Тараз> – Kezek</title>')
})

test('nothing in a page needs inline script or inline style', () => {
  const html = page({ demo: 'demo', signedIn: { name: 'A', csrfToken: 't', signOutPath: '/out' } })
  expect(html).not.toMatch(/ style=/)
  expect(html).not.toMatch(/ on[a-z]+=/)
  expect(html.match(/<script[^>]*>[^<]/)).toBeNull()
})

test('each other language leads to the same place with the same search', () => {
  expect(page({})).toContain('href="/ru/queue/taraz?after=12" lang="ru"')
  expect(page({})).toContain('href="/en/queue/taraz?after=12" lang="en"')
  expect(page({ path: '/', query: '' })).toContain('href="/ru" lang="ru"')
})

test('a signed-in reader can sign out by a form that carries the token', () => {
  const html = page({ signedIn: { name: 'Айгүл', csrfToken: 'secret', signOutPath: '/sign-out' } })
  expect(html).toContain('Айгүл')
  expect(html).toContain('action="/kk/sign-out"')
  expect(html).toContain('name="_csrf" value="secret"')
})

test('a page is kept out of search engines only when it asks for it', () => {
  expect(page({}, true)).toContain('noindex')
  expect(page({}, false)).not.toContain('noindex')
})

test('the current section is the nearest one above the page', () => {
  const links = navigationFor('department', 'ru', 'preschool')
  expect(currentSection(links, '/department/claims/17')?.path).toBe('/department/claims')
  expect(currentSection(links, '/department')?.path).toBe('/department')
  expect(currentSection(links, '/departments')).toBeUndefined()
})

test('an office sees a few groups, and the sections of the one that is open', () => {
  const html = page({ audience: 'department', path: '/department/months/2026-09', query: '' })
  const [, wide = ''] = html.split('kz-nav-wide')
  const top = wide.split('</nav>')[0] ?? ''
  expect(top.match(/<a /g)).toHaveLength(6)
  expect(top).toContain('href="/kk/department/budget" aria-current="true">Қаражат')
  const open = html.split('kz-subnav')[1]?.split('</nav>')[0] ?? ''
  expect(open).toContain('aria-label="Қаражат"')
  expect(open.match(/<a /g)).toHaveLength(3)
  expect(open).toContain('href="/kk/department/months" aria-current="true"')
  // The menu of a narrow screen holds them all, each once.
  const menu = html.split('<details')[1]?.split('</details>')[0] ?? ''
  expect(menu.match(/<a /g)).toHaveLength(navigationFor('department', 'kk', 'preschool').length)
  expect(page({ audience: 'department', path: '/department', query: '' })).not.toContain(
    'kz-subnav',
  )
})

test('a fault shows its reference number, a refusal the reason of the rule in place of the general words', () => {
  const frame = { ...FRAME, assets: NO_ASSETS }
  expect(renderPage(<ErrorPage frame={frame} kind="fault" referenceNumber="8F2K" />)).toContain(
    'Қатенің нөмірі: 8F2K',
  )
  const refused = renderPage(<ErrorPage frame={frame} kind="refused" reason="Мерзімі өтіп кетті" />)
  expect(refused).toContain('Мерзімі өтіп кетті')
  expect(refused).not.toContain('Ереже бойынша')
})
