/** Үйірменің бөлмелері, жаттықтырушылары мен шарт алдындағы талаптар туралы: неге болмайды, енді не істеуге болады. */
import type { ActivityRefusal } from '../../domain/activities/activity.ts'
import type { GateRefusal } from '../../domain/activities/decide-gates.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

const PAPERS: Readonly<Record<string, string>> = {
  'no-conviction': 'соттылығы жоқ екені туралы анықтама',
  medical: 'медициналық анықтама',
  'first-aid': 'алғашқы көмек көрсету куәлігі',
  qualification: 'біліктілігі туралы құжат',
}

const dayOf = (fact: string | number | undefined) => String(fact).split('-').reverse().join('.')

export const activityRefusals: RefusalTextsOf<
  ActivityRefusal | GateRefusal | 'scope/kindergartens-only'
> = {
  'activity/no-club': () => ({
    title: 'Бұл ұйым үйірме не секция емес.',
    next: 'Бөлмелер мен жаттықтырушыларды тек үйірмелер жүргізеді.',
  }),
  'activity/name-taken': () => ({
    title: 'Мұндай атау бұрыннан бар.',
    next: 'Басқа атау беріңіз.',
  }),
  'activity/room-in-use': facts => ({
    title: `Бұл бөлмеде сол күні не одан кейін сабақ бар: кестеде ${facts.lessons}.`,
    next: 'Алдымен кестедегі сабақтарды басқа бөлмеге ауыстырыңыз.',
  }),
  'activity/coach-teaches': facts => ({
    title: `Бұл күннен кейін жаттықтырушының кестеде сабағы бар: ${facts.lessons}.`,
    next: 'Алдымен оның сабақтарын басқа жаттықтырушыға беріңіз.',
  }),
  'activity/coach-left': () => ({
    title: 'Жаттықтырушының соңғы күні белгіленіп қойған.',
    next: 'Ол қайта келсе, жаңадан қосыңыз.',
  }),
  'activity/days-reversed': () => ({
    title: 'Соңғы күн бірінші күннен ерте.',
    next: 'Күндерді тексеріңіз.',
  }),
  'activity/day-ahead': () => ({
    title: 'Бұл күн әлі келген жоқ.',
    next: 'Бүгінгі не өткен күнді жазыңыз.',
  }),
  'activity/paper-waiting': () => ({
    title: 'Мұндай құжат бөлімнің тексеруін күтіп тұр.',
    next: 'Бөлімнің жауабын күтіңіз.',
  }),
  'activity/paper-answered': () => ({
    title: 'Бұл құжатқа жауап берілген.',
    next: 'Бетті жаңартыңыз: біреу бұрын жауап берген.',
  }),
  'activity/lessons-too-few': facts => ({
    title: `Айына кемінде ${facts.least} сабақ жоспарлануы керек: ереже бойынша нормалық төлем сонша сабаққа есептелген.`,
    next: 'Сабақ санын көбейтіңіз немесе білім бөліміне жазыңыз.',
  }),
  'activity/children-enrolled': facts => ({
    title: `Топта бала бар: ${facts.children}. Бағыт пен жоспарлы сабақ саны олардың төлеміне әсер етеді.`,
    next: 'Жаңа топ ашыңыз немесе білім бөліміне жазыңыз.',
  }),
  'activity/overfull': facts => ({
    title: `Топта алынған не жарияланған орын бұдан көп: ${facts.taken}.`,
    next: 'Алдымен жарияланған орындарды кері алыңыз.',
  }),
  'scope/kindergartens-only': () => ({
    title: 'Бұл бет тек балабақшаларға арналған.',
    next: 'Жоғарыдан «Балабақшалар» бағдарламасын таңдаңыз.',
  }),
  'gate/not-listed': () => ({
    title: 'Үйірме бұл күні өнім берушілер тізбесінде жоқ.',
    next: 'Тізбедегі басқа үйірмені таңдаңыз.',
  }),
  'gate/programme-closed': () => ({
    title: 'Бұл топта сабақ кестесі жоқ, сондықтан шарт жасауға болмайды.',
    next: 'Үйірме кестесін енгізгенше күтіңіз немесе басқа топты таңдаңыз.',
  }),
  'gate/no-capacity': facts => ({
    title: `Топ пен оның бөлмесіндегі орын толған: ${facts.children} / ${facts.seats}.`,
    next: 'Күту парағына тұрыңыз немесе басқа топты таңдаңыз.',
  }),
  'gate/staff-evidence': facts => ({
    title: `Жаттықтырушының құжаты ${facts.until === undefined ? 'жоқ' : `${dayOf(facts.until)} күніне дейін ғана жарамды болды`}: ${PAPERS[String(facts.kind)] ?? facts.kind}.`,
    next: 'Үйірме құжатты білім бөліміне көрсеткенше шарт жасалмайды. Басқа топты таңдауға болады.',
  }),
  'gate/premises': facts => ({
    title:
      facts.until === undefined
        ? 'Үйірменің үй-жайы тексерілмеген.'
        : `Үйірменің үй-жайын тексеру мерзімі ${dayOf(facts.until)} күні аяқталды.`,
    next: 'Білім бөлімі тексергенше шарт жасалмайды. Басқа үйірмені таңдауға болады.',
  }),
}
