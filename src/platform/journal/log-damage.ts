/** What is thrown when the log does not fit what was signed: then nothing more is signed. */

export type DamageCode =
  | 'leaf-missing'
  | 'leaf-changed'
  | 'node-changed'
  | 'root-differs'
  | 'checkpoint-unsigned'
  | 'size-differs'
  | 'rolled-back'
  | 'forked'
  | 'key-missing'

/** The message says in plain words what differs; an operator reads it, it never reaches a parent. */
export class LogDamage extends Error {
  override readonly name = 'LogDamage'
  readonly code: DamageCode

  constructor(code: DamageCode, message: string) {
    super(message)
    this.code = code
  }
}
