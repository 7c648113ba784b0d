/** Words that only clubs have, in English. */
import type { clubWords as kk } from '../kk/club-words.ts'

export const clubWords: typeof kk = {
  /** From one queue's first page to the other's. */
  otherClub: 'Do you need a club or a sports section?',
  goClub: 'Join the queue for clubs',
  otherKindergarten: 'Do you need a kindergarten?',
  goKindergarten: 'Join the kindergarten queue',
  /** Of one number's page. */
  queue: 'Which queue',
  direction: 'Direction',
  directions: { sport: 'sport', creative: 'creative', education: 'additional education' },
  ages: (from, to) => `${from} to ${to} years`,
}
