/** Of the words that we look for: traditional, then simplified. */
const PAIRS =
  '碼码單单號号訂订編编額额應应實实總总計计數数帳账帐账戶户時时間间態态狀状稱称費费購购買买價价餘余續续運运儲储敗败關关閉闭寶宝錢钱條条協协議议務务複复製制結结掃扫銀银類类開开請请沒没後后幣币貨货優优贈赠點点確确認认選选擇择資资訊讯';

const SIMPLIFIED = new Map<string, string>();
for (let at = 0; at < PAIRS.length; at += 2) SIMPLIFIED.set(PAIRS.charAt(at), PAIRS.charAt(at + 1));
const ANY = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`);
const TRADITIONAL = new RegExp(ANY, 'g');

/** `訂單編號` → `订单编号`: same length, so that offsets stay; only what the dictionaries need. For matching, never shown. */
export function simplify(text: string): string {
  // Most texts have none, and replacing is slow even then.
  return !ANY.test(text) ? text : text.replace(TRADITIONAL, (letter) => SIMPLIFIED.get(letter) ?? letter);
}
