/** A state in one or two words; colour only repeats what the word says. */
export type TagColor = 'accent' | 'warm' | 'neutral' | 'info' | 'success' | 'warning' | 'danger'

export function Tag(props: { color?: TagColor; children: string }) {
  return (
    <span class="ds-tag" data-color={props.color ?? 'neutral'}>
      {props.children}
    </span>
  )
}
