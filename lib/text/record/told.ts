/** A label and what stands beside it, in one language. */
export interface Told {
  label: string;
  value: string;
}
