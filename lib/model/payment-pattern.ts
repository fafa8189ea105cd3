/** When payments were made, by the hour and weekday that the pages wrote. */
export interface PaymentPattern {
  /** Counts by weekday, Monday first, then by hour: 7 × 24. */
  grid: number[][];
  /** Payments whose pages wrote a day and an hour; the rest is in none of the counts here. */
  timed: number;
  untimed: number;
  /** Payments in the hours that are commonly called night, and these hours. */
  atNight: number;
  night: { from: number; to: number };
}
