/** Names for the clubs of a made-up Aktobe: what is taught there, in Kazakh and in Russian. */
import type { Direction } from '../providers/provider.ts'

export type Subject = { readonly kk: string; readonly ru: string; readonly direction: Direction }

export const SUBJECTS: readonly Subject[] = [
  { kk: 'Футбол', ru: 'Футбол', direction: 'sport' },
  { kk: 'Сурет', ru: 'Рисование', direction: 'creative' },
  { kk: 'Робототехника', ru: 'Робототехника', direction: 'education' },
  { kk: 'Волейбол', ru: 'Волейбол', direction: 'sport' },
  { kk: 'Домбыра', ru: 'Домбра', direction: 'creative' },
  { kk: 'Шахмат', ru: 'Шахматы', direction: 'sport' },
  { kk: 'Қазақ биі', ru: 'Казахский танец', direction: 'creative' },
  { kk: 'Ағылшын тілі', ru: 'Английский язык', direction: 'education' },
  { kk: 'Тоғызқұмалақ', ru: 'Тогызкумалак', direction: 'sport' },
  { kk: 'Хор', ru: 'Хор', direction: 'creative' },
  { kk: 'Бағдарламалау', ru: 'Программирование', direction: 'education' },
  { kk: 'Қазақ күресі', ru: 'Казахская борьба', direction: 'sport' },
  { kk: 'Театр', ru: 'Театр', direction: 'creative' },
  { kk: 'Жас эколог', ru: 'Юный эколог', direction: 'education' },
  { kk: 'Гимнастика', ru: 'Гимнастика', direction: 'sport' },
  { kk: 'Ою-өрнек', ru: 'Орнамент', direction: 'creative' },
  { kk: 'Математика', ru: 'Математика', direction: 'education' },
]

/** State clubs come in these sorts, one after the other; a number tells two of a sort apart. */
export const STATE_CLUBS: readonly {
  readonly kk: (number: number) => string
  readonly ru: (number: number) => string
  readonly direction: Direction | null
}[] = [
  { kk: () => 'Оқушылар сарайы', ru: () => 'Дворец школьников', direction: null },
  {
    kk: number => `№ ${number} балалар-жасөспірімдер спорт мектебі`,
    ru: number => `Детско-юношеская спортивная школа № ${number}`,
    direction: 'sport',
  },
  {
    kk: number => `№ ${number} балалар музыка мектебі`,
    ru: number => `Детская музыкальная школа № ${number}`,
    direction: 'creative',
  },
  {
    kk: number => `№ ${number} жас техниктер станциясы`,
    ru: number => `Станция юных техников № ${number}`,
    direction: 'education',
  },
  {
    kk: number => `№ ${number} балалар өнер мектебі`,
    ru: number => `Детская школа искусств № ${number}`,
    direction: 'creative',
  },
  {
    kk: number => `№ ${number} аула клубы`,
    ru: number => `Дворовый клуб № ${number}`,
    direction: null,
  },
]

/** Private ones; the direction is what the name promises. */
export const PRIVATE_CLUBS: readonly Subject[] = [
  { kk: '«Алтын доп» футбол клубы', ru: 'Футбольный клуб «Алтын доп»', direction: 'sport' },
  { kk: '«Қылқалам» сурет студиясы', ru: 'Изостудия «Қылқалам»', direction: 'creative' },
  { kk: '«Robo Lab» орталығы', ru: 'Центр «Robo Lab»', direction: 'education' },
  { kk: '«Тұлпар» күрес клубы', ru: 'Клуб борьбы «Тұлпар»', direction: 'sport' },
  { kk: '«Әуен» вокал студиясы', ru: 'Вокальная студия «Әуен»', direction: 'creative' },
  { kk: '«Ақ желкен» жүзу клубы', ru: 'Клуб плавания «Ақ желкен»', direction: 'sport' },
  { kk: '«Жұлдыз» би студиясы', ru: 'Студия танца «Жұлдыз»', direction: 'creative' },
  { kk: '«Ақыл» тіл орталығы', ru: 'Языковой центр «Ақыл»', direction: 'education' },
  { kk: '«Самғау» бокс клубы', ru: 'Боксёрский клуб «Самғау»', direction: 'sport' },
  { kk: '«Сахна» театр студиясы', ru: 'Театральная студия «Сахна»', direction: 'creative' },
  { kk: '«Томирис» садақ ату клубы', ru: 'Клуб стрельбы из лука «Томирис»', direction: 'sport' },
  { kk: '«Бит» код мектебі', ru: 'Школа кода «Бит»', direction: 'education' },
  { kk: '«Зере» гимнастика клубы', ru: 'Клуб гимнастики «Зере»', direction: 'sport' },
]

export const AKTOBE_STREETS = [
  'Әбілқайыр хан даңғылы',
  'Санкибай батыр даңғылы',
  'Ағайынды Жұбановтар көшесі',
  'Мәңгілік Ел даңғылы',
  'Тәуелсіздік даңғылы',
  'Әлия Молдағұлова даңғылы',
  'Бөкенбай батыр көшесі',
  'Есет батыр көшесі',
  'Шернияз көшесі',
  'Алтынсарин көшесі',
  'Маресьев көшесі',
  'Тургенев көшесі',
  '101-атқыштар бригадасы көшесі',
  'Қазанғап көшесі',
] as const

export const COACH_NAMES = ['Бапкер', 'Жаттықтырушы', 'Ұстаз', 'Үйірме жетекшісі'] as const
