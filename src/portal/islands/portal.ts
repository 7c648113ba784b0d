/** The only script of every page: a form that has been sent is not sent twice by an impatient second tap. */
document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset.sent === 'yes') {
    event.preventDefault()
    return
  }
  form.dataset.sent = 'yes'
  // Whoever leaves takes the marking pages that were kept on this device along (kept-pages-worker.ts).
  if (form.getAttribute('action')?.endsWith('/sign-out') && 'caches' in window) {
    void caches.delete('kezek-marking')
  }
})

// A page taken back from the browser's memory may be sent again; the server answers a repeat with its first answer.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent
})
