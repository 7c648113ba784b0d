/** Texts of the first page in English. */
import type { home as kk } from '../kk/home.ts'

export const home: typeof kk = {
  title: 'A kindergarten queue open to everybody',
  lead: 'Apply from your phone in five minutes. Anyone can see and check the queue and who was given a voucher.',
  apply: 'Apply',
  queue: 'See the queue',
  find: 'Find your number',
  now: 'Right now',
  how: 'How it works',
  steps: [
    {
      title: 'Apply',
      text: "The child's IIN, your own IIN and a phone are all you need. You see your place at once.",
    },
    {
      title: 'Follow the queue',
      text: 'When your place changes, you can read here why it did.',
    },
    {
      title: 'Confirm the voucher and choose a kindergarten',
      text: 'When your turn comes we send an SMS with the last day to answer. The choice is yours.',
    },
  ],
  check: 'Trust the calculation, not our word',
  iteration: (number, territory) => `Latest iteration: no. ${number}, ${territory}`,
  iterationText: (day, offered) =>
    `${day}: vouchers offered – ${offered}. To whom and why is fully open. Download the calculation and do it again yourself.`,
  iterationLink: 'See who was offered one',
  bundle: 'Download the calculation',
  rules: 'The rules of the queue',
  rulesText: 'Who comes first, how many days to answer – each rule stands beside its source.',
  rulesLink: 'Read the rules',
}
