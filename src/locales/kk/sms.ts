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
    'application-stopped': ({ link }: Link) =>
      `Өтінішіңіз тоқтату парағында. Себебі мен мерзімі: ${link}`,
    'application-released': ({ link }: Link) => `Өтінішіңіз қайтадан кезекте: ${link}`,
    'phone-code': ({ code }: { readonly code: string }) =>
      `Kezek коды: ${code}. Оны ешкімге айтпаңыз.`,
  },
}
