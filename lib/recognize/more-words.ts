import { anyOf, type WordsByLanguage } from './any-of';
import { MORE_OUTCOMES } from './more-outcomes';
import { simplify } from './simplify';
import {
  BUY_BUTTON,
  CART_BUTTON,
  CLAIM_BUTTON,
  DETAIL_TITLE,
  DOUBT,
  PAY_BUTTON,
  REFUND_WORDS,
  STATUS_FAILED,
  STATUS_PAID,
  STATUS_REFUND,
} from './words';

/** Further languages' words, by the source of the common pattern that they go with: scripts share no objects. */
export type MoreWords = ReadonlyMap<string, RegExp>;

/** What pages say beyond the common words, found on real ones. */
const MORE: readonly (readonly [common: RegExp, more: WordsByLanguage])[] = [
  ...MORE_OUTCOMES,
  [
    STATUS_PAID,
    {
      fr: [/^terminée?$|^(?:payé|payée?|paiement accepté)$/],
      de: [/^(?:erledigt|abgeschlossen)$|^bezahlt$/],
      es: [/^completad[oa]$|^pagado$/],
      pt: [/^concluíd[oa]$/],
      ja: [/^(?:完了|処理済み?)$|入金済み|支払い?済み?|決済済み?/],
      ko: [/^완료$|결제 ?완료|입금 ?완료/],
      vi: [/^(?:hoàn thành|thành công)$|^đã thanh toán$/],
      id: [/^(?:selesai|berhasil|sukses)$|^lunas$/],
      ru: [/^(?:выполнено?|заверш[её]но?)$|^оплачено?$/],
    },
  ],
  [
    STATUS_FAILED,
    {
      fr: [/annulée?/],
      de: [/abgelehnt|storniert/],
      es: [/rechazado|cancelado/],
      ja: [/キャンセル|失効/],
      ko: [/결제 ?실패|취소/],
      id: [/gagal/],
      ru: [/отмен[её]н/],
    },
  ],
  [
    PAY_BUTTON,
    {
      en: [
        /^subscribe (?:now|and|for|&|·)/,
        /^start (?:my |your )?(?:free )?(?:trial|membership|subscription)|^i(?:'ve| have) paid/,
        /^(?:confirm (?:and|&) pay|confirm (?:payment|order|purchase)|complete (?:purchase|order|payment)|submit (?:payment|order)|make payment|continue to pay)/,
      ],
      fr: [
        /^valider (?:le paiement|et payer|ma commande|la commande)/,
        /^confirmer (?:et payer|le paiement)|^payer\b/,
      ],
      de: [
        /^(?:kostenpflichtig|zahlung (?:abschließen|bestätigen))/,
        /^(?:jetzt )?(?:bezahlen|zahlungspflichtig)/,
      ],
      es: [
        /^(?:realizar pago|confirmar (?:el )?pago|finalizar compra)|^finalizar (?:pedido|compra)/,
        /^pagar\b/,
      ],
      pt: [/^concluir/],
      it: [/^paga\b/],
      nl: [/^(?:betalen|afrekenen)/],
      ja: [/^(?:購入|注文)(?:を|する|確定)|^(?:お)?支払う/],
      ko: [/^결제하기/],
      vi: [/^xác nhận thanh toán|^thanh toán/],
      id: [/^konfirmasi pembayaran|^bayar\b/],
      ru: [/^перейти к оплате|^оплатить/],
    },
  ],
  [
    CLAIM_BUTTON,
    {
      en: [/^(?:submit|send|request) (?:a |your )?(?:refund|claim|request)/],
      fr: [/^demander (?:un|le) remboursement/],
      de: [/^erstattung (?:beantragen|anfordern)/],
      es: [/^solicitar (?:el )?reembolso/],
      ja: [/返金を?申請/],
      ko: [/환불 ?신청/],
      ru: [/^запросить возврат/],
    },
  ],
  [
    DETAIL_TITLE,
    {
      en: [/(?:order|transaction|purchase) (?:details?|information|history)/],
      fr: [/détails? de (?:la |ma |votre )?commande/],
      de: [/bestelldetails/],
      es: [/detalle de (?:la |tu )?(?:compra|pedido)/],
      ja: [/注文(?:詳細|履歴)|購入履歴/],
      ko: [/주문 ?상세/],
      ru: [
        /^(?:order|commande|bestellung|pedido|заказ|đơn hàng|pesanan)\s?(?:#|n[°º.]|no\.?|nr\.?|№)?\s?[\w-]*\d[\w-]*(?=$|\s[-–|])/,
      ],
    },
  ],
  [
    DOUBT,
    {
      fr: [/(?:quand|lorsque|après) $/],
      de: [/(?:wenn|falls|nicht|noch|nicht) $/],
      es: [/(?:cuando|si|no) $/],
      vi: [/(?:khi|chưa) $/],
      id: [/(?:jika|belum|bila) $/],
      ru: [/(?:если|после|когда|не) $/],
    },
  ],
  [
    REFUND_WORDS,
    {
      en: [
        /refund (?:was |is |has been )?(?:completed|issued|successful|processed)/,
        /(?:has been|was) refunded/,
      ],
      fr: [/remboursement (?:effectué|accepté)/],
      de: [/erstattung (?:abgeschlossen|veranlasst)/],
      es: [/reembolso (?:realizado|completado)/],
      ja: [/返金(?:が)?完了/],
      ko: [/환불 ?완료/],
      vi: [/hoàn tiền thành công/],
      ru: [/возврат (?:выполнен|оформлен)/],
    },
  ],
  [
    STATUS_REFUND,
    {
      fr: [/remboursé/],
      de: [/erstattet/],
      es: [/reembolsado/],
      ja: [/返金済み/],
      ko: [/환불/],
    },
  ],
  [
    CART_BUTTON,
    {
      fr: [/ajouter au panier/],
      de: [/in den warenkorb/],
      es: [/añadir al carrito/],
      ja: [/カートに入れる/],
      ko: [/장바구니/],
      vi: [/thêm vào giỏ/],
      ru: [/в корзину/],
    },
  ],
  [
    BUY_BUTTON,
    {
      fr: [/reload|acheter/],
      de: [/kaufen/],
      es: [/comprar/],
      ja: [/購入する|チャージ/],
      ko: [/충전|구매/],
      vi: [/mua ngay|nạp/],
      id: [/beli/],
      ru: [/купить/],
    },
  ],
];

/** Titles are compared as they stand, lines in simplified characters, and Japanese has both. */
function inBothScripts(pattern: RegExp): RegExp {
  const simplified = simplify(pattern.source);
  return simplified === pattern.source
    ? pattern
    : new RegExp(`${pattern.source}|${simplified}`, pattern.flags);
}

export const MORE_WORDS: MoreWords = new Map(
  MORE.map(([common, more]) => [common.source, inBothScripts(anyOf(more))]),
);
