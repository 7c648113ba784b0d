/** Тексты страниц раундов выбора. */
import type { rounds as kk } from '../kk/rounds.ts'

export const rounds: typeof kk = {
  title: 'Раунды выбора мест',
  titleOf: (territory: string) => `Раунды выбора мест: ${territory}`,
  one: (number: number, territory: string) => `Раунд ${number}, ${territory}`,
  lead: 'В раунде семьи рассматриваются в том порядке, в котором им предложены ваучеры, и каждая получает лучшее из своих пожеланий, где есть место. Кто нажал раньше, ничего не выигрывает. В раунде направлений семьи рассматриваются в порядке очереди.',
  referralRound: 'В этом раунде выдавались направления: семьи рассмотрены в порядке очереди.',
  empty: 'Раундов ещё не было',
  emptyText:
    'Раунд проходит каждый день, когда есть семьи с подтверждённым ваучером и пожеланиями.',
  number: 'Раунд',
  territory: 'Территория',
  heldOn: 'День',
  placed: 'Получили место',
  families: 'Участвовало детей',
  decisions: 'Решения по порядку',
  decisionsLead: 'Дети рассмотрены именно в этом порядке. Здесь только номера заявлений.',
  turn: 'Очередь',
  application: 'Заявление',
  outcome: 'Результат',
  group: 'Группа',
  wish: 'Какое пожелание',
  outcomes: {
    placed: 'место получено',
    'all-full': 'все группы из списка полны, стоит в листах ожидания',
    'no-wishes': 'список пуст',
    'siblings-do-not-fit': 'не нашлось мест вместе с братьями и сёстрами',
    'not-their-turn': 'пока не его очередь',
  } as Readonly<Record<string, string>>,
  anyPlace: 'вне списка, по согласию',
  verify: 'Проверьте сами',
  verifyText:
    'В файле все исходные данные раунда и его результат. Его можно пересчитать командой kezek replay.',
  download: 'Скачать файл',
  inputHash: 'Хеш исходных данных (SHA-256)',
  resultHash: 'Хеш результата (SHA-256)',
  rules: 'Применённые правила',
  whyMe: 'Почему мне это место?',
  whyTitle: (number: string) => `Почему так: ${number}`,
  notIn: (number: string) => `Заявление ${number} в этом раунде не участвовало.`,
  turnText: (turn: string, all: string) => `Ребёнок рассмотрен ${turn}-м из ${all}.`,
  wishes: 'По пожеланиям',
  result: 'Что вышло',
  results: {
    got: 'это место и дано',
    'no-places': 'в этой группе не было опубликованных мест',
    siblings: 'не хватило мест вместе с братьями и сёстрами',
    below: 'дано пожелание выше',
  } as Readonly<Record<string, string>>,
  full: (number: string, turn: string) =>
    `последнее место получил ${number} (рассмотрен ${turn}-м)`,
}
