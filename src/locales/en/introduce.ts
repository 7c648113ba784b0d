/** A family makes itself known without queueing: two IINs and a phone. */
import type { introduce as kk } from '../kk/introduce.ts'

export const introduce: typeof kk = {
  title: 'Make yourself known to Kezek',
  lead: 'Without a queue or an application, from home in three minutes. Then a school club can invite your child, and you have a cabinet.',
  need: 'What you need',
  needs: ["your child's IIN", 'your own IIN', 'your phone at hand: a code comes by SMS'],
  what: 'Nothing is applied for and nothing begins. You can apply later.',
  start: 'Start',
  checkTitle: 'Check your answers',
  checkText:
    'After sending you sign in to your cabinet. The code to sign in goes to the phone that Kezek has for you.',
  send: 'Send and sign in',
  firstTime: 'First time here?',
  link: 'Make yourself known',
}
