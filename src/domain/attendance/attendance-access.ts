/** Who may mark, submit, answer and decide. */
import {
  ownGuardian,
  ownProvider,
  type Permission,
  staffWithin,
  system,
} from '../../platform/access/permission.ts'

const office = staffWithin('officer', 'head')
export const attendanceAccess = {
  mark: { name: 'attendance.mark', rules: [ownProvider] },
  addPaper: { name: 'attendance.add-paper', rules: [ownProvider, ownGuardian] },
  submit: { name: 'sheet.submit', rules: [ownProvider] },
  answer: { name: 'sheet.answer', rules: [ownGuardian] },
  answerDispute: { name: 'sheet.answer-dispute', rules: [ownProvider] },
  decide: { name: 'sheet.decide', rules: [office] },
  takeBack: { name: 'sheet.take-days-back', rules: [office] },
  settle: { name: 'sheet.settle', rules: [office] },
  list: {
    name: 'attendance.list',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor')],
  },
  view: {
    name: 'sheet.view-line',
    rules: [staffWithin('officer', 'head', 'region', 'ministry', 'auditor', 'consultant')],
  },
  close: { name: 'sheet.close', rules: [system] },
  remind: { name: 'sheet.remind', rules: [system] },
  openMonth: { name: 'attendance.open-month', rules: [system] },
} as const satisfies Record<string, Permission>
