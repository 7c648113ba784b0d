/** Texts about a child that acts itself in English. */
import type { ownAction as kk } from '../kk/own-action.ts'

export const ownAction: typeof kk = {
  link: 'Let the child choose its club itself',
  title: 'Let the child choose its club itself',
  lead: age =>
    `From the age of ${age} a child may, with your consent, confirm the voucher and choose a club itself.`,
  staysYours: 'You sign the contract and you confirm the lessons. Only you can refuse the voucher.',
  phone: "The child's mobile phone",
  hint: 'The child signs in with its own IIN; the code comes to this number.',
  give: 'Give consent',
  since: day => `Consent given on ${day}`,
  phoneNow: phone => `The child's phone: ${phone}`,
  stop: 'End the consent',
  itself:
    "You act with your parent's consent: you choose the club, your parent signs the contract.",
}
