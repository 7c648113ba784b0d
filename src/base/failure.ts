/** What may lawfully go wrong, each once: the translator of platform/http maps every one of them. */

/** A rule says no: the transaction rolls back and the person reads why (409, `/problems/<code>`). */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal'
  readonly code: Code
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: Code, facts: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** Input that no form of ours sends, or a field that is wrong; `fields` names field -> mistake code. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
  readonly fields: Readonly<Record<string, string>>

  constructor(fields: Readonly<Record<string, string>>) {
    super(`bad input: ${Object.keys(fields).join(', ')}`)
    this.fields = fields
  }
}

export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded'
}

export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  constructor(permission: string) {
    super(`not allowed: ${permission}`)
  }
}

export class NotFound extends Error {
  override readonly name = 'NotFound'
  constructor(what: string) {
    super(`not found: ${what}`)
  }
}

export class TooMany extends Error {
  override readonly name = 'TooMany'
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('too many requests')
    this.retryAfterSeconds = retryAfterSeconds
  }
}
