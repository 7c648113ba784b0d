/** A few figures side by side, each with the words that explain it. */
import type { ComponentChildren } from 'preact'

type Stat = Readonly<{ label: string; value: string; note?: ComponentChildren }>

/** Characters that fit into the narrowest card. */
const MOST_NARROW = 8

function StatCard(props: Stat) {
  return (
    <div class={props.value.length > MOST_NARROW ? 'kz-stat kz-stat-long' : 'kz-stat'}>
      <dt>{props.label}</dt>
      <dd class="kz-stat-value">{props.value}</dd>
      {props.note === undefined ? null : <dd class="kz-quiet kz-small">{props.note}</dd>}
    </div>
  )
}

export function StatCards(props: { stats: readonly Stat[] }) {
  return (
    <dl class="kz-grid kz-stats">
      {props.stats.map(stat => (
        <StatCard {...stat} />
      ))}
    </dl>
  )
}
