/** Texts of the receipt in Kazakh; this file is the type of the other two. */

export const receipt = {
  title: 'Өтініш қабылданғаны туралы қолхат',
  number: 'Өтініш нөмірі',
  submittedAt: 'Қабылданған уақыты (Алматы)',
  category: 'Кезек түрі',
  place: 'Кезек жүргізілетін жер',
  child: 'Баланың ЖСН-і',
  guardian: 'Өтініш берушінің ЖСН-і',
  queueNumber: 'Кезек нөмірі (қолхат жасалған сәтте)',
  madeAt: 'Қолхат жасалған уақыт',
  qr: 'QR-код өтініштің бетіне апарады. Нөмірді ашық кезектен кез келген адам тексере алады.',
  note: 'Бұл қолхат өтініштің осы уақытта қабылданғанын растайды. Оны сақтап қойыңыз.',
  fileName: 'kezek-qolhat',
}
