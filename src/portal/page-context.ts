/** Everything a page's handler knows of one request. */
import type { CanonicalValue } from '../base/canonical-json.ts'
import { SignInNeeded } from '../base/failure.ts'
import type { Language } from '../base/language.ts'
import type { Programme } from '../domain/territories/rollout.ts'
import type { Setting } from '../domain/territories/setting.ts'
import type { Texts } from '../locales/texts.ts'
import type { Actor } from '../platform/access/actor.ts'
import { onceOnly } from '../platform/db/client-request.ts'
import { type Database, inTransaction, type Tx } from '../platform/db/database.ts'
import type { UploadedFile } from '../platform/http/request-fields.ts'
import type { SessionData, SessionToken } from '../platform/identity/session.ts'
import type { Deps } from './deps.ts'
import type { Audience } from './layout/navigation.ts'
import type { ProgrammeChoice } from './layout/programme-switch.tsx'
import type { Frame } from './layout/shell.tsx'

export type PageContext = {
  readonly language: Language
  /** Path without the language, beginning with a slash. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  /** The first value of each name in the address after the question mark. */
  readonly query: Readonly<Record<string, string>>
  /** Posted fields; empty on GET. `value` is trimmed and '' when absent. */
  readonly form: PostedForm
  /** Of this posted form and this browser; undefined where the form has none. What `act` goes by. */
  readonly requestId: string | undefined
  readonly actor: Actor
  /** Of the reader's connection; only for limits and, as a keyed hash, for the traces of answers. */
  readonly address: string
  readonly deps: Deps
  readonly database: Database
  readonly setting: Setting
  readonly texts: Texts
  /** For `HiddenFields`. Reading it gives a visitor a session cookie, so it makes the page private. */
  readonly csrfToken: string
  /** Full path of a page in the reader's language. */
  href(path: string): string
  frame(audience: Audience): Frame
  /** What the office may switch between: frames made after this show it and keep it in their sections. */
  offerProgrammes(choice: ProgrammeChoice): void
  /** The words of what follows, frame and texts, are those of this programme. */
  speakOf(programme: Programme): void
  readonly session: PageSession
  /**
   * Runs an action in a transaction; a repeat of the same posted form (`_requestId`) returns the
   * first answer. `input` is what makes the request different from another one.
   */
  act<Answer extends CanonicalValue>(
    action: string,
    input: CanonicalValue,
    work: (tx: Tx) => Promise<Answer>,
  ): Promise<Answer>
}

export type PageSession = {
  /** What journeys keep, each under its own key. */
  readonly data: SessionData
  /** Keeps (or, with undefined, forgets) a journey's answers. */
  keep(tx: Tx, key: string, value: CanonicalValue | undefined): Promise<void>
  /** Signs in: a new token, the old session is gone. Kept answers of `carry` move with it. */
  signIn(tx: Tx, identity: SignedInAs): Promise<void>
  signOut(tx: Tx): Promise<void>
  /** Secret of this browser; binds a code to the browser that asked for it. Makes the page private. */
  token(): SessionToken
  /** Of this browser, whoever is signed in; only for the traces of answers. The first call sets a cookie. */
  device(): string
}

export type SignedInAs =
  | { readonly kind: 'guardian'; readonly personId: bigint }
  | { readonly kind: 'staff'; readonly staffId: bigint }

export type PostedForm = {
  value(name: string): string
  values(name: string): readonly string[]
  readonly files: readonly UploadedFile[]
  /** What was typed, to be shown again beside the mistakes (`Form.values`). */
  readonly all: Readonly<Record<string, readonly string[]>>
}

export function postedForm(
  fields: Readonly<Record<string, readonly string[]>>,
  files: readonly UploadedFile[],
): PostedForm {
  return {
    value: name => (fields[name]?.[0] ?? '').trim(),
    values: name => fields[name] ?? [],
    files,
    all: fields,
  }
}

export const EMPTY_FORM = postedForm({}, [])

/** The signed-in parent. Throws SignInNeeded: the reader is led to the sign-in page and back. */
export function getGuardian(context: PageContext): Extract<Actor, { kind: 'guardian' }> {
  if (context.actor.kind !== 'guardian') throw new SignInNeeded()
  return context.actor
}

/** The signed-in member of staff. Throws SignInNeeded. */
export function getStaff(context: PageContext): Extract<Actor, { kind: 'staff' }> {
  if (context.actor.kind !== 'staff') throw new SignInNeeded()
  return context.actor
}

/** The signed-in person of a kindergarten. Throws SignInNeeded. */
export function getProviderActor(context: PageContext): Extract<Actor, { kind: 'provider' }> {
  if (context.actor.kind !== 'provider') throw new SignInNeeded()
  return context.actor
}

/** For `HiddenFields` of a form whose repeat must not do the thing twice. */
export function newRequestId(context: PageContext): string {
  return context.setting.entropy.bytes(16).toString('base64url')
}

/** `act` for a context: see PageContext. */
export async function actOnce<Answer extends CanonicalValue>(
  deps: Deps,
  requestId: string | undefined,
  action: string,
  input: CanonicalValue,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(deps.database, tx =>
    requestId === undefined
      ? work(tx)
      : onceOnly(tx, deps.wallClock.now(), { id: requestId, action, input }, () => work(tx)),
  )
}
