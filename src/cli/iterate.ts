/** `kezek iterate TERRITORY`: holds an iteration, or shows what it would do. */
import { writeFile } from 'node:fs/promises'
import { findBundle } from '../domain/iterations/find-iterations.ts'
import { holdIteration } from '../domain/iterations/hold-iteration.ts'
import { previewIteration } from '../domain/iterations/preview-iteration.ts'
import type { Installation } from '../installation.ts'
import type { Actor } from '../platform/access/actor.ts'
import { type Command, type CommandContext, needArgument, parseDay, textValue } from './command.ts'
import { programmeOf, programmeOption } from './programme-option.ts'
import { withInstallation } from './with-installation.ts'

const ACTOR: Actor = { kind: 'system', name: 'command-line' }

type Answer = {
  readonly iteration: number | null
  readonly offered: number
  readonly skipped: Readonly<Record<string, number>>
  readonly moneyTiyn: { readonly before: string; readonly after: string }
  readonly inputHash: string
  readonly resultHash: string
}

export const iterateCommand: Command = {
  name: 'iterate',
  usage: 'TERRITORY [--programme P] [--on DATE] [--dry-run] [--bundle FILE]',
  summary: 'hold an iteration, or preview it with --dry-run',
  options: {
    ...programmeOption,
    on: { type: 'string' },
    'dry-run': { type: 'boolean' },
    bundle: { type: 'string' },
  },
  run: context =>
    withInstallation(context, async installation => {
      const run = context.values['dry-run'] === true ? preview : hold
      const { answer, bundle } = await run(context, installation)
      const file = textValue(context.values, 'bundle')
      if (file !== undefined) await writeFile(file, bundle)
      show(context, answer)
      return 0
    }),
}

function scopeOf(context: CommandContext, installation: Installation) {
  const on = textValue(context.values, 'on')
  return {
    territory: needArgument(context, 0, 'TERRITORY'),
    programme: programmeOf(context.values),
    heldOn: on === undefined ? installation.setting.clock.today() : parseDay(on),
  }
}

async function preview(context: CommandContext, installation: Installation) {
  const scope = scopeOf(context, installation)
  const { sealed, ...money } = await previewIteration(installation.database, ACTOR, scope)
  const answer: Answer = {
    iteration: null,
    offered: sealed.result.totals.offered,
    skipped: { ...sealed.result.totals.skipped },
    moneyTiyn: { before: `${money.moneyBeforeTiyn}`, after: `${money.moneyAfterTiyn}` },
    inputHash: sealed.inputHash,
    resultHash: sealed.resultHash,
  }
  return { answer, bundle: sealed.text }
}

async function hold(context: CommandContext, installation: Installation) {
  const scope = scopeOf(context, installation)
  const { database, setting } = installation
  const report = await holdIteration(database, ACTOR, setting, scope)
  const stored = await findBundle(database, BigInt(report.iteration))
  const { offered, skipped, moneyTiyn, inputHash, resultHash } = report
  const answer: Answer = {
    iteration: Number(report.iteration),
    offered,
    skipped,
    moneyTiyn,
    inputHash,
    resultHash,
  }
  return { answer, bundle: stored?.bundle ?? '' }
}

function show(context: CommandContext, answer: Answer): void {
  context.print(answer.iteration === null ? 'Preview' : `Iteration ${answer.iteration}`)
  context.print(`offered      ${answer.offered}`)
  for (const [reason, count] of Object.entries(answer.skipped)) {
    context.print(`skipped      ${count} ${reason}`)
  }
  context.print(`money        ${answer.moneyTiyn.before} -> ${answer.moneyTiyn.after} tiyn`)
  context.print(`input hash   ${answer.inputHash}`)
  context.print(`result hash  ${answer.resultHash}`)
  context.answer(answer)
}
