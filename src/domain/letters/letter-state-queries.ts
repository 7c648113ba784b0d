/** SQL that says how a letter stands with one kindergarten: of rows called `letter` and `recipient`. */
import { sql } from 'kysely'

/** The kindergarten did what was asked; true where nothing was. */
export const fulfilled = sql`case letter.asks
  when 'acknowledgement' then exists (select from provider_letter_acknowledgement acknowledgement
    where acknowledgement.letter_id = letter.id and acknowledgement.provider_id = recipient.provider_id)
  when 'answer' then exists (select from provider_letter_reply reply
    where reply.letter_id = letter.id and reply.provider_id = recipient.provider_id
      and reply.author_provider_id is not null)
  else true end`

export const isRead = sql`exists (select from provider_letter_reading reading
  where reading.letter_id = letter.id and reading.provider_id = recipient.provider_id)`

/** The last word is the kindergarten's: the department has not said anything to it yet. */
export const awaitsReply = sql`coalesce((select reply.author_provider_id is not null from provider_letter_reply reply
  where reply.letter_id = letter.id and reply.provider_id = recipient.provider_id
  order by reply.id desc limit 1), false)`

export const isReplaced = sql`exists (select from provider_letter newer where newer.corrects_id = letter.id)`
