/** The visible list of pages of education departments. */
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'

export function registerDepartmentPages(_app: App, _deps: Deps): void {}
