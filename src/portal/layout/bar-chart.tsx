/** Horizontal bars drawn on the server; the words are ordinary text, so they never shrink on a phone. */
import { ChartFrame, type ChartPoint, type ChartProps } from './chart-frame.tsx'

/**
 * @param color the accent, or the warm colour for what asks for attention
 * @param most what a whole bar stands for; the largest value where none is named
 */
export function BarChart(props: ChartProps & { color?: 'accent' | 'warm'; most?: number }) {
  const largest = props.most ?? Math.max(0, ...props.points.map(point => point.value))
  return (
    <ChartFrame {...props}>
      <div class="kz-bars">
        {props.points.map(point => (
          <div>
            <div class="kz-bar-text">
              <span>{point.label}</span>
              <span>{point.text}</span>
            </div>
            <svg aria-hidden="true" focusable="false">
              <rect class="kz-chart-ground" width="100%" height="100%" rx="6" />
              <rect
                class={`kz-chart-fill ${props.color ?? 'accent'}`}
                width={share(point, largest)}
                height="100%"
                rx="6"
              />
            </svg>
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}

/** Width as a percentage of the largest; nothing is drawn for nothing. */
function share(point: ChartPoint, largest: number): string {
  return largest <= 0 || point.value <= 0 ? '0' : `${((100 * point.value) / largest).toFixed(2)}%`
}
