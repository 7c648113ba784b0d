/** What a page's handler may answer. */
import type { Readable } from 'node:stream'
import type { VNode } from 'preact'

export type Reach = {
  readonly directive: 'connect-src' | 'img-src'
  /** An origin, e.g. `wss://127.0.0.1:13579`. */
  readonly origin: string
}

/** NCALayer, which runs on the reader's own computer. */
export const NCALAYER: Reach = { directive: 'connect-src', origin: 'wss://127.0.0.1:13579' }

export type PageAnswer =
  | {
      readonly kind: 'page'
      readonly page: VNode
      readonly status: number
      /** Seconds for which anybody may keep it; null: only this reader, never kept. */
      readonly publicSeconds: number | null
      /** What the page's own scripts reach besides us: a directive of its policy, and where to. */
      readonly reaches?: Reach
    }
  | { readonly kind: 'redirect'; readonly location: string }
  | {
      readonly kind: 'file'
      readonly fileName: string
      readonly mediaType: string
      /** A stream is written as it comes: what fails in its middle breaks the download off. */
      readonly content: string | Uint8Array | Readable
      readonly publicSeconds: number | null
      /** False: a browser may show it instead of saving it. */
      readonly download: boolean
    }

/** For one reader only. `status` 422 when a form comes back with mistakes. */
export function shown(page: VNode, status = 200): PageAnswer {
  return { kind: 'page', page, status, publicSeconds: null }
}

/** The same page, whose policy allows one address more. */
export function reaching(answer: PageAnswer, reaches: Reach): PageAnswer {
  return answer.kind === 'page' ? { ...answer, reaches } : answer
}

const PUBLIC_SECONDS = 30

/** Open reading without anything of the reader in it: has an ETag and may be kept by anybody. */
export function publicPage(page: VNode, publicSeconds = PUBLIC_SECONDS): PageAnswer {
  return { kind: 'page', page, status: 200, publicSeconds }
}

/** After a POST (303: the browser asks for the new page with GET). `location` is a full path: `context.href('/x')`. */
export function redirect(location: string): PageAnswer {
  return { kind: 'redirect', location }
}

export function file(
  fileName: string,
  mediaType: string,
  content: string | Uint8Array | Readable,
  options: { readonly publicSeconds?: number; readonly download?: boolean } = {},
): PageAnswer {
  return {
    kind: 'file',
    fileName,
    mediaType,
    content,
    publicSeconds: options.publicSeconds ?? null,
    download: options.download ?? true,
  }
}
