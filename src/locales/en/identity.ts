/** Texts of signing in and of pages that need it, in English. */
import type { identity as kk } from '../kk/identity.ts'

export const identity: typeof kk = {
  formExpired:
    'The page was open for too long or was sent from elsewhere. Open it anew and send it again.',
  retryAfter: minutes => `Try again in ${minutes} min.`,
  iinMistakes: {
    'iin-length': 'An IIN has 12 digits. Please check it.',
    'iin-date': 'The first six digits of an IIN are the date of birth; this is no date.',
    'iin-century': 'The seventh digit of the IIN is wrong.',
    'iin-check-digit': 'There is a typo in the IIN: its last digit does not fit.',
    'iin-demo': 'This number is for demonstrations and is not accepted here.',
  },
  codeMistakes: {
    'code-form': 'Enter the six digits from the SMS.',
    'code-wrong': 'The code does not fit. Check the SMS and enter it again.',
    'code-over': 'The code has expired or was tried too often. Ask for a new one.',
  },
  signIn: {
    title: 'Sign in to your cabinet',
    lead: 'We send a code by SMS to the phone given in the application.',
    iin: 'Your IIN',
    iinHint: '12 digits of your identity card. Spaces are fine.',
    sendCode: 'Get a code',
    noApplication: 'Not applied yet?',
    applyInstead: 'Apply',
    staff: 'Sign-in for staff of education departments',
  },
  code: {
    title: 'Enter the code from the SMS',
    lead: 'If an application was made with this IIN, a six-digit code went to its phone. It is valid for 10 minutes.',
    code: 'Code',
    codeHint: 'Six digits',
    enter: 'Sign in',
    demoOutbox: 'Demonstration: see the SMS that were sent',
    noSms: 'No SMS?',
    noSmsText:
      'Wait a minute or two. A code can be asked for three times an hour. If your phone has changed, call the number below.',
    sendAgain: 'Send the code again',
    otherNumber: 'Another IIN',
  },
}
