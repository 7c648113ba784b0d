/** Why an electronic signature is not accepted, and what one can do now, in English. */
import type { EdsRefusal } from '../../domain/contracts/contract.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const edsRefusals: RefusalTextsOf<EdsRefusal> = {
  'eds/not-configured': () => ({
    title: 'Electronic signatures are not connected on this portal yet.',
    next: "Sign in another of the ways named on the contract's page.",
  }),
  'eds/too-large': () => ({
    title: 'The file of the signature is too large.',
    next: 'Send the signature made by NCALayer, not the document itself.',
  }),
  'eds/not-cms': () => ({
    title: 'This file is not an electronic signature.',
    next: 'Sign again with NCALayer and send the CMS file that it makes.',
  }),
  'eds/no-signer': () => ({
    title: "Nobody's signature is in the file.",
    next: 'Sign the document again.',
  }),
  'eds/several-signers': () => ({
    title: 'The file has signatures of several people.',
    next: 'Each party signs apart: send your own signature only.',
  }),
  'eds/certificate-missing': () => ({
    title: 'The signature comes without its certificate.',
    next: 'Sign with a program that encloses the certificate, such as NCALayer.',
  }),
  'eds/certificate-unreadable': () => ({
    title: 'The certificate cannot be read.',
    next: 'Check your key; get a new one at egov.kz if needed.',
  }),
  'eds/attributes-missing': () => ({
    title: 'The signature does not say what it signs.',
    next: 'Sign again with NCALayer.',
  }),
  'eds/document-differs': () => ({
    title: 'Another text was signed.',
    next: "Download the contract's text from this page and sign it unchanged.",
  }),
  'eds/signature-wrong': () => ({
    title: 'The signature is wrong.',
    next: 'Sign the document again.',
  }),
  'eds/algorithm-national': () => ({
    title: 'The portal cannot check the algorithm of this key.',
    next: 'Sign with an RSA key or with a code from an SMS.',
  }),
  'eds/algorithm-unknown': () => ({
    title: 'The algorithm of the signature is unknown.',
    next: 'Sign with a key of the National Certification Authority.',
  }),
  'eds/algorithm-weak': () => ({
    title: 'The algorithm of the signature is out of date and weak.',
    next: 'Get a new key at egov.kz and sign again.',
  }),
  'eds/authority-unknown': () => ({
    title: 'The certificate was not issued by the National Certification Authority.',
    next: 'Sign with a key of that authority.',
  }),
  'eds/certificate-not-yet-valid': () => ({
    title: 'The certificate is not valid yet.',
    next: 'Sign with a valid key.',
  }),
  'eds/certificate-expired': () => ({
    title: 'The certificate has run out.',
    next: 'Get a new key at egov.kz and sign again.',
  }),
  'eds/certificate-revoked': () => ({
    title: 'The certificate was revoked.',
    next: 'Get a new key at egov.kz and sign again.',
  }),
  'eds/revocation-unknown': () => ({
    title: 'Whether the certificate was revoked could not be learnt: the authority did not answer.',
    next: 'Try again in a few minutes.',
  }),
  'eds/not-for-signing': () => ({
    title: 'This is a key for signing in to systems.',
    next: 'Choose the key for signatures (GOST or RSA).',
  }),
  'eds/wrong-person': () => ({
    title: "The signature is another person's.",
    next: 'Sign with a key issued for your own IIN.',
  }),
  'eds/wrong-organisation': () => ({
    title: 'The key belongs to another organisation.',
    next: "Sign with a key issued for this organisation's BIN.",
  }),
  'eds/certificate-of-organisation': () => ({
    title: 'This is a key of an organisation, and you sign for yourself.',
    next: 'Sign with your personal key.',
  }),
  'eds/without-authority': () => ({
    title: 'The holder of the key may not sign for the organisation.',
    next: 'Sign with the key of the head or of somebody with the right of signature.',
  }),
  'eds/timestamp-wrong': () => ({
    title: 'The timestamp does not belong to this signature.',
    next: 'Sign the document again.',
  }),
  'eds/service-silent': () => ({
    title: 'The service that checks signatures did not answer.',
    next: 'Try again in a few minutes.',
  }),
}
