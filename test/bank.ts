/** The bank of the journeys: reads our pain.001 as one that only needs numbers and sums, and answers with a pain.002. */

export type SentPayment = { readonly number: string; readonly amount: string }

export const paymentsOf = (pain001: string): readonly SentPayment[] =>
  [...pain001.matchAll(/<EndToEndId>([^<]+)<.*?<InstdAmt Ccy="KZT">([^<]+)</gs)].map(
    ([, number = '', amount = '']) => ({ number, amount }),
  )

export type BankAnswer = SentPayment & { readonly status: string; readonly reason?: string }

export function bankReport(batch: string, answers: readonly BankAnswer[]): string {
  const rows = answers.map(
    ({ number, amount, status, reason }) =>
      `<TxInfAndSts><OrgnlEndToEndId>${number}</OrgnlEndToEndId><TxSts>${status}</TxSts>${
        reason === undefined ? '' : `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>`
      }<OrgnlTxRef><Amt><InstdAmt Ccy="KZT">${amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-10-12T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${batch}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${batch}</OrgnlPmtInfId>${rows.join('')}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`
}
