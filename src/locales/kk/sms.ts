/** Every SMS in Kazakh; the names of `templates` are the closed list of what can be sent at all. */

type Link = { readonly link: string }
/** `until`: the last day, as the function `until` of this file puts it. */
type Dated = Link & { readonly until: string }

/** In the dative, as "until" asks for it: vowel harmony leaves no suffix to be glued on. */
const MONTHS = [
  'қаңтарға',
  'ақпанға',
  'наурызға',
  'сәуірге',
  'мамырға',
  'маусымға',
  'шілдеге',
  'тамызға',
  'қыркүйекке',
  'қазанға',
  'қарашаға',
  'желтоқсанға',
]

export const sms = {
  until: (day: number, month: number): string => `${day} ${MONTHS[month - 1] ?? ''} дейін (қоса)`,
  templates: {
    'application-queued': ({ link }: Link) => `Өтінішіңіз қабылданды, кезекте тұр: ${link}`,
    'claim-confirmed': ({ link }: Link) => `Құжаттарыңыз қабылданды. Кезегіңіз: ${link}`,
    'claim-rejected': ({ link }: Link) => `Құжатыңыз қабылданбады. Себебі: ${link}`,
    'claim-expired': ({ link }: Link) => `Құжат мерзімінде расталмады: ${link}`,
    'voucher-offered': ({ link, until }: Dated) =>
      `Балаңызға ваучер ұсынылды. Оны ${until} растаңыз: ${link}`,
    'vouchers-offered': ({ link, until, count }: Dated & { readonly count: number }) =>
      `${count} балаңызға ваучер ұсынылды. Оларды ${until} растаңыз: ${link}`,
    'voucher-confirmed': ({ link, until }: Dated) =>
      `Ваучер расталды. Балабақшаны ${until} таңдаңыз: ${link}`,
    'confirm-reminder': ({ link, until }: Dated) =>
      `Ваучерді растауды ұмытпаңыз, мерзімі ${until}: ${link}`,
    'choose-reminder': ({ link, until }: Dated) =>
      `Балабақша таңдауды ұмытпаңыз, мерзімі ${until}: ${link}`,
    'offer-lapsed': ({ link, until }: Dated) =>
      `Ваучер мерзімі өтті. Кезектегі орныңызды ${until} қайтара аласыз: ${link}`,
    'offer-lapsed-for-good': ({ link }: Link) =>
      `Ваучер мерзімі тағы өтті, өтініш жабылды. Не істеу керек: ${link}`,
    'restoration-over': ({ link }: Link) =>
      `Өтініш қалпына келтірілмеді, жабылды. Не істеу керек: ${link}`,
    'offer-cancelled': ({ link }: Link) =>
      `Ваучер жойылды, балаңыз кезекке қайтарылды. Себебі: ${link}`,
    'place-held': ({ link, until }: Dated) =>
      `Балаңызға орын сақталды. Шартқа ${until} қол қойыңыз: ${link}`,
    'places-held': ({ link, until, count }: Dated & { readonly count: number }) =>
      `${count} балаңызға орын сақталды. Шартқа ${until} қол қойыңыз: ${link}`,
    'place-offered': ({ link, count }: Link & { readonly count: number }) =>
      `Күту парағынан орын босады. Жауап мерзімі – ${count} күн: ${link}`,
    'list-offer-over': ({ link }: Link) =>
      `Күту парағынан ұсынылған орын келесі балаға өтті. Толығырақ: ${link}`,
    'place-released': ({ link }: Link) =>
      `Балаңызға сақталған орын босатылды. Себебі мен келесі қадам: ${link}`,
    'round-without-place': ({ link }: Link) =>
      `Бүгінгі таңдауда орын тимеді. Себебі мен қалау тізімі: ${link}`,
    'application-stopped': ({ link }: Link) =>
      `Өтінішіңіз тоқтату парағында. Себебі мен мерзімі: ${link}`,
    'application-released': ({ link }: Link) => `Өтінішіңіз қайтадан кезекте: ${link}`,
    'contract-ready': ({ link }: Link) => `Балабақшамен шарт дайын. Қол қойыңыз: ${link}`,
    'contract-signed': ({ link }: Link) =>
      `Сіз шартқа қол қойдыңыз. Енді балабақша қол қояды: ${link}`,
    'contract-refused': ({ link }: Link) =>
      `Балабақша қабылдай алмады. Себебі және не істеу керек: ${link}`,
    'contract-ending': ({ link, until }: Dated) =>
      `Балабақшамен шарт ${until} жарамды. Толығырақ: ${link}`,
    'contract-prolonged': ({ link }: Link) => `Балабақшамен шарттың мерзімі ұзартылды: ${link}`,
    'renewal-refused': ({ link }: Link) =>
      `Үйірме шартты жаңартпайды. Ваучер сізде қалады: ${link}`,
    'child-enrolled': ({ link }: Link) =>
      `Балаңыз балабақшаға қабылданды. Қате болса, хабарлаңыз: ${link}`,
    'place-lost': ({ link }: Link) =>
      `Балабақшадағы орын босады, ваучер сізде қалды. Жаңа орын таңдаңыз: ${link}`,
    'child-named': ({ link, count }: Link & { readonly count: number }) =>
      `Үйірме балаңызды шақырды. Жауап беріңіз (${count} жұмыс күні): ${link}`,
    'naming-accepted': ({ link }: Link) =>
      `Балаңызға мақсатты ваучер берілді. Қате болса, хабарлаңыз: ${link}`,
    'case-answered': ({ link }: Link) => `Білім бөлімі сізге жауап берді: ${link}`,
    'rating-hidden': ({ link }: Link) => `Балабақша туралы пікіріңіз жасырылды. Себебі: ${link}`,
    'referral-turn': ({ link, until }: Dated) =>
      `Жолдама алатын кезегіңіз келді. Топтарды ${until} таңдаңыз: ${link}`,
    'referral-issued': ({ link, until }: Dated) =>
      `Балаңызға жолдама берілді. Шартқа ${until} қол қойыңыз: ${link}`,
    'proactive-offer': ({ link, until }: Dated) =>
      `Келісіміңізбен бос орынға жолдама берілді, мерзімі ${until}: ${link}`,
    'regime-switched': ({ link }: Link) =>
      `Қалаңыз ваучерге көшті, кезек нөміріңіз өзгерді. Себебі: ${link}`,
    'swap-proposed': ({ link, until }: Dated) =>
      `Балабақша айырбасы табылды. ${until} қол қойыңыз: ${link}`,
    'swap-agreed': ({ link }: Link) =>
      `Айырбасқа бәрі келісті, енді балабақшалар қол қояды: ${link}`,
    'swap-off': ({ link }: Link) => `Айырбас болмады, балаңыз өз орнында қалды: ${link}`,
    'first-mark': ({ link }: Link) => `Балабақша: балаңыз келді. Олай болмаса, айтыңыз: ${link}`,
    'attendance-week': ({ link, count }: Link & { readonly count: number }) =>
      `Осы аптада балаңыз балабақшада ${count} күн болды. Олай болмаса, айтыңыз: ${link}`,
    'sheet-ready': ({ link, until }: Dated) => `Ай табелі дайын. Оны ${until} растаңыз: ${link}`,
    'sheet-reminder': ({ link, until }: Dated) =>
      `Табельді растауды ұмытпаңыз, мерзімі ${until}: ${link}`,
    'sheet-unconfirmed': ({ link }: Link) => `Табельді ешкім растамады. Не істеу керек: ${link}`,
    'sheet-decided': ({ link }: Link) => `Табельді білім бөлімі шешті. Себебі: ${link}`,
    'absence-long': ({ link }: Link) => `Балаңыз ұзақ келмей жүр. Себебін жазыңыз: ${link}`,
    'absence-decided': ({ link }: Link) => `Ұзақ келмеу туралы шешім шықты: ${link}`,
    'days-taken-back': ({ link }: Link) => `Білім бөлімі табельдегі күнді түзетті: ${link}`,
    'dispute-decided': ({ link }: Link) => `Табельдегі даулы күн шешілді: ${link}`,
    'lessons-missed': ({ link }: Link) =>
      `Балаңыз қатарынан бірнеше сабаққа келмеді. Себебін айтыңыз: ${link}`,
    'month-paid': ({ link, month }: Link & { readonly month: string }) =>
      `Мемлекет балабақшаға ${month} айының ақысын төледі: ${link}`,
    'phone-changed': () =>
      `Kezek-тегі телефон нөміріңіз бөлімде өзгертілді. Бұл сіз болмасаңыз, 1414 нөміріне қоңырау шалыңыз.`,
    'phone-code': ({ code }: { readonly code: string }) =>
      `Kezek коды: ${code}. Оны ешкімге айтпаңыз.`,
  },
}
