/** Means and how families spread, as bars with numbers and the tables behind them; of few ratings only how many. Pure. */
import type { Language } from '../../base/language.ts'
import { HIGHEST } from '../../domain/ratings/rating.ts'
import type { RatingFigures } from '../../domain/ratings/rating-figures.ts'
import { texts } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { formatCount, formatTenths } from '../layout/format.ts'
import { StatCards } from '../layout/stat-card.tsx'

/** Tenths of the best score: what a whole bar of a mean stands for. */
const MOST_TENTHS = 10 * HIGHEST

export function Figures({ figures, language }: { figures: RatingFigures; language: Language }) {
  const t = texts(language).ratings
  const count = (value: number) => formatCount(value, language)
  const { ratings, leastShown, shown } = figures
  if (ratings === 0) return <p>{t.none}</p>
  if (shown === undefined) return <p>{t.few(count(ratings), count(leastShown))}</p>
  const mean = (tenths: number) => formatTenths(tenths, language)
  return (
    <>
      <StatCards
        stats={[
          { label: t.mean, value: t.outOf(mean(shown.meanTenths)) },
          { label: t.count, value: count(ratings) },
        ]}
      />
      <div class="kz-rating-charts">
        <BarChart
          language={language}
          title={t.byCriteria}
          labelHeader={t.criterion}
          valueHeader={t.mean}
          most={MOST_TENTHS}
          points={shown.criteria.map(({ criterion, meanTenths }) => ({
            label: t.criteria[criterion],
            value: meanTenths,
            text: mean(meanTenths),
          }))}
        />
        <BarChart
          language={language}
          title={t.spread}
          labelHeader={t.star}
          valueHeader={t.families}
          most={ratings}
          points={shown.spread
            .map((families, index) => ({
              label: t.stars[index] ?? '',
              value: families,
              text: count(families),
            }))
            .reverse()}
        />
      </div>
    </>
  )
}

/** One line for a card of a list; nothing of a kindergarten that nobody has rated. */
export function figuresLine(
  figures: RatingFigures | undefined,
  language: Language,
): string | undefined {
  if (figures === undefined || figures.ratings === 0) return undefined
  const t = texts(language).ratings
  const count = formatCount(figures.ratings, language)
  if (figures.shown === undefined) return t.cardFew(count)
  return t.card(formatTenths(figures.shown.meanTenths, language), count)
}
