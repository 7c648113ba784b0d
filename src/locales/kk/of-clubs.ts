/**
 * What is said otherwise of clubs than of kindergartens, under the names of the texts that it replaces, in Kazakh; this file is the type of the other two.
 */
import { ofClubMonths } from './of-club-months.ts'
import { ofClubPages } from './of-club-pages.ts'

type Link = { readonly link: string }
type Dated = Link & { readonly until: string }

export const ofClubs = {
  layout: { nav: ofClubPages.nav },
  providerPage: ofClubPages.providerPage,
  proofs: ofClubPages.proofs,
  ratings: ofClubPages.ratings,
  letters: ofClubPages.letters,
  cases: ofClubPages.cases,
  payments: ofClubPages.payments,
  flags: ofClubPages.flags,
  ...ofClubMonths,
  apply: {
    title: 'Үйірме немесе секция кезегіне тұру',
    start: {
      lead: 'Өтінішті үйден шықпай-ақ, бес минутта бересіз. Кезегіңіз келгенде ваучер беріледі, үйірмені өзіңіз таңдайсыз.',
      needs: [
        'балаңыздың ЖСН-і және өзіңіздің ЖСН-іңіз (бала 4–17 жаста)',
        'қолыңыздағы телефон: оған SMS-код келеді',
        'жеңілдігіңіз болса, құжаттың суреті немесе PDF файлы (кейін де қоса аласыз)',
      ],
    },
    group: {
      label: 'Баланың ерекше қажеттілігі бар ма?',
      hint: 'Психологиялық-медициналық-педагогикалық консультацияның қорытындысы болса, «иә» деп белгілеңіз: үйірмеге төленетін ақша көбірек. Кез келген үйірмені таңдай аласыз.',
      general: 'Жоқ',
      special: 'Иә, қорытынды бар',
    },
    check: { group: 'Ерекше қажеттілік' },
    obstacle: {
      title: 'Қазір үйірме кезегіне тұра алмайсыз',
      already: { title: 'Бұл бала үйірме кезегінде тұр' },
    },
    done: {
      steps: [
        'Ақша болған сайын жүйе ваучерді кезек бойынша өзі береді.',
        'Кезегіңіз келгенде SMS келеді. Ваучерді мерзімінде растап, үйірме немесе секция таңдайсыз.',
        'Үйірмені кейін ауыстырсаңыз, қайта кезекке тұрмайсыз: ваучер балада қалады.',
      ],
    },
  },
  choose: {
    link: 'Үйірме таңдау',
    title: 'Қай үйірмелерді қалайсыз?',
    together: 'Бауырлар бір үйірмеге барсын',
    provider: 'Үйірме туралы толық',
    transfer: 'Басқа үйірмеге ауысу',
    language: 'Сабақ тілі',
    heldSigned: (group: string) =>
      `${group}. Сіз шартқа қол қойдыңыз, енді үйірменің қолын күтіп тұрмыз.`,
  },
  cabinet: {
    events: {
      'choice-missed': 'Үйірме таңдау мерзімі өтіп кетті',
      served: 'Бала үйірмеге орналасты',
      'aged-out': 'Бала үйірме ваучерінің жасынан асты, өтініш жабылды',
    },
    reasons: { 'refused-by-provider': 'үйірме қабылдамады' },
    now: {
      choose: 'Үйірме таңдаңыз',
      placeHeldText: 'Шартты оқып, қол қойыңыз. Содан кейін үйірме қол қояды.',
      signedText: 'Сіз қол қойдыңыз. Енді үйірме қол қояды: шарт күшіне енгенде SMS келеді.',
      between: 'Ваучер сақталды: басқа үйірме таңдаңыз',
    },
    next: { choose: 'Үйірме таңдап, шартқа қол қоясыз', sign: 'Үйірмемен шартқа қол қоясыз' },
    refuse: { more: 'Кейін үйірме керек болса, жаңа өтініш бересіз: кезек басынан басталады.' },
    calendar: { choose: 'Kezek: үйірме таңдаудың соңғы күні' },
  },
  contracts: {
    parties: { provider: 'үйірме' },
    lead: 'Шартты оқып шығыңыз. Келіссеңіз, төменде қол қоясыз. Үйірме қол қойған күннен кейін шарт күшіне енеді.',
    inForceDone: 'Шарт күшіне енді: бала үйірмеге қабылданды.',
    endLead:
      'Ваучер балада қалады: басқа үйірме таңдай аласыз. Ауысқыңыз келсе, тоқтатпай-ақ, басқа топтың күту парағына тұрыңыз: орын босағанша бала осында бара береді.',
    states: { 'signed-by-guardian': 'Үйірменің қолын күтіп тұр', refused: 'Үйірме бас тартты' },
  },
  publicQueue: {
    territory: {
      title: (name: string) => `${name}: үйірмелер кезегі`,
      providers: 'Үйірмелер мен бос орындар',
      explain:
        'Ваучер саны ақшаға байланысты. Ол алдымен кезектен тыс балаларға, содан кейін ережедегі қатынаспен бірінші кезектегі және жалпы кезектегі балаларға беріледі; үйірмені отбасы кейін таңдайды. Бір санаттың ішінде өтініші ерте түскен бала бірінші.',
    },
    list: { title: (category: string) => `Үйірмелер кезегі: ${category}` },
    events: {
      'choice-missed': 'Үйірме таңдау мерзімі өтіп кетті',
      served: 'Үйірмеге орналасты',
      'aged-out': 'Үйірме ваучерінің жасынан асты',
    },

    voucherStates: { confirmed: 'расталды, үйірме таңдалуда', enrolled: 'үйірмеге қабылданды' },
  },
  sms: {
    templates: {
      ...ofClubPages.sms,
      'voucher-confirmed': ({ link, until }: Dated) =>
        `Ваучер расталды. Үйірмені ${until} таңдаңыз: ${link}`,
      'choose-reminder': ({ link, until }: Dated) =>
        `Үйірме таңдауды ұмытпаңыз, мерзімі ${until}: ${link}`,
      'contract-ready': ({ link }: Link) => `Үйірмемен шарт дайын. Қол қойыңыз: ${link}`,
      'contract-signed': ({ link }: Link) =>
        `Сіз шартқа қол қойдыңыз. Енді үйірме қол қояды: ${link}`,
      'contract-refused': ({ link }: Link) =>
        `Үйірме қабылдай алмады. Себебі және не істеу керек: ${link}`,
      'contract-ending': ({ link, until }: Dated) =>
        `Үйірмемен шарт ${until} жарамды. Толығырақ: ${link}`,
      'contract-prolonged': ({ link }: Link) => `Үйірмемен шарттың мерзімі ұзартылды: ${link}`,
      'child-enrolled': ({ link }: Link) =>
        `Балаңыз үйірмеге қабылданды. Қате болса, хабарлаңыз: ${link}`,
      'place-lost': ({ link }: Link) =>
        `Үйірмедегі орын босады, ваучер сізде қалды. Жаңа үйірме таңдаңыз: ${link}`,
    },
  },
}
