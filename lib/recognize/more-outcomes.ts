import type { WordsByLanguage } from './any-of';
import { FAILED_WORDS, PAID_WORDS, PLACED_WORDS } from './words';

/** How pages beyond the common words say that a payment succeeded, an order was placed, or either failed. */
export const MORE_OUTCOMES: readonly (readonly [common: RegExp, more: WordsByLanguage])[] = [
  [
    PAID_WORDS,
    {
      zh: [
        /(?:缴费|缴纳|交费|付费|续费|续订|订阅|转账|捐款|捐赠|赞助|打赏|报名缴费)(?:已)?(?:成功|完成)|(?:支付|付款|充值|储值|交易)已(?:成功|完成)/,
        /成功[，,]\s?已(?:支付|付款)/,
      ],
      en: [
        /(?:purchase|top[- ]?up|recharge|deposit|transaction|checkout)(?: (?:is|was|has been))?(?: now)? (?:successful|completed?|approved|processed|successfully (?:completed|processed))/,
        /thanks? (?:you )?for your payment|payment sent/,
        /you(?:(?:'|’)ve| have)? (?:successfully )?(?:paid|sent) \S{0,4}\d/,
        /(?:^|purchase |payment |your )receipt(?: from| for|$)|^paid$/,
        /payment (?:complete|confirmed|accepted)/,
      ],
      fr: [
        /(?:achat|recharge(?:ment)?)(?: est| a (?:bien )?été)? (?:effectuée?|réussie?|confirmée?|validée?)/,
        /paiement (?:validé|confirmé|reçu)/,
        /paiement a (?:bien )?été (?:effectué|accepté|validé|reçu)/,
        /merci pour votre (?:achat|paiement)|paiement (?:réussi|accepté|effectué)(?! par)|^payé$/,
      ],
      de: [
        /erfolgreich (?:bezahlt|aufgeladen)/,
        /(?:kauf|aufladung) (?:war )?(?:abgeschlossen|erfolgreich)|^bezahlt$/,
        /zahlung (?:war |ist )?(?:erfolgreich|erhalten|eingegangen|abgeschlossen)/,
      ],
      es: [
        /compra (?:realizada|exitosa|completada|aprobada)/,
        /recarga (?:exitosa|realizada|completada)|acredit[óo] (?:tu|el|su) pago|pago se acreditó/,
        /pago (?:aprobado|acreditado|confirmado)|^pagado$/,
        /operación (?:autorizada|aprobada|realizada)/,
        /pago (?:realizado|completado|aceptado|exitoso|recibido)/,
        /pago se ha (?:realizado|completado)/,
      ],
      pt: [
        /compra (?:aprovada|confirmada)|recarga confirmada|transação aprovada/,
        /pagamento (?:aprovado|confirmado|riuscito|effettuato|completato)/,
      ],
      nl: [/betaling (?:gelukt|geslaagd|voltooid|ontvangen)|^betaald$/],
      ja: [
        /チャージ(?:が|を)?完了|支払いありがとう|購入が?完了|支払い?が?完了|決済(?:が|を)?完了|お支払いが完了|入金を?確認(?:し|でき)ました/,
      ],
      ko: [
        /충전(?:이|가)? ?완료|구매(?:가)? ?완료|결제 ?성공|결제되었습니다|매출전표|결제가 완료|결제 ?완료|입금\(결제\)이 완료/,
      ],
      vi: [
        /nạp (?:\S+ )?thành công|mua thành công|giao dịch thành công|thanh toán thành công/,
        /^đã thanh toán/,
      ],
      id: [
        /(?:top ?up|pembelian|isi ulang) (?:berhasil|sukses)|transaksi (?:berhasil|sukses)/,
        /pembayaran (?:berhasil|sukses|diterima)|^lunas$/,
      ],
      ru: [
        /успешно оплачен|покупка (?:успешно )?(?:завершена|оформлена)/,
        /пополнение (?:прошло|выполнено)|^оплачено?$|заказ (?:успешно )?оплачен/,
        /оплата (?:прошла|получена)|платёж (?:успешно )?(?:выполнен|прошёл)/,
      ],
    },
  ],
  [
    PLACED_WORDS,
    {
      zh: [/预[订定]成功|订购成功|^(?:您的)?订单已(?:成功)?提交/],
      en: [
        /thank(?:s| you) for (?:buying|ordering|shopping|booking|purchasing|your (?:booking|business|donation|deposit))/,
        /order (?:is )?completed?\b|(?:booking|reservation) (?:is )?confirmed/,
        /we(?:(?:'|’)ve| have) received your order|thanks for your (?:order|purchase)/,
        /thank you,? \w+!$|successfully placed|your order number is/,
      ],
      fr: [
        /commande (?:est |a (?:bien )?été )?(?:validée|enregistrée|passée)/,
        /commande n° ?\S+ a (?:bien )?été|commande (?:a été )?reçue|merci pour votre commande/,
        /commande est confirmée|commande a bien été/,
      ],
      de: [
        /bestellung (?:abgeschlossen|erfolgreich)|danke für (?:ihren|deinen) einkauf/,
        /danke für (?:ihre|deine) bestellung|vielen dank für ihre bestellung/,
        /bestellung (?:wurde |ist )?(?:bestätigt|eingegangen|aufgegeben)/,
      ],
      es: [
        /pedido realizado|hemos recibido (?:tu|su) pedido/,
        /pedido (?:ha sido |está |fue )?(?:recibido|confirmado)/,
        /gracias por (?:su|tu) (?:pedido|compra)/,
      ],
      pt: [/pedido (?:realizado|recebido|confirmado)|obrigado pel[ao] /],
      it: [/ordine (?:è stato )?(?:confermato|ricevuto|completato)|grazie per /],
      nl: [/bestelling (?:is )?(?:geplaatst|ontvangen|bevestigd)|bedankt voor /],
      ja: [/注文を承|注文完了|ご注文ありがとう|注文が完了|注文を受け付け/],
      ko: [/주문이 완료|주문이 접수/],
      vi: [/cảm ơn (?:bạn|quý khách) đã (?:đặt|mua)|đặt hàng thành công/],
      id: [/terima kasih atas pesanan|pesanan (?:berhasil|diterima)/],
      ru: [/заказ успешно|заказ (?:принят|оформлен|создан)|спасибо за (?:заказ|покупку)/],
    },
  ],
  [
    FAILED_WORDS,
    {
      zh: [
        /(?:支付|付款|交易|充值|缴费)(?:已|被)?(?:取消|关闭|拒绝|中断|异常|终止|驳回)|^(?:您)?已?取消(?:了)?(?:支付|付款)/,
        /未能完成(?:支付|付款)|订单(?:已被|被)?(?:取消|关闭|失效)/,
      ],
      en: [
        /(?:payment|transaction|purchase) (?:was |has been |is )?(?:unsuccessful|failed|declined|cancell?ed|rejected|voided)/,
        /(?:payment|card|transaction) (?:did(?:n(?:'|’)t| not)|could(?:n(?:'|’)t| not)|can(?:'|’)?t|cannot) /,
        /(?:unable to|could(?:n(?:'|’)t| not)) (?:process|complete|charge) /,
        /order (?:was |has been |is )?cancell?ed|payment (?:was )?cancell?ed/,
        /(?:invoice|order|payment|session) (?:has |is )?expired/,
        /(?:payment|transaction) (?:error|rejected|was not successful)/,
        /card (?:was|has been) declined/,
      ],
      fr: [
        /commande annulée|paiement n(?:'|’)a pas|paiement (?:refusé|échoué)/,
        /paiement a (?:été refusé|échoué)|paiement (?:annulé|expiré)/,
      ],
      de: [/zahlung (?:nicht|war nicht|storniert)|zahlung (?:fehlgeschlagen|abgelehnt|abgebrochen)/],
      es: [
        /pago (?:no |cancelado)|pedido cancelado|pago (?:rechazado|fallido|cancelado)/,
        /pago ha sido rechazado/,
      ],
      pt: [/pagamento não|pagamento (?:recusado|rifiutato)/],
      nl: [/betaling mislukt/],
      ja: [
        /支払いに失敗|注文(?:が|は)?キャンセル|決済(?:処理)?(?:に|が)?失(?:败|敗)|決済エラー|決済(?:が|に)?(?:失敗|できません)/,
        /支払い(?:が|に)失敗/,
      ],
      ko: [/결제에 실패|주문이 취소되었|결제(?:가|에)? ?(?:실패|취소)/],
      vi: [/(?:giao dịch|thanh toán) (?:thất bại|không thành công|đã (?:bị )?hủy)/, /thanh toán thất bại/],
      id: [
        /(?:transaksi|pembayaran) (?:gagal|dibatalkan)|pesanan dibatalkan/,
        /pembayaran (?:gagal|kedaluwarsa|dibatalkan)/,
      ],
      ru: [/оплата не |платёж не |заказ отмен|(?:оплата|платёж) (?:не прош(?:ла|ёл)|отклон[её]н[а]?)/],
    },
  ],
];
