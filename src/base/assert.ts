/** Assertions: a broken one is a fault of ours, never something a person can cause. */
export class AssertionFault extends Error {
  override readonly name = 'AssertionFault'
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFault(message)
}

export function assertDefined<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new AssertionFault(message)
  return value
}
