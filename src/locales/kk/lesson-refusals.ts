/** Үйірме кестесі туралы: неге болмайды және енді не істеуге болады. */
import type { LessonRefusal } from '../../domain/lessons/lesson.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const lessonRefusals: RefusalTextsOf<LessonRefusal> = {
  'lesson/slot-overlaps': () => ({
    title: 'Бұл топтың сол күні сабағы бар.',
    next: 'Топтың күніне бір ғана сабағы болады: алдымен бұрынғы сабақты аяқтаңыз.',
  }),
  'lesson/not-of-club': () => ({
    title: 'Бұл үйірме тобы емес.',
    next: 'Кесте үйірмелер мен секцияларда ғана жүргізіледі.',
  }),
  'lesson/month-submitted': () => ({
    title: 'Бұл айдың табелі тапсырылған.',
    next: 'Кестені тапсырылмаған айдан бастап өзгертіңіз.',
  }),
  'lesson/already-marked': () => ({
    title: 'Бұл күннің сабағы белгіленіп қойған.',
    next: 'Белгіленген сабақ кестеде қалады. Белгі қате болса, табельде түзетіңіз.',
  }),
  'lesson/changed-already': () => ({
    title: 'Бұл күнге өзгеріс енгізілген.',
    next: 'Алдымен бұрынғы өзгерісті алып тастаңыз.',
  }),
}
