/** What a form shows again after a mistake. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { CheckboxGroup, RadioGroup } from './choice-group.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { Form } from './form.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

const FORM: Form = {
  language: 'ru',
  values: { iin: '12 05', city: 'taraz', benefit: ['orphan', 'military'] },
  errors: { who: 'Выберите, кто вы', iin: 'Нужно 12 цифр' },
}
const OPTIONS = [
  { value: 'orphan', label: 'Сирота' },
  { value: 'military', label: 'Военные' },
  { value: 'none', label: 'Нет' },
]

test('what was typed is kept exactly and the error is tied to its field', () => {
  const html = renderToString(<TextField form={FORM} name="iin" label="ИИН" hint="12 цифр" />)
  expect(html).toContain('value="12 05"')
  expect(html).toContain('aria-describedby="iin-hint iin-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('<label class="ds-label" for="iin">')
})

test('the error summary follows the order of the page and leads to each field', () => {
  const html = renderToString(<ErrorSummary form={FORM} order={['iin', 'who']} />)
  expect(html.indexOf('href="#iin"')).toBeLessThan(html.indexOf('href="#who"'))
  expect(html).toContain('autofocus')
  expect(renderToString(<ErrorSummary form={{ ...FORM, errors: {} }} />)).toBe('')
})

test('the summary of a choice leads to its first option', () => {
  const html = renderToString(
    <RadioGroup form={FORM} name="who" label="Кто вы" options={OPTIONS} />,
  )
  expect(html).toContain('id="who" name="who" value="orphan"')
  expect(html).not.toContain('checked')
})

test('every box that was ticked stays ticked, and no other', () => {
  const html = renderToString(
    <CheckboxGroup form={FORM} name="benefit" label="Льготы" options={OPTIONS} />,
  )
  expect(html.match(/checked/g)?.length).toBe(2)
  expect(html).not.toMatch(/value="none"[^>]*checked/)
})

test('a list starts with an invitation to choose and keeps the choice', () => {
  const html = renderToString(
    <SelectField
      form={FORM}
      name="city"
      label="Город"
      options={[{ value: 'taraz', label: 'Тараз' }]}
    />,
  )
  expect(html).toContain('<option value>Выберите</option>')
  expect(html).toContain('<option value="taraz" selected>Тараз</option>')
})
