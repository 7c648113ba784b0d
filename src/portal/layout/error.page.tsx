/** The page for everything that did not go as asked: says what it means for the reader and what to do next. */
import { texts } from '../../locales/texts.ts'
import { Actions, ButtonLink } from './button.tsx'
import { Heading, Lead } from './heading.tsx'
import { type Frame, Shell } from './shell.tsx'

/** By HTTP status: 404, 403, 409, 422, 429, 500, 503. */
export type ErrorKind =
  | 'notFound'
  | 'forbidden'
  | 'refused'
  | 'mistake'
  | 'tooMany'
  | 'fault'
  | 'unavailable'

type ErrorPageProps = {
  frame: Frame
  kind: ErrorKind
  /** Why the rule refuses, in the reader's words; takes the place of the general explanation. */
  reason?: string | undefined
  /** Of a fault, to be read out on the phone. */
  referenceNumber?: string | undefined
  /** Where the form or the list is, as a full path, for "go back and correct" and "try again". */
  backHref?: string | undefined
}

export function ErrorPage(props: ErrorPageProps) {
  const { frame, kind } = props
  const t = texts(frame.language).layout.error
  const words = t[kind]
  return (
    <Shell frame={frame} title={words.title} noindex>
      <div class="kz-column kz-stack">
        <Heading>{words.title}</Heading>
        <Lead>{props.reason ?? words.text}</Lead>
        <p>{words.next}</p>
        {props.referenceNumber === undefined ? null : (
          <p class="kz-error-code kz-number">{t.reference(props.referenceNumber)}</p>
        )}
        <Actions>
          {props.backHref === undefined ? null : (
            <ButtonLink href={props.backHref}>
              {kind === 'mistake' || kind === 'refused' ? t.back : t.again}
            </ButtonLink>
          )}
          <ButtonLink
            href={`/${frame.language}`}
            variant={props.backHref === undefined ? 'primary' : 'secondary'}
          >
            {t.home}
          </ButtonLink>
          {kind === 'notFound' ? (
            <ButtonLink href={`/${frame.language}/queue`} variant="secondary">
              {t.findNumber}
            </ButtonLink>
          ) : null}
        </Actions>
      </div>
    </Shell>
  )
}
