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

  keep(key: string, answer: Omit<KeptAnswer, 'encoded' | 'until'>): KeptAnswer {
    const kept = { ...answer, encoded: new Map(), until: performance.now() + this.#keptMs }
    if (this.#keptMs > 0 && answer.text.length <= LARGEST_CHARACTERS) {
      if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear()
      this.#answers.set(key, kept)
    }
    return kept
  }
}
