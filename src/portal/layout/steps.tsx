/** Where the reader is in a journey: "Step 2 of 6" and a quiet bar. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export function Steps(props: { language: Language; current: number; total: number }) {
  return (
    <div class="kz-steps">
      <p class="kz-steps-text">{texts(props.language).layout.step(props.current, props.total)}</p>
      <div class="kz-steps-bar" aria-hidden="true">
        {Array.from({ length: props.total }, (_, index) => (
          <span class={index < props.current ? 'done' : undefined} />
        ))}
      </div>
    </div>
  )
}
