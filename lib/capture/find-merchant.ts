import type { Merchant, Quoted } from '../model/surroundings';

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/g;
const REGISTRATION =
  /[\u4e00-\u9fa5]ICP[备证]\s?\d{5,10}号(?:-\d{1,3})?|[\u4e00-\u9fa5]公网安备\s?\d{10,16}号|[\u4e00-\u9fa5][A-Z]\d-\d{8}/g;
const COMPANY =
  /[\u4e00-\u9fa5（）()·]{2,40}?(?:股份有限公司|有限责任公司|有限公司)|[A-Z][\w.,&' -]{1,60}? (?:Co\., ?Ltd\.?|Limited|Ltd\.?|Inc\.?|GmbH)/g;
/** Lines that speak of the site itself or of who is paid; a company named elsewhere may be anybody. */
const ABOUT_SITE =
  /©|copyright|版权|ICP|许可证|执照|信用代码|收款方|收款商户|商户名称|商户全称|公司名称|企业名称|运营(?:主体|方|商)|主办单位/i;
const BEFORE_NAME =
  /^.*(?:版权所有|版权归|公司名称|企业名称|收款方|收款商户|商户名称|商户全称|运营主体|运营方|运营商|主办单位|由|归)[:：]?/;
/** A page that lists companies is no footer. */
const MOST = 5;

/** Company, credit code and registrations, as the page's visible text names them. Nothing is looked up, nothing filled in. */
export function findMerchant(text: string): Merchant {
  const lines = text.split('\n').map((line) => line.trim());
  const found = (pattern: RegExp, isAsked: (line: string) => boolean): Quoted[] => {
    const quoted = lines
      .filter(isAsked)
      .flatMap((line) =>
        [...line.matchAll(pattern)].map(([value]) => ({ value, quote: line.slice(0, 200) })),
      );
    return quoted
      .filter((one, index) => quoted.findIndex(({ value }) => value === one.value) === index)
      .slice(0, MOST);
  };
  return {
    companies: found(COMPANY, (line) => ABOUT_SITE.test(line))
      .map(({ value, quote }) => ({ value: value.replace(BEFORE_NAME, '').trim(), quote }))
      .filter(({ value }) => value.length >= 6),
    creditCodes: found(CREDIT_CODE, (line) => /信用代码|执照|税号/.test(line)).map((one) => ({
      ...one,
      isValid: isCreditCode(one.value),
    })),
    registrations: found(REGISTRATION, () => true),
  };
}

/** The check digit of GB 32100-2015, 6.2: weights are powers of 3 modulo 31. */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18) return false;
  let weight = 1;
  let sum = 0;
  for (const letter of code.slice(0, 17)) {
    const value = LETTERS.indexOf(letter);
    if (value === -1) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return LETTERS[(31 - (sum % 31)) % 31] === code[17];
}
