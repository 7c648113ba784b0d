/** Pictures of the demonstration's kindergartens: calm scenes drawn by code, each marked as a trial picture. */
import type { Draw } from './draw.ts'

export type Scene = (typeof SCENES)[number]
export const SCENES = ['yard', 'playroom', 'bedroom', 'dining', 'gym'] as const

export const SCENE_SIZE = { width: 800, height: 600 } as const

export const SCENE_WORDS: Readonly<Record<Scene, { readonly kk: string; readonly ru: string }>> = {
  yard: {
    kk: 'Сынақ суреті: ауладағы сырғанақ пен әткеншек',
    ru: 'Пробная картинка: горка и качели во дворе',
  },
  playroom: {
    kk: 'Сынақ суреті: ойын бөлмесі, сөреде текшелер',
    ru: 'Пробная картинка: игровая комната, кубики на полке',
  },
  bedroom: {
    kk: 'Сынақ суреті: жатын бөлме, шағын төсектер',
    ru: 'Пробная картинка: спальня, маленькие кровати',
  },
  dining: {
    kk: 'Сынақ суреті: асхана, дөңгелек үстелдер',
    ru: 'Пробная картинка: столовая, круглые столы',
  },
  gym: {
    kk: 'Сынақ суреті: спорт залы, доптар мен төсеніштер',
    ru: 'Пробная картинка: спортивный зал, мячи и маты',
  },
}

type Palette = {
  readonly wall: string
  readonly floor: string
  readonly warm: string
  readonly cool: string
  readonly light: string
}

const PALETTES: readonly Palette[] = [
  { wall: '#e8f1ee', floor: '#d9c7a8', warm: '#e3a06f', cool: '#6fb0a8', light: '#f7e3b4' },
  { wall: '#f6ece1', floor: '#cdb48e', warm: '#d98f7a', cool: '#7fa8c9', light: '#fbe9c6' },
  { wall: '#e6eef7', floor: '#d3c3ad', warm: '#e0b25c', cool: '#7d9ecb', light: '#f4efd8' },
  { wall: '#eef0e2', floor: '#c9b895', warm: '#d9a05b', cool: '#8bb38a', light: '#faf0cf' },
]

/** Strokes on a field of 4 by 6: the words need no font, so that they look the same on every machine. */
const LETTERS: Readonly<Record<string, string>> = {
  С: 'M4 0H1Q0 0 0 1V5Q0 6 1 6H4',
  Ы: 'M0 0V6H1.6Q2.8 6 2.8 4.5Q2.8 3 1.6 3H0M4.4 0V6',
  Н: 'M0 0V6M4 0V6M0 3H4',
  А: 'M0 6L2 0L4 6M0.7 4.2H3.3',
  Қ: 'M0 0V6M4 0L0 3L4 6V7.4',
  У: 'M0 0L2.1 3.6M4 0L1.6 5Q1.1 6 0 6',
  Р: 'M0 6V0H2.8Q4 0 4 1.6Q4 3.2 2.8 3.2H0',
  Е: 'M4 0H0V6H4M0 3H3',
  Т: 'M0 0H4M2 0V6',
  І: 'M2 0V6',
}

/** An SVG. */
export function drawScene(draw: Draw, scene: Scene): string {
  const palette = draw.pick(PALETTES)
  const { width, height } = SCENE_SIZE
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 720" width="${width}" height="${height}">
${BODIES[scene](palette, draw)}${writeMark()}</svg>`
}

function writeMark(): string {
  const letters = [...'СЫНАҚ СУРЕТІ'].map(
    (letter, index) => `<path transform="translate(${index * 6} 0)" d="${LETTERS[letter] ?? ''}"/>`,
  )
  return `<rect x="24" y="644" width="300" height="52" rx="26" fill="#fff" opacity=".86"/>
<g transform="translate(46 659) scale(3.55)" fill="none" stroke="#33474a" stroke-width=".8" stroke-linecap="round" stroke-linejoin="round">${letters.join('')}</g>`
}

const room = ({ wall, floor }: Palette) =>
  `<rect width="960" height="720" fill="${wall}"/><rect y="500" width="960" height="220" fill="${floor}"/><rect y="494" width="960" height="10" fill="#fff" opacity=".6"/>`

const windowAt = (x: number, palette: Palette) =>
  `<rect x="${x}" y="110" width="220" height="230" rx="10" fill="#fff"/><rect x="${x + 14}" y="124" width="192" height="202" rx="6" fill="#cfe6f2"/><circle cx="${x + 160}" cy="170" r="24" fill="${palette.light}"/><path d="M${x + 14} 326v-60q50-46 96-14 44-40 96-6v80z" fill="${palette.cool}" opacity=".55"/><path d="M${x + 110} 124v202M${x + 14} 224h192" stroke="#fff" stroke-width="8"/>`

const BODIES: Readonly<Record<Scene, (palette: Palette, draw: Draw) => string>> = {
  yard: (p, draw) => {
    const trees = Array.from({ length: 3 }, (_, index) => {
      const x = 90 + index * 330 + draw.integer(90)
      return `<rect x="${x - 9}" y="330" width="18" height="130" fill="#9a7b57"/><circle cx="${x}" cy="290" r="${66 + draw.integer(22)}" fill="${p.cool}"/>`
    })
    return `<rect width="960" height="720" fill="#d7ebf5"/><circle cx="780" cy="120" r="58" fill="${p.light}"/>
<path d="M0 430q200-120 420-40t540-50v120H0z" fill="${p.cool}" opacity=".35"/><rect y="440" width="960" height="280" fill="#b9d3a2"/>${trees.join('')}
<path d="M0 640q240-70 480-10t480-20v110H0z" fill="#e6d5ad"/>
<g fill="none" stroke-linecap="round"><path d="M250 360v230M330 360v230" stroke="#7a6a58" stroke-width="14"/><path d="M330 372q70 30 110 120t90 104" stroke="${p.warm}" stroke-width="34"/><path d="M246 430h88M246 500h88" stroke="#7a6a58" stroke-width="9"/>
<path d="M640 590l56-230h120l56 230" stroke="#7a6a58" stroke-width="12"/><path d="M728 362v150M786 362v150" stroke="#7a6a58" stroke-width="5"/></g>
<rect x="240" y="346" width="100" height="20" rx="8" fill="${p.warm}"/><rect x="716" y="508" width="82" height="16" rx="7" fill="${p.warm}"/>`
  },
  playroom: (p, draw) => {
    const colors = [p.warm, p.cool, p.light, '#c98fa0']
    const blocks = Array.from({ length: 10 }, (_, index) => {
      const x = 520 + (index % 5) * 74
      const y = 330 + Math.floor(index / 5) * 90
      const size = 42 + draw.integer(16)
      return `<rect x="${x}" y="${y + 66 - size}" width="${size}" height="${size}" rx="8" fill="${draw.pick(colors)}"/>`
    })
    return `${room(p)}${windowAt(120, p)}<rect x="500" y="300" width="390" height="200" rx="12" fill="#b99468"/><rect x="512" y="312" width="366" height="84" rx="6" fill="#f4e7d2"/><rect x="512" y="406" width="366" height="84" rx="6" fill="#f4e7d2"/>${blocks.join('')}
<ellipse cx="380" cy="620" rx="300" ry="66" fill="${p.cool}" opacity=".8"/><ellipse cx="380" cy="620" rx="220" ry="44" fill="${p.light}"/>
<circle cx="300" cy="596" r="38" fill="${p.warm}"/><path d="M262 596h76" stroke="#fff" stroke-width="8"/><rect x="400" y="560" width="64" height="64" rx="10" fill="#c98fa0"/><path d="M500 620l38-66 38 66z" fill="${p.cool}"/>`
  },
  bedroom: p => {
    const beds = [90, 370, 650].map(
      x =>
        `<rect x="${x}" y="430" width="220" height="120" rx="14" fill="#b99468"/><rect x="${x + 10}" y="452" width="200" height="80" rx="12" fill="#fff"/><rect x="${x + 80}" y="452" width="130" height="80" rx="12" fill="${p.cool}"/><path d="M${x + 80} 492h130" stroke="#fff" stroke-width="7" opacity=".7"/><rect x="${x + 20}" y="462" width="52" height="40" rx="14" fill="${p.light}"/><rect x="${x + 6}" y="540" width="16" height="42" fill="#a5825a"/><rect x="${x + 198}" y="540" width="16" height="42" fill="#a5825a"/>`,
    )
    return `${room(p)}${windowAt(370, p)}<path d="M352 96q6 150-20 262h60q-8-130 20-262zM608 96q-6 150 20 262h-60q8-130-20-262z" fill="${p.warm}" opacity=".75"/><rect x="330" y="88" width="300" height="14" rx="7" fill="#a5825a"/>${beds.join('')}<circle cx="170" cy="200" r="34" fill="${p.light}"/><path d="M770 180l14 30 33 4-24 23 6 33-29-16-29 16 6-33-24-23 33-4z" fill="${p.light}"/>`
  },
  dining: p => {
    const table = (x: number, y: number) =>
      `<rect x="${x - 12}" y="${y}" width="24" height="110" fill="#a5825a"/><ellipse cx="${x}" cy="${y}" rx="150" ry="46" fill="#c8a476"/><ellipse cx="${x}" cy="${y - 6}" rx="150" ry="44" fill="#f1e2c8"/>${[-84, 0, 84].map(dx => `<ellipse cx="${x + dx}" cy="${y - 8 + Math.abs(dx) / -14}" rx="34" ry="12" fill="#fff"/><ellipse cx="${x + dx}" cy="${y - 9 + Math.abs(dx) / -14}" rx="20" ry="6" fill="${p.warm}" opacity=".75"/>`).join('')}`
    const chair = (x: number, y: number) =>
      `<rect x="${x}" y="${y}" width="70" height="74" rx="14" fill="${p.cool}"/><rect x="${x + 4}" y="${y + 70}" width="62" height="18" rx="8" fill="${p.cool}"/><path d="M${x + 12} ${y + 88}v44M${x + 58} ${y + 88}v44" stroke="#8b6c49" stroke-width="10"/>`
    return `${room(p)}${windowAt(90, p)}${windowAt(650, p)}<path d="M480 0v96" stroke="#8b7a66" stroke-width="5"/><path d="M420 150q60-90 120 0z" fill="${p.warm}"/><circle cx="480" cy="154" r="18" fill="${p.light}"/>${chair(140, 410)}${chair(750, 410)}${chair(445, 400)}${table(290, 520)}${table(680, 540)}`
  },
  gym: (p, draw) => {
    const balls = Array.from({ length: 5 }, (_, index) => {
      const radius = 26 + draw.integer(20)
      const color = [p.warm, p.cool, '#c98fa0', p.light, p.warm][index] ?? p.warm
      const x = 400 + index * 105
      return `<circle cx="${x}" cy="${600 - radius}" r="${radius}" fill="${color}"/><path d="M${x - radius + 6} ${600 - radius}q${radius - 6}-18 ${2 * radius - 12} 0" fill="none" stroke="#fff" stroke-width="5" opacity=".8"/>`
    })
    const bars = Array.from(
      { length: 8 },
      (_, index) => `<path d="M92 ${150 + index * 44}h176" stroke="#b99468" stroke-width="12"/>`,
    )
    return `${room(p)}<rect x="80" y="120" width="14" height="390" fill="#a5825a"/><rect x="266" y="120" width="14" height="390" fill="#a5825a"/>${bars.join('')}${windowAt(420, p)}${windowAt(690, p)}<path d="M330 640h560l50 60H300z" fill="${p.cool}" opacity=".75"/><path d="M90 540h220v60H90z" fill="${p.warm}"/><path d="M90 570h220" stroke="#fff" stroke-width="5" opacity=".7"/>${balls.join('')}`
  },
}
