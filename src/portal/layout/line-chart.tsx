/** A line over time drawn on the server; the scale begins at nothing, so that a small change looks small. */
import { ChartFrame, type ChartProps } from './chart-frame.tsx'

const WIDTH = 600
const HEIGHT = 200

/** @param topText the scale's top value as people read it; the default is the text of the largest point */
export function LineChart(props: ChartProps & { topText?: string }) {
  const { points } = props
  const largest = points.reduce((top, point) => (point.value > top.value ? point : top), {
    label: '',
    value: 0,
    text: '0',
  })
  const line = linePath(
    points.map(point => point.value),
    largest.value,
  )
  return (
    <ChartFrame {...props}>
      <div class="kz-plot">
        <div class="kz-plot-scale">
          <span>{props.topText ?? largest.text}</span>
          <span>0</span>
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {line === '' ? null : (
            <path class="kz-plot-area" d={`${line}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z`} />
          )}
          {[0, HEIGHT / 2, HEIGHT].map(y => (
            <line
              class="kz-plot-grid"
              x1="0"
              x2={WIDTH}
              y1={y}
              y2={y}
              vector-effect="non-scaling-stroke"
            />
          ))}
          <path class="kz-plot-line" d={line} vector-effect="non-scaling-stroke" />
        </svg>
        <div class="kz-plot-ends">
          <span>{points[0]?.label}</span>
          <span>{points.length > 1 ? points.at(-1)?.label : null}</span>
        </div>
      </div>
    </ChartFrame>
  )
}

/** A single point becomes a level line, so that one measurement is visible too. */
function linePath(values: readonly number[], largest: number): string {
  const drawn = values.length === 1 ? [...values, ...values] : values
  const top = largest <= 0 ? 1 : largest
  return drawn
    .map((value, index) => {
      const x = (WIDTH * index) / (drawn.length - 1)
      const y = HEIGHT - (HEIGHT * Math.max(0, value)) / top
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join('')
}
