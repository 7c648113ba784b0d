/** Pages of plain words. */
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { AccessibilityPage, JournalPage } from './statement.page.tsx'

export function registerReadingPages(app: App, deps: Deps): void {
  getPage(app, deps, '/accessibility', async context =>
    publicPage(<AccessibilityPage frame={context.frame('public')} />),
  )
  getPage(app, deps, '/journal', async context =>
    publicPage(<JournalPage frame={context.frame('public')} />),
  )
}
