/** A picture of numbers with its caption, and the table behind it for those who read rather than look. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { Table } from './table.tsx'

/** One measured thing: `value` is drawn, `text` is the same value as people read it. */
export type ChartPoint = Readonly<{ label: string; value: number; text: string }>

export type ChartProps = {
  language: Language
  title: string
  labelHeader: string
  valueHeader: string
  points: readonly ChartPoint[]
}

export function ChartFrame(props: ChartProps & { children: ComponentChildren }) {
  return (
    <figure class="kz-chart">
      <figcaption>{props.title}</figcaption>
      <div aria-hidden="true">{props.children}</div>
      <details class="kz-details">
        <summary>{texts(props.language).layout.tableBehind}</summary>
        <Table
          caption={props.title}
          captionHidden
          columns={[{ header: props.labelHeader }, { header: props.valueHeader, numeric: true }]}
          rows={props.points.map(point => [point.label, point.text])}
        />
      </details>
    </figure>
  )
}
