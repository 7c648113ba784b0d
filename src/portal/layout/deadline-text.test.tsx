/** How a deadline is told: the day, its weekday, and what is left. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { countdownText, DeadlineText } from './deadline-text.tsx'

test('the countdown counts working days in the word form of the language', () => {
  expect(countdownText('kk', 2)).toBe('2 жұмыс күні қалды')
  expect([1, 2, 5, 21].map(days => countdownText('ru', days))).toEqual([
    'остался 1 рабочий день',
    'осталось 2 рабочих дня',
    'осталось 5 рабочих дней',
    'остался 21 рабочий день',
  ])
  expect([1, 2].map(days => countdownText('en', days))).toEqual([
    '1 working day left',
    '2 working days left',
  ])
})

test('the last day and a passed deadline have words of their own', () => {
  expect(countdownText('kk', 0)).toBe('бүгін – соңғы күн')
  expect(countdownText('ru', -1)).toBe('срок прошёл')
})

test('a deadline names the weekday and lasts to the end of its day', () => {
  const day = Temporal.PlainDate.from('2026-11-25')
  const html = renderToString(<DeadlineText language="en" day={day} workingDaysLeft={2} />)
  expect(html).toContain(
    '<time datetime="2026-11-25">Until Wednesday 25 November, end of day</time>',
  )
  expect(html).toContain('<strong>2 working days left</strong>')
})
