/** A mirror from which nothing may be put back; `code` says why in one word. */
export class MirrorMistake extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'MirrorMistake'
    this.code = code
  }
}
