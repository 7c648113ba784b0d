/** Texts of proofs in English. */
import type { proofs as kk } from '../kk/proofs.ts'

export const proofs: typeof kk = {
  title: 'Proofs of the application',
  lead: 'Everything that happened to your application is written into the journal under a seal. Keep the proof file: even if our system were lost, you could show what happened and when.',
  link: 'Proofs of the application',
  private: 'The file holds data about you and your child. Give it only to people you trust.',
  events: 'What happened to the application',
  record: index => `Record ${index} of the journal`,
  download: 'Download the proof',
  sealing: 'Being sealed',
  sealingText: 'Reload the page in a second or two.',
  erased: 'The personal data was erased by law: the proof confirms the public part alone.',
  onlyApplicant: 'Only the person who applied can download this file: it holds their data.',
  iterations: 'Results of iterations',
  iterationsLead:
    'Each iteration that your child took part in is sealed as well. Anybody can compute its result again.',
  iteration: (number, day) => `Iteration ${number}, ${day}`,
  noIterations: 'Your child has not taken part in an iteration yet.',
  why: 'Why this result?',
  voucher: 'Voucher',
  voucherPaper: 'Voucher on paper (PDF)',
  check: 'Check a proof',
  guardianship: {
    confirmed: 'You were confirmed as representing the child',
    denied: 'It was not confirmed that you represent the child',
  },
  waiting: {
    title: 'Being sealed',
    lead: 'Your application is safe, nothing can happen to it. The journal is sealed within seconds, and then the proof file is ready.',
    again: 'Look again',
    back: 'Back',
  },
  done: {
    title: 'Proof of your application',
    ready:
      'Your application is in the journal, under its seal. This file is the proof: keep it, it can be checked without a network too.',
    sealing:
      'Your application is accepted and is being sealed in the journal. It takes a few seconds.',
    download: 'Download the proof file',
  },
  paper: {
    seal: 'Seal of the journal',
    record: index => `record ${index}`,
    size: size => `records under the seal: ${size}`,
    scan: 'This code checks whether the paper and the journal agree.',
    sealing:
      'The record was being sealed when this paper was made. Download the paper again and the seal will be on it.',
  },
  voucherPdf: {
    title: 'Kindergarten voucher',
    application: 'Application number',
    child: "Child's IIN",
    cohort: 'Age group',
    kind: 'Kind of group',
    territory: 'Valid in',
    state: 'State',
    offeredAt: 'Offered (Almaty time)',
    confirmedAt: 'Confirmed (Almaty time)',
    confirmBy: 'Last day to confirm',
    chooseBy: 'Last day to choose a kindergarten',
    madeAt: 'Paper made',
    qr: 'The QR code leads to the page of the application.',
    note: 'The voucher belongs to the child; it cannot be given away or sold. A kindergarten is paid only for days on which the child was there and you confirmed it.',
    fileName: 'kezek-voucher',
    states: {
      offered: 'offered, waits to be confirmed',
      confirmed: 'confirmed, a kindergarten is being chosen',
      'place-held': 'a place is held',
      enrolled: 'the child attends',
      held: 'waits for another place',
      suspended: 'suspended',
      lapsed: 'lapsed',
      closed: 'closed',
    },
  },
  verify: {
    title: 'Check a proof',
    lead: 'Anybody can check here whether a proof file of Kezek is genuine.',
    file: 'Proof file',
    text: 'Or paste the text of the file here',
    again: 'Check another file',
    submit: 'Check',
    privacy: 'The file is read only to check it: we do not keep it or pass it on.',
    scan: 'Point the camera of a phone at the QR code of a paper to see whether the paper and the journal agree.',
    offline:
      'To check without a network, or without trusting us, there is the program kezek-verify.',
    offlineLink: 'How to use it',
    genuine: 'The proof is genuine',
    genuineText: (what, moment) => `${what}: ${moment}.`,
    inLog: index => `It is record ${index} of the journal.`,
    sealed: (size, witnesses) =>
      `Records under the seal: ${size}; witnesses who signed: ${witnesses}.`,
    filed: 'What is written',
    hidden: 'The closed part',
    hiddenText:
      'The closed part of the file is right as well. We do not show it: only the last four digits of an IIN are given to compare.',
    erased: 'The closed part was erased by law: the proof confirms the public part alone.',
    childIin: "Child's IIN",
    guardianIin: "Applicant's IIN",
    witnesses: 'Witnesses who signed',
    next: 'What to do',
    detail: 'Details for a specialist',
    findings: {
      'other-file': {
        title: 'This is no proof file',
        meaning: 'The file bears no mark of a proof of Kezek: another file was probably chosen.',
        next: 'Choose a file whose name ends in .tlog-proof. You can download it again in your cabinet, on the page “Proofs of the application”.',
      },
      damaged: {
        title: 'The file is damaged',
        meaning: 'It is a proof file, but a part of it is lost or changed, so it cannot be read.',
        next: 'Upload the whole file. If you copy its text, copy it from beginning to end.',
      },
      'private-part-differs': {
        title: 'The closed part was changed',
        meaning:
          'A name, an IIN or other personal data in the file is not what was written into the journal. Such data proves nothing.',
        next: 'Use the file as it was. If somebody gave it to you, do not believe it.',
      },
      'not-in-log': {
        title: 'The journal holds no such record',
        meaning:
          'The record, its number or its way to the seal was changed: the sealed journal does not hold exactly this.',
        next: 'Use the file as it was. If somebody gave it to you, do not believe it.',
      },
      'other-log': {
        title: 'This is a proof of another journal',
        meaning: 'The seal bears the name of another journal, so we cannot check it here.',
        next: 'Check it on the site of that journal.',
      },
      'signature-missing': {
        title: 'There is no seal',
        meaning: 'No key of our journal sealed this file.',
        next: 'Use the file as it was. If somebody gave it to you, do not believe it.',
      },
      'signature-wrong': {
        title: 'The seal is forged',
        meaning:
          'The file seems to bear our seal, but it does not fit: it was changed after sealing, or made by somebody else.',
        next: 'Do not believe this file. Remember who gave it to you and call the number below.',
      },
      'cosignature-wrong': {
        title: 'The signature of a witness is forged',
        meaning: 'The signature of a witness in the file does not belong to this seal.',
        next: 'Download the proof from your cabinet again and check once more. If it happens again, call the number below.',
      },
      'witnesses-missing': {
        title: 'Signatures of witnesses are missing',
        meaning:
          'Both the record and our seal are right, but too few independent witnesses have confirmed it yet, or the witnesses have changed since.',
        next: 'Download the proof from your cabinet again in an hour: it will bear their signatures.',
      },
      'log-differs': {
        title: 'The proof is genuine, but the journal differs from it',
        meaning:
          'The seal in the file is true, yet the journal of today shows something else in that place. So the journal was changed afterwards.',
        next: 'This matters a lot. Do not lose the file, make a copy, and tell the number below and an auditor.',
      },
      'too-large': {
        title: 'The file is too large',
        meaning: 'A proof file has at most 256 kB: another file was probably chosen.',
        next: 'Choose a file whose name ends in .tlog-proof.',
      },
      nothing: {
        title: 'No file was chosen',
        meaning: 'There is nothing to check.',
        next: 'Choose a proof file or paste its text.',
      },
    },
  },
}
