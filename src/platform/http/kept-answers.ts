/**
 * Answers of open reading kept for a moment, so that a thousand readers of one page cost one rendering:
 * a change shows within a second. Only answers that hold nothing of a reader and set no cookie.
 */

export type KeptAnswer = {
  readonly type: string
  readonly text: string
  readonly status: number
  readonly seconds: number
  readonly etag: string
  /** Compressed forms, made when first asked for. */
  readonly encoded: Map<string, Buffer>
  readonly until: number
}

const MOST_ANSWERS = 500
const LARGEST_CHARACTERS = 512 * 1024

export class KeptAnswers {
  readonly #answers = new Map<string, KeptAnswer>()
  readonly #making = new Map<string, Promise<unknown>>()
  readonly #keptMs: number

  /** `keptMs` 0 keeps nothing. */
  constructor(keptMs: number) {
    this.#keptMs = keptMs
  }

  find(key: string): KeptAnswer | undefined {
    const answer = this.#answers.get(key)
    if (answer === undefined || performance.now() < answer.until) return answer
    this.#answers.delete(key)
    return undefined
  }

  /** Waits while somebody else makes this answer: when it runs out, one renders and the others read. */
  async awaitMaking(key: string): Promise<void> {
    await this.#making.get(key)
  }

  /** Runs `make` as the one maker of this answer. */
  async making<T>(key: string, make: () => Promise<T>): Promise<T> {
    const made = make()
    // Whoever waits looks for the answer afterwards; a failure is the maker's to tell.
    const settled = made.then(
      () => undefined,
      () => undefined,
    )
    if (this.#keptMs > 0) this.#making.set(key, settled)
    try {
      return await made
    } finally {
      this.#making.delete(key)
    }
  }

  keep(key: string, answer: Omit<KeptAnswer, 'encoded' | 'until'>): KeptAnswer {
    const kept = { ...answer, encoded: new Map(), until: performance.now() + this.#keptMs }
    if (this.#keptMs > 0 && answer.text.length <= LARGEST_CHARACTERS) {
      if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear()
      this.#answers.set(key, kept)
    }
    return kept
  }
}
