/** The map: shows the page's own list as markers; calls nobody unless the page names a source of street pictures. */
import { circleMarker, control, featureGroup, map, tileLayer } from 'leaflet'

const MARGIN_PIXELS: [number, number] = [24, 24]
const NEAREST_ZOOM = 18
const FREE_RADIUS = 10
const FULL_RADIUS = 7

const place = document.querySelector<HTMLElement>('[data-map]')

/** The name with its link and the line under it, as the list has them. */
function describe(entry: HTMLElement): HTMLElement {
  const box = document.createElement('div')
  const link = entry.querySelector('a')?.cloneNode(true)
  const words = document.createElement('p')
  words.textContent = entry.querySelector('[data-words]')?.textContent ?? ''
  if (link) box.append(link)
  box.append(words)
  return box
}

function showMap(ground: HTMLElement): void {
  const { tiles, credit, zoomIn, zoomOut, close } = ground.dataset
  ground.hidden = false
  const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches
  const view = map(ground, {
    zoomControl: false,
    maxZoom: NEAREST_ZOOM,
    fadeAnimation: moves,
    zoomAnimation: moves,
    inertia: moves,
  })
  view.attributionControl.setPrefix(false)
  control.zoom({ zoomInTitle: zoomIn ?? '', zoomOutTitle: zoomOut ?? '' }).addTo(view)
  if (tiles) tileLayer(tiles, { attribution: credit ?? '', maxZoom: NEAREST_ZOOM }).addTo(view)
  else ground.classList.add('kz-map-plain')
  const markers = [...document.querySelectorAll<HTMLElement>('[data-marker]')].map(entry => {
    const isFree = Number(entry.dataset.free) > 0
    const { lat, lon } = entry.dataset
    return circleMarker([Number(lat), Number(lon)], {
      className: isFree ? 'kz-marker kz-marker-free' : 'kz-marker',
      radius: isFree ? FREE_RADIUS : FULL_RADIUS,
      fillOpacity: 1,
      weight: 2,
    }).bindPopup(() => describe(entry))
  })
  // The library's own word is English.
  view.on('popupopen', ({ popup }) => {
    popup
      .getElement()
      ?.querySelector('.leaflet-popup-close-button')
      ?.setAttribute('aria-label', close ?? '')
  })
  const group = featureGroup(markers).addTo(view)
  view.fitBounds(group.getBounds(), { padding: MARGIN_PIXELS })
}

if (place && document.querySelector('[data-marker]')) showMap(place)
