/** A table with caption and scopes; on a narrow screen it scrolls inside its own frame, never the page. */
import type { ComponentChildren } from 'preact'

/** `nowrap` for numbers and codes that must stay whole on a narrow screen; `wide` for sentences, `medium` for short ones. */
type Column = Readonly<{
  header: string
  numeric?: boolean
  nowrap?: boolean
  wide?: boolean
  medium?: boolean
}>

type TableProps = {
  caption: string
  captionHidden?: boolean
  columns: readonly Column[]
  /** The first cell of each row is its header. */
  rows: readonly (readonly ComponentChildren[])[]
}

export function Table(props: TableProps) {
  return (
    // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="kz-scroll" aria-label={props.caption} tabindex={0}>
      <table class="ds-table" data-color="neutral">
        <caption class={props.captionHidden === true ? 'ds-sr-only' : undefined}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map(column => (
              <th scope="col" class={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr>{row.map((cell, index) => bodyCell(cell, index, props.columns[index]))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function bodyCell(cell: ComponentChildren, index: number, column: Column | undefined) {
  if (index === 0) {
    return (
      <th scope="row" class={cellClass(column)}>
        {cell}
      </th>
    )
  }
  return <td class={cellClass(column)}>{cell}</td>
}

function cellClass(column: Column | undefined): string | undefined {
  if (column?.numeric === true) return 'kz-numeric'
  if (column?.wide === true) return 'kz-wide'
  if (column?.medium === true) return 'kz-medium'
  return column?.nowrap === true ? 'kz-nowrap' : undefined
}
