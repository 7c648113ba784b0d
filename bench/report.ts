/** How every benchmark reports: one JSON object a line, a table at the end, exit code 0 when it ran. */

export type Measurement = {
  readonly bench: string
  readonly size: string
  readonly value: number
  readonly unit: string
  readonly reference: number
  readonly ratio: number
  readonly goal: string
  readonly met: boolean
  readonly [more: string]: string | number | boolean
}

const measurements: Measurement[] = []

export function report(measurement: Measurement): void {
  const rounded = Object.fromEntries(
    Object.entries(measurement).map(([key, value]) => [
      key,
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ]),
  )
  measurements.push(measurement)
  process.stdout.write(`${JSON.stringify(rounded)}\n`)
}

export function printTable(): void {
  const rows = [
    ['bench', 'size', 'value', 'reference', 'ratio', 'goal', 'met'],
    ...measurements.map(one => [
      one.bench,
      one.size,
      `${one.value.toPrecision(4)} ${one.unit}`,
      `${one.reference.toPrecision(4)} ${one.unit}`,
      one.ratio.toPrecision(3),
      one.goal,
      one.met ? 'yes' : 'NO',
    ]),
  ]
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  for (const row of rows) {
    process.stdout.write(
      `${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}\n`,
    )
  }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
