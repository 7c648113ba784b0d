/** The moment of relief after sending: done, and the number to remember. */
export function ConfirmationPanel(props: { title: string; label: string; number: string }) {
  return (
    <div class="kz-confirmation">
      <svg
        class="kz-confirmation-mark"
        width="48"
        height="48"
        viewBox="0 0 48 48"
        aria-hidden="true"
        focusable="false"
      >
        <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="3" />
        <path
          d="M15 25l6.5 6.5L34 18"
          fill="none"
          stroke="currentColor"
          stroke-width="3.5"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <h1 class="ds-heading" data-size="lg">
        {props.title}
      </h1>
      <p class="kz-confirmation-label">{props.label}</p>
      <p class="kz-confirmation-number">{props.number}</p>
    </div>
  )
}
