/** The clock of the demonstration's story, and what is to happen while it moves. */
import { clockOf } from '../../platform/clock.ts'
import type { Entropy } from '../../platform/entropy.ts'
import type { Setting } from '../territories/setting.ts'

/** A moment of the story and what happens then. */
export type Step = {
  readonly at: Temporal.ZonedDateTime
  readonly live: () => Promise<void>
}

/** A clock that the story moves, over the entropy of the seed. */
export type Story = Setting & {
  /** What is planned before that moment happens first. */
  goTo(moment: Temporal.ZonedDateTime): Promise<void>
  /** The clock alone. */
  setTo(moment: Temporal.ZonedDateTime): void
  /** `steps`: in the order of time. */
  plan(steps: readonly Step[]): void
}

export function tellStory(
  { calendar }: Setting,
  entropy: Entropy,
  start: Temporal.ZonedDateTime,
): Story {
  let moment = start.toInstant()
  let waiting: readonly Step[] = []
  const setTo = (next: Temporal.ZonedDateTime) => {
    moment = next.toInstant()
  }
  return {
    calendar,
    entropy,
    clock: clockOf(() => {
      // No two facts of the story have one moment: their order is their time.
      moment = moment.add({ microseconds: 50 })
      return moment
    }),
    goTo: async next => {
      for (;;) {
        const [step] = waiting
        if (step === undefined || Temporal.ZonedDateTime.compare(step.at, next) >= 0) break
        waiting = waiting.slice(1)
        setTo(step.at)
        await step.live()
      }
      setTo(next)
    },
    setTo,
    plan: steps => {
      waiting = steps
    },
  }
}
