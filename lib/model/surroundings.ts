/** Something that the page says, and the line or sentence in which it says so. */
export interface Quoted {
  value: string;
  quote: string;
}

/** Who stands behind a page, as its text says. Complaint forms ask for these. */
export interface Merchant {
  /** Names of companies, where the line says that it is about the site or the payee. */
  companies: Quoted[];
  /** 统一社会信用代码 (GB 32100-2015); `isValid`: its check digit fits. */
  creditCodes: (Quoted & { isValid: boolean })[];
  /** ICP numbers and licences of the site. */
  registrations: Quoted[];
}

export const CLAUSE_KINDS = ['nonRefundable', 'lapse', 'finalSay', 'minors'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** A sentence of the page that matters in a dispute; quoted, not judged. */
export interface Clause {
  kind: ClauseKind;
  quote: string;
}
