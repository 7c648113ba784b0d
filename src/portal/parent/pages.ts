/** The visible list of pages of parents. */
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'

export function registerParentPages(_app: App, _deps: Deps): void {}
