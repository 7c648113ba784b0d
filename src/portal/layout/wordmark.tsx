/** Our wordmark: five bars of a queue that together stand like a yurt; the warm one is the child whose turn it is. */
function Mark(props: { size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="kz-mark-bar" x="1" y="17" width="4.5" height="12" rx="2.25" />
      <rect class="kz-mark-bar" x="7.4" y="9.5" width="4.5" height="19.5" rx="2.25" />
      <rect class="kz-mark-bar" x="13.75" y="3" width="4.5" height="11" rx="2.25" />
      <rect class="kz-mark-turn" x="13.75" y="17" width="4.5" height="12" rx="2.25" />
      <rect class="kz-mark-bar" x="20.1" y="9.5" width="4.5" height="19.5" rx="2.25" />
      <rect class="kz-mark-bar" x="26.5" y="17" width="4.5" height="12" rx="2.25" />
    </svg>
  )
}

export function Wordmark(props: { href: string; label: string }) {
  return (
    <a class="kz-wordmark" href={props.href} aria-label={props.label}>
      <Mark size={30} />
      <span>Kezek</span>
    </a>
  )
}
