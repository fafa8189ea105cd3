import { simplify } from './simplify';
import {
  BUY_BUTTON,
  CART_BUTTON,
  CLAIM_BUTTON,
  DETAIL_TITLE,
  DOUBT,
  FAILED_WORDS,
  PAID_WORDS,
  PAY_BUTTON,
  PLACED_WORDS,
  REFUND_WORDS,
  STATUS_FAILED,
  STATUS_PAID,
  STATUS_REFUND,
} from './words';

/** Further languages' words, by the source of the common pattern that they go with: scripts share no objects. */
export type MoreWords = ReadonlyMap<string, RegExp>;

/** English, French and Japanese beyond the common words; then German, Korean, Spanish, Vietnamese, Indonesian, Russian. */
const MORE: readonly (readonly [common: RegExp, more: RegExp])[] = [
  [
    PAID_WORDS,
    /(?:缴费|缴纳|交费|付费|续费|续订|订阅|转账|捐款|捐赠|赞助|打赏|报名缴费)(?:已)?(?:成功|完成)|(?:purchase|top[- ]?up|recharge|deposit|transaction|checkout)(?: (?:is|was|has been))?(?: now)? (?:successful|completed?|approved|processed|successfully (?:completed|processed))|thanks? (?:you )?for your payment|payment sent|you(?:(?:'|’)ve| have)? (?:successfully )?(?:paid|sent) \S{0,4}\d|チャージ(?:が|を)?完了|支払いありがとう|충전(?:이|가)? ?완료|구매(?:가)? ?완료|결제 ?성공|결제되었습니다|compra (?:realizada|exitosa|completada|aprobada)|recarga (?:exitosa|realizada|completada)|nạp (?:\S+ )?thành công|mua thành công|(?:top ?up|pembelian|isi ulang) (?:berhasil|sukses)|успешно оплачен|покупка (?:успешно )?(?:завершена|оформлена)|пополнение (?:прошло|выполнено)|(?:achat|recharge(?:ment)?)(?: est| a (?:bien )?été)? (?:effectuée?|réussie?|confirmée?|validée?)|paiement (?:validé|confirmé|reçu)|paiement a (?:bien )?été (?:effectué|accepté|validé|reçu)|merci pour votre (?:achat|paiement)|erfolgreich (?:bezahlt|aufgeladen)|(?:kauf|aufladung) (?:war )?(?:abgeschlossen|erfolgreich)|compra (?:aprovada|confirmada)|recarga confirmada|(?:支付|付款|充值|储值|交易)已(?:成功|完成)|成功[，,]\s?已(?:支付|付款)|購入が?完了|(?:^|purchase |payment |your )receipt(?: from| for|$)|giao dịch thành công|acredit[óo] (?:tu|el|su) pago|pago se acreditó|pago (?:aprobado|acreditado|confirmado)|支払い?が?完了|paiement (?:réussi|accepté|effectué)(?! par)|^(?:paid|payé|bezahlt|pagado|оплачено?)$|payment (?:complete|confirmed|accepted)|決済(?:が|を)?完了|お支払いが完了|入金を?確認(?:し|でき)ました|operación (?:autorizada|aprobada|realizada)|transaksi (?:berhasil|sukses)|매출전표|transação aprovada|pagamento (?:aprovado|confirmado|riuscito|effettuato|completato)|betaling (?:gelukt|geslaagd|voltooid|ontvangen)|^betaald$|zahlung (?:war |ist )?(?:erfolgreich|erhalten|eingegangen|abgeschlossen)|결제가 완료|결제 ?완료|입금\(결제\)이 완료|pago (?:realizado|completado|aceptado|exitoso|recibido)|pago se ha (?:realizado|completado)|thanh toán thành công|^đã thanh toán|pembayaran (?:berhasil|sukses|diterima)|^lunas$|заказ (?:успешно )?оплачен|оплата (?:прошла|получена)|платёж (?:успешно )?(?:выполнен|прошёл)/i,
  ],
  [
    PLACED_WORDS,
    /thank(?:s| you) for (?:buying|ordering|shopping|booking|purchasing|your (?:booking|business|donation|deposit))|order (?:is )?completed?\b|(?:booking|reservation) (?:is )?confirmed|we(?:(?:'|’)ve| have) received your order|commande (?:est |a (?:bien )?été )?(?:validée|enregistrée|passée)|commande n° ?\S+ a (?:bien )?été|注文を承|注文完了|bestellung (?:abgeschlossen|erfolgreich)|danke für (?:ihren|deinen) einkauf|pedido realizado|hemos recibido (?:tu|su) pedido|terima kasih atas pesanan|cảm ơn (?:bạn|quý khách) đã (?:đặt|mua)|заказ успешно|pedido (?:realizado|recebido|confirmado)|ordine (?:è stato )?(?:confermato|ricevuto|completato)|bestelling (?:is )?(?:geplaatst|ontvangen|bevestigd)|预[订定]成功|订购成功|^(?:您的)?订单已(?:成功)?提交|commande (?:a été )?reçue|pedido (?:ha sido |está |fue )?(?:recibido|confirmado)|thanks for your (?:order|purchase)|thank you,? \w+!$|danke für (?:ihre|deine) bestellung|obrigado pel[ao] |grazie per |bedankt voor |ご注文ありがとう|注文が完了|merci pour votre commande|commande est confirmée|successfully placed|your order number is|vielen dank für ihre bestellung|bestellung (?:wurde |ist )?(?:bestätigt|eingegangen|aufgegeben)|commande a bien été|gracias por (?:su|tu) (?:pedido|compra)|주문이 완료|주문이 접수|đặt hàng thành công|pesanan (?:berhasil|diterima)|заказ (?:принят|оформлен|создан)|спасибо за (?:заказ|покупку)|注文を受け付け/i,
  ],
  [
    FAILED_WORDS,
    /(?:支付|付款|交易|充值|缴费)(?:已|被)?(?:取消|关闭|拒绝|中断|异常|终止|驳回)|^(?:您)?已?取消(?:了)?(?:支付|付款)|未能完成(?:支付|付款)|订单(?:已被|被)?(?:取消|关闭|失效)|(?:payment|transaction|purchase) (?:was |has been |is )?(?:unsuccessful|failed|declined|cancell?ed|rejected|voided)|(?:payment|card|transaction) (?:did(?:n(?:'|’)t| not)|could(?:n(?:'|’)t| not)|can(?:'|’)?t|cannot) |(?:unable to|could(?:n(?:'|’)t| not)) (?:process|complete|charge) |order (?:was |has been |is )?cancell?ed|支払いに失敗|注文(?:が|は)?キャンセル|commande annulée|paiement n(?:'|’)a pas|zahlung (?:nicht|war nicht|storniert)|결제에 실패|주문이 취소되었|pago (?:no |cancelado)|pedido cancelado|(?:giao dịch|thanh toán) (?:thất bại|không thành công|đã (?:bị )?hủy)|(?:transaksi|pembayaran) (?:gagal|dibatalkan)|pesanan dibatalkan|оплата не |платёж не |заказ отмен|pagamento não|paiement (?:refusé|échoué)|決済(?:処理)?(?:に|が)?失(?:败|敗)|決済エラー|payment (?:was )?cancell?ed|pagamento (?:recusado|rifiutato)|betaling mislukt|(?:invoice|order|payment|session) (?:has |is )?expired|(?:payment|transaction) (?:error|rejected|was not successful)|card (?:was|has been) declined|paiement a (?:été refusé|échoué)|paiement (?:annulé|expiré)|決済(?:が|に)?(?:失敗|できません)|支払い(?:が|に)失敗|zahlung (?:fehlgeschlagen|abgelehnt|abgebrochen)|결제(?:가|에)? ?(?:실패|취소)|pago (?:rechazado|fallido|cancelado)|pago ha sido rechazado|thanh toán thất bại|pembayaran (?:gagal|kedaluwarsa|dibatalkan)|(?:оплата|платёж) (?:не прош(?:ла|ёл)|отклон[её]н[а]?)/i,
  ],
  [
    STATUS_PAID,
    /^(?:terminée?|completad[oa]|erledigt|abgeschlossen|выполнено?|заверш[её]но?|完了|処理済み?|완료|hoàn thành|thành công|selesai|berhasil|sukses|concluíd[oa])$|入金済み|支払い?済み?|決済済み?|결제 ?완료|입금 ?완료|^(?:payé|bezahlt|pagado|đã thanh toán|lunas|оплачено?|payée?|paiement accepté)$/i,
  ],
  [
    STATUS_FAILED,
    /キャンセル|失効|결제 ?실패|취소|abgelehnt|storniert|rechazado|cancelado|gagal|отмен[её]н|annulée?/i,
  ],
  [
    PAY_BUTTON,
    /^subscribe (?:now|and|for|&|·)|^start (?:my |your )?(?:free )?(?:trial|membership|subscription)|^i(?:'ve| have) paid|^(?:confirm (?:and|&) pay|confirm (?:payment|order|purchase)|complete (?:purchase|order|payment)|submit (?:payment|order)|make payment|continue to pay)|^valider (?:le paiement|et payer|ma commande|la commande)|^confirmer (?:et payer|le paiement)|^(?:kostenpflichtig|zahlung (?:abschließen|bestätigen))|^(?:realizar pago|confirmar (?:el )?pago|finalizar compra)|^(?:finalizar (?:pedido|compra)|concluir)|^paga\b|^(?:betalen|afrekenen)|^konfirmasi pembayaran|^xác nhận thanh toán|^(?:購入|注文)(?:を|する|確定)|^перейти к оплате|^payer\b|^(?:お)?支払う|^(?:jetzt )?(?:bezahlen|zahlungspflichtig)|^결제하기|^pagar\b|^thanh toán|^bayar\b|^оплатить/i,
  ],
  [
    CLAIM_BUTTON,
    /^(?:submit|send|request) (?:a |your )?(?:refund|claim|request)|^demander (?:un|le) remboursement|返金を?申請|^erstattung (?:beantragen|anfordern)|환불 ?신청|^solicitar (?:el )?reembolso|^запросить возврат/i,
  ],
  [
    DETAIL_TITLE,
    /(?:order|transaction|purchase) (?:details?|information|history)|detalle de (?:la |tu )?(?:compra|pedido)|détails? de (?:la |ma |votre )?commande|bestelldetails|注文(?:詳細|履歴)|購入履歴|주문 ?상세|^(?:order|commande|bestellung|pedido|заказ|đơn hàng|pesanan)\s?(?:#|n[°º.]|no\.?|nr\.?|№)?\s?[\w-]*\d[\w-]*(?=$|\s[-–|])/i,
  ],
  [
    DOUBT,
    /(?:wenn|falls|nicht|noch|cuando|si|no|nicht|если|после|когда|не|khi|chưa|jika|belum|bila|quand|lorsque|après) $/i,
  ],
  [
    REFUND_WORDS,
    /refund (?:was |is |has been )?(?:completed|issued|successful|processed)|(?:has been|was) refunded|返金(?:が)?完了|remboursement (?:effectué|accepté)|erstattung (?:abgeschlossen|veranlasst)|환불 ?완료|reembolso (?:realizado|completado)|hoàn tiền thành công|возврат (?:выполнен|оформлен)/i,
  ],
  [STATUS_REFUND, /remboursé|返金済み|erstattet|reembolsado|환불/i],
  [
    CART_BUTTON,
    /カートに入れる|ajouter au panier|in den warenkorb|장바구니|añadir al carrito|thêm vào giỏ|в корзину/i,
  ],
  [BUY_BUTTON, /reload|acheter|購入する|チャージ|kaufen|comprar|충전|구매|mua ngay|nạp|beli|купить/i],
];

/** Titles are compared as they stand, lines in simplified characters, and Japanese has both. */
function inBothScripts(pattern: RegExp): RegExp {
  const simplified = simplify(pattern.source);
  return simplified === pattern.source
    ? pattern
    : new RegExp(`${pattern.source}|${simplified}`, pattern.flags);
}

export const MORE_WORDS: MoreWords = new Map(
  MORE.map(([common, more]) => [common.source, inBothScripts(more)]),
);
