/**
 * `archive`: a zip of other files, which may be locked; `wrong-type`: a document that is no spreadsheet;
 * `too-large`: unpacked it would take more than any bill does.
 */
export type SpreadsheetProblem = 'archive' | 'wrong-type' | 'unreadable' | 'too-large';

export class SpreadsheetError extends Error {
  override name = 'SpreadsheetError';
  constructor(
    readonly problem: SpreadsheetProblem,
    options?: ErrorOptions,
  ) {
    super(problem, options);
  }
}
