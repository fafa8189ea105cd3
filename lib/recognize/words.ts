// All in simplified characters: texts are simplified before they are compared.

/** Headlines that say that money was paid; a following 后, 的 or 未 makes it a sentence about payments. */
export const PAID_WORDS =
  /(?:(?:支付|付款|充值|储值|购买|开通|交易)(?:成功|完成)|订单已支付|已成功(?:支付|付款|充值)|payment (?:was |is )?(?:successful|completed?|received|succeeded)|purchase completed?|successfully paid|paid successfully)(?![后的未率时才即页却与没吗]|了[，,]|之后)/i;

/** Headlines of orders that were placed: by transfer or on delivery nothing is paid yet. */
export const PLACED_WORDS =
  /下单成功|提交成功|thank you for your (?:order|purchase)|order (?:has been |is )?(?:received|placed|confirmed)/i;

export const FAILED_WORDS =
  /(?:支付|付款|充值|交易|购买|订单)(?:失败|关闭|取消|超时|未成功|未完成)|订单已(?:关闭|取消|超时|失效|过期)|超时(?:已失败|未支付)|(?:payment|card) (?:was )?(?:failed|declined|cancell?ed|unsuccessful|not authenticated)|(?:order|payment) (?:cannot|could not) be processed/i;

/** Before these words a text talks about payments instead of reporting one. */
export const DOUBT =
  /[?？]|用户\S|网友|玩家|买\S{0,3}家|未|不|没|如|若|今日|恭喜用户|等待|请|是否|确认|表示|怎么|为什么|即可|if |when |once |after |until |how |not /i;

export const STATUS_PAID =
  /已支付|已付款|(?:支付|付款|交易|充值)(?:成功|完成)|已完成|^(?:paid|completed?|succeeded|successful)$/i;
export const STATUS_FAILED = /失败|已关闭|已取消|已失效|已过期|超时|failed|cancell?ed|declined|expired/i;
export const STATUS_REFUND = /已退款|退款成功|refunded/i;
export const REFUND_WORDS = /退款(?:成功|完成|已到账)(?![后的时])/;

/** What is asked for where money is asked back. */
export const REFUND =
  /退款|退费|退还|退货|refund|rembours|返金|erstatt|환불|reembols|hoàn tiền|возврат|chargeback|dispute/i;
/** Beside a box to type into: the person asks for the money back. */
export const CLAIM_BUTTON = /^(?:提交|确认|确定)(?:退款|申请|售后)/;

export const PAY_BUTTON =
  /^(?:立即|确认|确定|去|马上|同意并|继续|重新|我?已完成|我已|(?:立即使用|跳转到?)\S{2,4})?(?:支付(?!宝|方式)|付款|结账|结算)|^提交订单|^.{0,6}(?:支付|付款)\s?[¥￥]\s?\d|^(?:pay|place order|checkout)\b/i;
/** A button that is drawn of nothing but its words. */
export const PLAIN_BUTTON =
  /^(?:立即|确认|确定|去|马上)(?:支付|付款|充值|购买|开通)\s*(?:[¥￥]?\s?\d[\d.,]*\s?元?)?$/;
export const BUY_BUTTON = /充值|储值|购买|购入|下单|开通|top.?up|recharge|buy|purchase/i;
/** A shop's page of one of its goods. */
export const CART_BUTTON = /加入购物车|add to (?:cart|bag|basket)/i;
/** A page about a purchase of the past, however glad its words are. */
export const DETAIL_TITLE = /(?:订单|交易|账单)(?:详情|明细)|(?:order|transaction) details?/i;
export const SCAN_WORDS = /扫一扫|扫码(?:支付|付款)?|扫描二维码|scan (?:the )?(?:qr )?code|コードを読/i;
export const CASHIER_WORDS = /收银台|betaalmethode|选择(?:支付|付款)|cashier|checkout|payment method/i;

export const CHANNEL =
  /支付宝|微信(?:支付)?|抖音支付|云闪付|银联|QQ钱包|财付通|京东支付|数字人民币|花呗|银行卡|信用卡|储蓄卡|alipay|wechat ?pay|(?:apple|google|line|shopee|samsung|rakuten|kakao|naver|grab) ?pay\b|paypal|visa\b|master ?card|unionpay|paypay|american express|amex\b|ideal\b|klarna|gopay|ovo\b|momo\b|paytm|\bupi\b|카카오페이|네이버페이/i;

/** A page that explains payments, by its title. */
export const ARTICLE_TITLE =
  /怎么|如何|为什么|教程|攻略|指南|模板|文档|接口|申请发票|开票|提现|常见问题|问答|解读|对比|比价|排行榜|盘点|测评|评测|哪家|大全|\b(?:how to|why|what is|guides?|templates?|tutorials?|documentation|docs|faq|tips|api|reference|developers?|wikipedia|withdraw(?:al)?s?)\b/i;
/** Where a shop's own people see its customers' orders. */
export const BACK_OFFICE = /后台|商家中心|管理系统|\badmin\b|back ?office|seller cent/i;
/** A list of purchases is named one; where it shows no order number, nothing else tells it from a bank's. */
export const PURCHASES =
  /充值|储值|订单|购买|消费|付款|支付|order|purchase|payment|top.?up|recharge|invoice|commande|achat|bestell|zahlung|pedido|compra|pago|注文|購入|購買|決済|주문|결제|충전|đơn hàng|nạp|thanh toán|pesanan|pembayaran|transaksi|заказ|покуп|платеж|plat[eiė]/i;
/** A page where money is added to an account, by its title. */
export const TOP_UP =
  /add funds|add (?:credit|balance|money)|deposit|top.?up|recharge|充值|储值|チャージ|충전|nạp tiền|isi (?:saldo|ulang)|recarga|aufladen|пополн/i;
/** What is bought to be used up inside an account. */
export const CREDIT =
  /会员|月卡|年卡|季卡|点卡|充值卡|点数|点券|积分|余额|金币|钻石|游戏币|[一-龥]币|\d\s?(?:点|币|钻|豆)|\bvip\b|coins?\b|credits?\b|\bpoints?\b|diamonds?|\bgems?\b|tokens?\b|crystals?|robux|v-?bucks|membership|subscription|gift ?card|top.?up|コイン|ポイント|ジェム|ダイヤ|캐시|포인트|코인|다이아|kim cương|xu\b|diamante|monedas|кристалл|монет/i;
/** Where a person talks with support, and what sends a message there. */
export const SUPPORT_TITLE =
  /客服|在线咨询|人工服务|聊天|会话|live chat|\bchat\b|customer (?:service|support|care)|support|工单/i;
export const SEND_BUTTON = /^(?:发\s?送|发消息|发送消息|send|send message|回复|提交回复|reply)$/i;

/** What recharges count. */
export const COIN =
  '抖币|快币|B币|虎牙币|鱼翅|鱼丸|Q币|Q点|钻石|金币|星币|金瓜子|点券|元宝|coins?|diamonds?|コイン|ダイヤ';

/** What stands beside a value and is not part of it. */
const COPY = '[[【(]?(?:点击复制|复制|拷贝|copy|copied|コピー|copier)[\\])】]?$';
export const BADGE = new RegExp(`^\\s*(?:(?:查看(?:详情)?|详情|更换|切换|修改|change)$|${COPY})`, 'i');
export const TRAILING_BADGE = new RegExp(`\\s*${COPY}`, 'i');
export const EMPTY = /^(?:[-—–/.…\s]*|暂无|无|未知|请选择.*|n\/?a|none|null|undefined)$/i;
export const TERMS =
  /(?:充值|支付|用户|服务|会员).{0,8}(?:协议|条款)|terms of (?:service|purchase|use)|利用規約/i;
