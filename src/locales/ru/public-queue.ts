/** Texts of the open queue and of the page of one number, in Russian. */
import type { publicQueue as kk } from '../kk/public-queue.ts'
import { plural } from '../plural.ts'

const tiers: typeof kk.tiers = {
  'out-of-turn': 'вне очереди',
  priority: 'первоочередное право',
  general: 'общая очередь',
}

const cohort = (age: number) =>
  age === 0
    ? 'до года'
    : `${age} ${plural('ru', age, { one: 'год', few: 'года', many: 'лет', other: 'года' })}`

const children = (count: number) =>
  `${count} ${plural('ru', count, { one: 'ребёнок', few: 'ребёнка', many: 'детей', other: 'ребёнка' })}`

const toChildren = (count: number) =>
  `${count} ${plural('ru', count, { one: 'ребёнку', few: 'детям', many: 'детям', other: 'детям' })}`

export const publicQueue: typeof kk = {
  tiers,
  applicationStates: {
    queued: 'Стоит в очереди',
    offered: 'Предложен ваучер',
    inactive: 'Неактивно: срок ответа прошёл',
    stopped: 'В стоп-листе',
    served: 'Ребёнок устроен',
    archived: 'В архиве',
  },
  voucherStates: {
    offered: 'ждёт подтверждения',
    confirmed: 'подтверждён, выбирают детский сад',
    'place-held': 'место удержано',
    enrolled: 'ребёнок зачислен',
    held: 'ваучер сохраняется',
    suspended: 'приостановлен',
    lapsed: 'срок истёк',
    closed: 'закрыт',
  },
  cohort,
  category: (tier, age) => `${tiers[tier]}, ${cohort(age)}`,
  find: {
    label: 'Номер заявления',
    hint: 'Например, K7M-4PX-92T. Можно строчными буквами и кириллицей.',
    submit: 'Найти мой номер',
    malformed: 'В номере девять знаков, например K7M-4PX-92T. Похоже, один знак набран неверно.',
    unknown: number => `Заявления ${number} нет. Сверьте номер с SMS или квитанцией.`,
  },
  index: {
    title: 'Открытая очередь',
    lead: 'Найдите свой номер или выберите город и посмотрите всю очередь. Здесь нет ни имён, ни ИИН.',
    territories: 'Очереди',
    territory: 'Территория',
    waiting: 'В очереди',
    empty: 'Очередей пока нет',
    emptyText: 'Они появятся здесь с первым заявлением.',
  },
  territory: {
    title: name => `${name}: очередь`,
    lead: total =>
      `Детей в очереди сейчас: ${total}. Выберите категорию, чтобы увидеть весь порядок.`,
    caption: 'Виды очереди и сколько в них детей',
    empty: 'В этой очереди пока никого нет',
    emptyText: 'Вы можете подать заявление первыми.',
    rules: 'Какие правила действуют в этой территории',
    providers: 'Детские сады и свободные места',
    iterations: 'Кому выданы ваучеры',
    explain:
      'Сначала ваучеры получают дети с правом вне очереди, затем – первоочередные и общая очередь в соотношении из правил. Внутри одной категории первым идёт тот, чьё заявление подано раньше.',
  },
  list: {
    title: category => `Очередь: ${category}`,
    lead: (territory, length) =>
      `${territory}. Детей в этой категории: ${length}; порядок – по времени подачи заявления.`,
    place: 'Место',
    number: 'Номер заявления',
    submitted: 'Время подачи',
    empty: 'Здесь никого нет',
    emptyText: 'В этой категории сейчас никто не стоит.',
    first: 'К началу списка',
  },
  position: {
    title: number => `Заявление ${number}`,
    category: 'Категория',
    state: 'Состояние',
    territory: 'Территория',
    submitted: 'Подано',
    place: 'Ваш номер',
    placeText: (place, category) => `${place}-е место: ${category}.`,
    before: 'Кто получит ваучер раньше вас',
    beforeText: (outOfTurn, priority, general) =>
      `Перед вами: ${outOfTurn} вне очереди, ${priority} первоочередных, ${general} из общей очереди.`,
    beforeNote:
      'Так очередь стоит сейчас. Новое заявление или подтверждённая льгота могут изменить число; каждое изменение объяснено ниже.',
    ofCohort: 'Считаются только дети того же возраста.',
    offer: {
      title: 'Ваучер предложен и ждёт ответа',
      text: 'Если это ваше заявление, войдите в кабинет и не позже этого дня подтвердите ваучер или откажитесь.',
      notYet: 'Срок начнётся, когда дойдёт SMS, но подтвердить можно уже сейчас.',
      signIn: 'Войти и подтвердить',
    },
    offered: 'Очередь дошла: этому ребёнку предложен ваучер, поэтому номера в очереди больше нет.',
    notQueued: 'Это заявление сейчас не стоит в очереди, поэтому номера у него нет.',
    changes: 'Почему номер изменился',
    changesLead: since => `С того дня, как вы стоите в этой категории (${since}), перед вами:`,
    noChanges: 'С тех пор как вы стоите в этой категории, перед вами ничего не изменилось.',
    history: 'Что происходило',
    iterations: 'В итерациях',
    iterationCaption: 'Итерации, в которых участвовало заявление',
    iteration: 'Итерация',
    date: 'Дата',
    outcome: 'Результат',
    why: 'Почему?',
    noIterations: 'Это заявление ещё не участвовало ни в одной итерации.',
    mine: 'Это моё заявление: войти в кабинет',
    seeList: 'Весь список этой категории',
  },
  moved: {
    offered: count => `ваучер предложен ${toChildren(count)} – номер стал меньше`,
    left: count => `${children(count)} – выбыли из очереди`,
    returned: count => `${children(count)} – вернулись на своё место (время подачи сохраняется)`,
    categoryIn: count => `${children(count)} – перешли в эту категорию`,
    categoryOut: count => `${children(count)} – перешли в другую категорию`,
    added: count => `${children(count)} с более ранним заявлением – добавлены из прежней очереди`,
  },
  events: {
    submitted: 'Заявление принято',
    imported: 'Заявление перенесено из прежней очереди',
    rebuilt: 'Очередь восстановлена из журнала, место сохранено',
    offered: 'Предложен ваучер',
    notified: 'Уведомление доставлено',
    'voucher-confirmed': 'Семья подтвердила ваучер',
    'confirmation-missed': 'Срок подтверждения прошёл',
    'choice-missed': 'Срок выбора детского сада прошёл',
    restored: 'Заявление восстановлено с прежним временем',
    refused: 'Семья отказалась от ваучера',
    withdrawn: 'Семья отозвала заявление',
    'not-restored': 'Не восстановлено, ушло в архив',
    stopped: 'Временно остановлено',
    released: 'Остановка снята, снова в очереди',
    'offer-cancelled': 'Предложение отменено, снова в очереди',
    served: 'Ребёнок устроен в детский сад',
    'aged-out': 'Ребёнок вышел из дошкольного возраста',
    moved: 'Семья переехала',
    'category-changed': 'Ежегодное обновление: сменилась возрастная группа',
    'claim-confirmed': 'Льгота проверена: категория изменилась',
    'claim-rejected': 'Льгота проверена: категория изменилась',
    'claim-expired': 'Срок подтверждения льготы прошёл: категория изменилась',
  },
  fromTo: (before, after) => `${before} → ${after}`,
}
