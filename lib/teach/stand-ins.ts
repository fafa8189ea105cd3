/** Made-up letters for names, none of which is common in one. */
const HAN = '示例样品虚构测试甲乙丙丁戊己庚辛';
/** Words longer than this are text, not one person's. */
const LONGEST_NAME = 40;

/** After these words stands something of one person's. */
const PERSONAL =
  /^(?:.{0,12}[\s:：，,。!！])?(昵称|用户名?|用户ID|姓名|真实姓名|账号|帐号|账户|会员|收货人|收件人|付款人|付款方|付款账户|收款人|联系人|联系方式|手机号?码?|电话|邮箱|地址|充值账号|充值给|游戏角色|角色名|区服|欢迎(?:回来|您|你)?|[你您]好|Hi|Hello|Hey|Dear|Welcome(?: back)?|Nickname|User ?name|User|Account|Name|Buyer|Payer|Payee|E-?mail|Phone|Address)(\s*[:：,，]\s*|\s+)(.*)$/is;
const LABEL_ALONE =
  /^(?:昵称|用户名?|用户ID|姓名|真实姓名|账号|帐号|账户|收货人|收件人|付款人|付款方|付款账户|收款人|联系人|联系方式|手机号?码?|电话|邮箱|地址|充值账号|游戏角色|角色名|Nickname|User ?name|Account|Name|Buyer|Payer|Payee|E-?mail|Phone|Address)\s*[:：]?$/i;

/** E-mail, date with time, time of day, amount, other word with digits or stars; in this order at each place. */
const PARTS =
  /([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})|(\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)|(\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)|([¥￥$€£]\s?\d[\d,]{0,14}(?:\.\d{1,2})?|\d[\d,]{0,14}(?:\.\d{1,2})?\s?(?:元|CNY|USD|EUR)|\d{1,9}\.\d{2}(?!\d))|([A-Za-z0-9*•_-]{4,200})/g;

/** Replaces what could be one person's by something made up of the same shape; the same by the same, wherever it stands. */
export interface StandIns {
  /** Of a text as it stands. */
  text(words: string): string;
  /** Of something that is personal as a whole: a name, a number. */
  whole(words: string): string;
  /** Whether a text is a label after which something personal follows. */
  isPersonalLabel(words: string): boolean;
}

/**
 * `known`: values that are certainly personal, replaced wherever they stand. `random` gives 0 to 1, as `Math.random` does:
 * a stand-in that was computed from what it stands for could be undone by trying.
 */
export function createStandIns(known: readonly string[], random: () => number): StandIns {
  const made = new Map<string, string>();
  const names = [...new Set(known.map((each) => each.trim()))]
    .filter((each) => each.length > 1)
    .sort((one, other) => other.length - one.length);

  const remembered = (original: string, make: (original: string) => string): string => {
    const before = made.get(original);
    if (before !== undefined) return before;
    let stand = make(original);
    // One that is the same again would be none.
    for (let attempt = 0; stand === original && attempt < 5; attempt += 1) stand = make(original);
    made.set(original, stand);
    return stand;
  };
  const oneOf = (letters: string) => letters[Math.floor(random() * letters.length)] ?? '';
  const letter = (from: string): string => {
    if (/[0-9]/.test(from)) return oneOf('0123456789');
    if (/[a-z]/.test(from)) return oneOf('abcdefghijkmnpqrstuvwxyz');
    if (/[A-Z]/.test(from)) return oneOf('ABCDEFGHJKLMNPQRSTUVWXYZ');
    return /\p{L}/u.test(from) ? oneOf(HAN) : from;
  };
  const shape = (words: string) => [...words].map(letter).join('');
  /** XH2026…: the letters before a number say whose it is, not which. A zero in front stays one. */
  const number = (words: string) => {
    const head = /^[A-Za-z]{0,4}(?=\d)/.exec(words)?.[0] ?? '';
    const rest = words.slice(head.length);
    return head + (rest.startsWith('0') ? '0' + shape(rest.slice(1)) : shape(rest).replace(/^0/, '1'));
  };
  const clock = (words: string) => {
    const below = (most: number, digits: number) => String(Math.floor(random() * most)).padStart(digits, '0');
    return words
      .split(/([:：])/)
      .map((part, index) => (/\d/.test(part) ? below(index === 0 ? 24 : 60, part.length) : part))
      .join('');
  };
  const whole = (words: string): string => {
    const trimmed = words.trim();
    if (trimmed === '') return words;
    const stand = remembered(trimmed, /\d/.test(trimmed) ? number : shape);
    return words.replace(trimmed, () => stand);
  };
  const mail = (words: string) => {
    const [name = ''] = words.split('@');
    return `${shape(name)}@example.com`;
  };

  const text = (words: string): string => {
    let left = words;
    const kept: string[] = [];
    /** Out of reach of the rules that follow. */
    const keep = (stand: string) => `\u{e000}${kept.push(stand) - 1}\u{e001}`;
    for (const name of names) left = left.replaceAll(name, () => keep(whole(name)));
    const personal = PERSONAL.exec(left);
    if (personal !== null) {
      const [all, , , value = ''] = personal;
      const at = all.length - value.length;
      const own = /^[^\s，,。；;|｜]{1,40}/.exec(value)?.[0] ?? '';
      if (own !== '' && !own.includes('\u{e000}'))
        left = left.slice(0, at) + keep(whole(own)) + left.slice(at + own.length);
    }
    left = left.replace(PARTS, (all, isMail?: string, isDay?: string, isClock?: string, isMoney?: string) => {
      if (isMail !== undefined) return remembered(all, mail);
      if (isDay !== undefined || isMoney !== undefined) return all;
      if (isClock !== undefined) return remembered(all, clock);
      const digits = all.replace(/\D/g, '').length;
      return digits >= 4 || /[*•]/.test(all) ? remembered(all, number) : all;
    });
    return left.replace(/\u{e000}(\d+)\u{e001}/gu, (_all, index: string) => kept[Number(index)] ?? '');
  };

  return {
    text,
    whole: (words) => (words.length > LONGEST_NAME ? text(words) : whole(words)),
    isPersonalLabel: (words) => LABEL_ALONE.test(words.trim()),
  };
}
