/** What a check of a proof found, cut to what may be shown: nothing private but the last digits of an IIN. */
import type { Language } from '../../../base/language.ts'
import type { ReceiptVerdict } from '../../../platform/journal/check-receipt.ts'
import { type FactRow, factRows, kindWords } from '../log/fact-words.ts'

export type FindingCode =
  | ReceiptVerdict['findings'][number]
  | 'log-differs'
  | 'too-large'
  | 'nothing'

export type ProvenView = {
  readonly what: string
  readonly at: Temporal.Instant
  readonly index: number
  readonly size: number
  readonly facts: readonly FactRow[]
  /** Masked; undefined when the closed part holds none. */
  readonly childIin: string | undefined
  readonly guardianIin: string | undefined
  readonly closedPart: 'right' | 'empty' | 'erased' | 'differs'
  readonly witnesses: readonly { readonly name: string; readonly at: Temporal.Instant }[]
}

export type VerdictView = {
  /** Empty when the proof is genuine and the journal agrees. */
  readonly findings: readonly FindingCode[]
  readonly detail: string | undefined
  /** Only what is proven is told again; undefined when nothing is. */
  readonly proven: ProvenView | undefined
}

/** With any of these the file's own words are worth nothing. */
const WORTHLESS: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'not-in-log',
  'other-log',
  'signature-missing',
  'signature-wrong',
])

export function unreadableView(finding: FindingCode): VerdictView {
  return { findings: [finding], detail: undefined, proven: undefined }
}

export function isProven({ read, findings }: ReceiptVerdict): boolean {
  return read !== undefined && !findings.some(finding => WORTHLESS.has(finding))
}

export function viewVerdict(
  verdict: ReceiptVerdict,
  isHeld: boolean,
  language: Language,
  territories: Parameters<typeof factRows>[2],
): VerdictView {
  const { findings, detail, read } = verdict
  if (read === undefined || !isProven(verdict)) return { findings, detail, proven: undefined }
  const { leaf, receipt, checkpoint, signers } = read
  const closedPart = closedPartOf(verdict)
  const fields = closedPart === 'right' ? receipt.opened?.privateFields : undefined
  return {
    findings: isHeld ? findings : [...findings, 'log-differs'],
    detail,
    proven: {
      what: kindWords(leaf.kind, language),
      at: leaf.at,
      index: receipt.index,
      size: checkpoint.size,
      facts: factRows(leaf.facts, language, territories),
      childIin: maskIin(fields?.childIin),
      guardianIin: maskIin(fields?.guardianIin),
      closedPart,
      witnesses: signers.witnesses.flatMap(({ name, at }) =>
        at === undefined ? [] : [{ name, at }],
      ),
    },
  }
}

function closedPartOf({ read, findings }: ReceiptVerdict): ProvenView['closedPart'] {
  if (findings.includes('private-part-differs')) return 'differs'
  const opened = read?.receipt.opened
  if (opened === undefined) return 'erased'
  return Object.keys(opened.privateFields).length === 0 ? 'empty' : 'right'
}

function maskIin(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{12}$/.test(value)
    ? `•••••••• ${value.slice(-4)}`
    : undefined
}
