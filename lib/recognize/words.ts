/** Headlines that say that money was paid; a following 后, 的 or 未 makes it a sentence about payments. */
export const PAID_WORDS =
  /(?:(?:订单)?(?:支付|付款|充值|购买|交易|訂單付款|儲值)(?:成功|完成)|订单已支付|已成功(?:支付|付款|充值)|payment (?:was |is )?(?:successful|completed?|received|succeeded)|purchase completed?|successfully paid|paid successfully|(?:お)?支払い?が?完了|paiement (?:réussi|accepté|effectué))(?![后後的未率时時才即页頁没时却與与]|之后|之後|未到)/i;

/** Headlines of orders that were placed: by transfer or on delivery nothing is paid yet. */
export const PLACED_WORDS =
  /下单成功|订单提交成功|提交成功|thank you for your (?:order|purchase)|order (?:received|placed|confirmed)|order (?:has been|is) (?:received|placed|confirmed)|ご注文ありがとうございま|注文が完了|merci pour votre commande|commande (?:est )?confirmée/i;

export const FAILED_WORDS =
  /(?:支付|付款|充值|交易|购买|訂單)(?:失败|失敗|关闭|關閉|取消|超时|未成功|未完成)|订单已(?:关闭|取消|超时|失效)|超时(?:已失败|未支付)|payment (?:failed|declined|cancell?ed|unsuccessful)|(?:card|payment) (?:was )?(?:not authenticated|declined)|(?:order|payment) (?:cannot|could not) be processed|paiement (?:refusé|échoué)|決済に失敗/i;

/** Before these words a text talks about payments instead of reporting one. */
export const DOUBT =
  /[?？]|未|不|没|沒|如|若|等待|请|請|是否|确认|表示|怎么|为什么|即可|if |when |once |after |until |how |not /i;

export const STATUS_PAID =
  /已支付|已付款|支付成功|付款成功|交易成功|充值成功|已完成|交易完成|^(?:paid|completed?|succeeded|successful|payé)$/i;
export const STATUS_FAILED = /失败|失敗|已关闭|已取消|已失效|超时|failed|cancell?ed|declined|expired/i;
export const STATUS_REFUND = /已退款|退款成功|refunded|remboursé/i;

export const PAY_BUTTON =
  /^(?:立即|确认|确定|去|马上|同意并)?(?:支付|付款|支付订单|結帳|结算)|^(?:pay|place order|checkout|payer)\b|^(?:お)?支払う/i;
export const BUY_BUTTON = /充值|购买|購買|下单|下單|开通|儲值|top.?up|recharge|buy|purchase|acheter|購入/i;
export const SCAN_WORDS = /扫一扫|扫码(?:支付|付款)|扫描二维码|掃碼|掃一掃|scan (?:the )?(?:qr )?code/i;
export const CASHIER_WORDS =
  /收银台|收銀台|选择支付方式|选择付款方式|请选择支付|cashier|checkout|payment method/i;

export const CHANNEL =
  /支付宝|支付寶|微信支付|微信|抖音支付|云闪付|银联|QQ钱包|财付通|京东支付|数字人民币|花呗|银行卡|信用卡|储蓄卡|余额支付|alipay|wechat ?pay|paypal|visa|mastercard|unionpay|apple pay|google pay|line pay|paypay/i;

/** What recharges count. */
export const COIN =
  '抖币|抖幣|快币|B币|虎牙币|鱼翅|鱼丸|Q币|Q点|钻石|金币|星币|金瓜子|点券|元宝|coins?|diamonds?|コイン|ダイヤ';

/** What stands beside a value and is not part of it. */
export const BADGE =
  /^\s*[[【(]?(?:复制|点击复制|拷贝|複製|copy|copied|查看|查看详情|详情|更换|切换|修改|コピー|copier)[\])】]?\s*$/i;
export const TRAILING_BADGE = /\s*[[【(]?(?:点击复制|复制|拷贝|複製|copy)[\])】]?$/i;
export const EMPTY = /^(?:[-—–/.…\s]*|暂无|无|未知|请选择.*|n\/?a|none|null|undefined)$/i;
export const TERMS =
  /(?:充值|支付|用户|用戶|服务|服務|会员).{0,8}(?:协议|條款|条款|協議)|terms of (?:service|purchase|use)|利用規約/i;
