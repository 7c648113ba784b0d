/** Providers on a map, and under it the same ones as a list that needs neither map nor script. */
import type { findMarkers } from '../../../domain/providers/find-catalogue.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { languageOfWords, nameIn } from './provider-name.ts'

type Marker = Awaited<ReturnType<typeof findMarkers>>[number]

type MapPageProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  markers: readonly Marker[]
  tiles: string | undefined
  credit: string | undefined
}

export function MapPage(props: MapPageProps) {
  const { frame, territory, markers } = props
  const { language } = frame
  const all = texts(language)
  const t = all.kindergartens.onMap
  const title = t.title(territory.name[language])
  const list = `/${language}/providers/${territory.code}`
  const listHref = `${list}?programme=${props.programme}`
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            {
              href: listHref,
              text:
                props.programme === 'club'
                  ? all.publicReading.providers.clubs(territory.name[language])
                  : all.publicReading.providers.titleOf(territory.name[language]),
            },
            { text: all.kindergartens.map },
          ]}
        />
        <Heading>{title}</Heading>
        {markers.length === 0 ? (
          <EmptyState
            title={t.none}
            action={
              <a class="ds-link" href={listHref}>
                {t.toList}
              </a>
            }
          >
            {t.noneText}
          </EmptyState>
        ) : (
          <>
            <Lead>{t.lead}</Lead>
            <section
              class="kz-map"
              aria-label={t.label}
              hidden
              data-map
              data-tiles={props.tiles}
              data-credit={props.credit}
              data-zoom-in={t.zoomIn}
              data-zoom-out={t.zoomOut}
              data-close={t.close}
            />
            {props.tiles === undefined ? <p class="kz-quiet kz-small">{t.noTiles}</p> : null}
            <Heading level={2}>{t.list}</Heading>
            <ul class="kz-map-list">
              {markers.map(marker => (
                <Entry {...props} marker={marker} href={`${list}/${marker.bin}`} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Shell>
  )
}

function Entry(props: MapPageProps & { marker: Marker; href: string }) {
  const { marker, programme } = props
  const { language } = props.frame
  const t = texts(language).kindergartens
  const lang = languageOfWords(language)
  const free = marker.free === 0 ? t.noFree : t.free(formatCount(marker.free, language))
  return (
    <li data-marker data-lat={marker.latitude} data-lon={marker.longitude} data-free={marker.free}>
      <a
        href={programme === 'preschool' ? props.href : `${props.href}?programme=${programme}`}
        lang={lang}
      >
        {nameIn(marker, language)}
      </a>
      <span class="kz-quiet kz-small" data-words>
        {free} · <span lang={lang}>{marker.address}</span>
      </span>
    </li>
  )
}
