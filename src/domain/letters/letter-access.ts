/** Who may write letters to kindergartens, who reads what was written and how it was taken, who answers. */
import { ownProvider, type Permission, staffWithin } from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
const readers = staffWithin('officer', 'head', 'region', 'ministry', 'auditor')

export const letterAccess = {
  send: { name: 'letter.send', rules: [office] },
  correct: { name: 'letter.correct', rules: [office] },
  list: { name: 'letter.list', rules: [readers] },
  view: { name: 'letter.view', rules: [readers] },
  reply: { name: 'letter.reply', rules: [office] },
  listOwn: { name: 'letter.list-own', rules: [ownProvider] },
  read: { name: 'letter.read', rules: [ownProvider] },
  acknowledge: { name: 'letter.acknowledge', rules: [ownProvider] },
  answer: { name: 'letter.answer', rules: [ownProvider] },
} as const satisfies Record<string, Permission>
