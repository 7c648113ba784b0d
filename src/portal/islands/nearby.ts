/** "Near me": asks the browser where it is, rounds that to some hundred metres, and asks the page's own form again. */

/** The third decimal of a degree: enough to choose a kindergarten, too little to find a home. */
const DECIMALS = 3
const PATIENCE_MS = 15_000
const FRESH_MS = 600_000

const form = document.querySelector<HTMLFormElement>('form[data-nearby-form]')
const part = form?.querySelector<HTMLElement>('[data-nearby]')
const message = part?.querySelector<HTMLElement>('[data-nearby-message]')

function setField(name: string, value: string): void {
  const field = form?.elements.namedItem(name)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return
  field.disabled = false
  field.value = value
}

function showNearest({ coords }: GeolocationPosition): void {
  setField('lat', coords.latitude.toFixed(DECIMALS))
  setField('lon', coords.longitude.toFixed(DECIMALS))
  setField('from', '')
  // Where a point is known the nearest come first, unless another order is chosen afterwards.
  const order = form?.elements.namedItem('order')
  if (order instanceof HTMLSelectElement) order.disabled = true
  form?.submit()
}

function say(text: string | undefined): void {
  if (message) message.textContent = text ?? ''
}

if (form && part && 'geolocation' in navigator) {
  part.hidden = false
  part.querySelector('button')?.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(showNearest, () => say(message?.dataset.unable), {
      maximumAge: FRESH_MS,
      timeout: PATIENCE_MS,
    })
  })
}

// A page taken back from the browser's memory may be asked again in any order.
window.addEventListener('pageshow', () => {
  const order = form?.elements.namedItem('order')
  if (order instanceof HTMLSelectElement) order.disabled = false
})
