/** Which pages a browser may fetch ahead when the reader is about to open them, sent as a header so that no inline script is needed. */

/** Answer this path with `SPECULATION_RULES`, and send `Speculation-Rules: "/assets/prefetch.json"` with pages. */
export const PREFETCH_PATH = '/assets/prefetch.json'
export const PREFETCH_TYPE = 'application/speculationrules+json'

/** Only open reading: a look at a cabinet or at a department's page is counted, so it must be a real one. */
const OPEN_SECTIONS = ['queue', 'iterations', 'rules', 'rollout', 'apply', 'providers']

export const SPECULATION_RULES = JSON.stringify({
  prefetch: [
    {
      where: {
        or: OPEN_SECTIONS.flatMap(section => [
          { href_matches: `/:language/${section}` },
          { href_matches: `/:language/${section}/*` },
        ]),
      },
      // Only when a finger or a pointer is already on the link: data costs parents money.
      eagerness: 'moderate',
    },
  ],
})
