/** What every posted form carries unseen: the token against forged requests and the client's request id. */
export const CSRF_FIELD = '_csrf'
export const REQUEST_ID_FIELD = '_requestId'

/** @param requestId makes a repeat of the same form give the first answer; left out where a repeat does no harm */
export function HiddenFields(props: { csrfToken: string; requestId?: string | undefined }) {
  return (
    <>
      <input type="hidden" name={CSRF_FIELD} value={props.csrfToken} />
      {props.requestId === undefined ? null : (
        <input type="hidden" name={REQUEST_ID_FIELD} value={props.requestId} />
      )}
    </>
  )
}
