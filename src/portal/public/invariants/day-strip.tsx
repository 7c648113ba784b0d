/** Thirty days as a row of marks that differ by shape as well as by colour. */
import type { DayMark } from '../../../domain/opendata/find-invariants.ts'
import type { InvariantOutcome } from '../../../domain/opendata/invariant.ts'

const STEP = 10
const HEIGHT = 20

export type MarkKind = InvariantOutcome | 'none'

/** `text` says the same in words. */
export function DayStrip(props: { days: readonly DayMark[]; text: string }) {
  const width = props.days.length * STEP
  return (
    <svg
      class="kz-days"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={props.text}
    >
      {props.days.map(({ outcome }, index) => (
        <Mark kind={outcome ?? 'none'} x={index * STEP} />
      ))}
    </svg>
  )
}

/** One mark by itself, for the legend; the word stands beside it. */
export function LegendMark(props: { kind: MarkKind }) {
  return (
    <svg
      class="kz-days"
      viewBox={`0 0 ${STEP} ${HEIGHT}`}
      width={STEP}
      height={HEIGHT}
      aria-hidden="true"
    >
      <Mark kind={props.kind} x={0} />
    </svg>
  )
}

/** Kept: a low full bar. Broken: a tall one with a cut. Unchecked: an empty frame. No check: a dot. */
function Mark({ kind, x }: { kind: MarkKind; x: number }) {
  switch (kind) {
    case 'holds':
      return <rect class="kz-day-holds" x={x + 1} y={6} width={8} height={14} rx={2} />
    case 'broken':
      return (
        <g class="kz-day-broken">
          <rect x={x + 1} y={0} width={8} height={20} rx={2} />
          <path d={`M${x + 2.5} 7 l5 6 m0 -6 l-5 6`} />
        </g>
      )
    case 'unchecked':
      return (
        <rect class="kz-day-unchecked" x={x + 1.75} y={6.75} width={6.5} height={12.5} rx={2} />
      )
    case 'none':
      return <circle class="kz-day-none" cx={x + 5} cy={17} r={1.5} />
  }
}
