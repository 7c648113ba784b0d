/** A deadline as a calendar file (RFC 5545): a whole day, with a reminder the day before. Pure. */

type CalendarDeadline = {
  /** The same for the same deadline, so that a repeat replaces and does not double. */
  readonly uid: string
  readonly lastDay: Temporal.PlainDate
  readonly summary: string
  readonly url: string
  readonly madeAt: Temporal.Instant
}

const LONGEST_LINE = 75

export function renderCalendarFile(deadline: CalendarDeadline): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kezek//Kezek//KK',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${deadline.uid}@kezek`,
    `DTSTAMP:${stamp(deadline.madeAt)}`,
    `DTSTART;VALUE=DATE:${day(deadline.lastDay)}`,
    `DTEND;VALUE=DATE:${day(deadline.lastDay.add({ days: 1 }))}`,
    `SUMMARY:${escaped(deadline.summary)}`,
    `URL:${deadline.url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(deadline.summary)}`,
    // Nine in the morning of the day before.
    'TRIGGER:-PT15H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function day(date: Temporal.PlainDate): string {
  return date.toString().replaceAll('-', '')
}

function stamp(moment: Temporal.Instant): string {
  return moment.round('second').toString().replace(/[-:]/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

/** Lines have at most 75 bytes; a letter of several bytes is never cut. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > LONGEST_LINE) {
      parts.push(part)
      part = ' '
    }
    part += letter
  }
  return [...parts, part].join('\r\n')
}
