/** A remedy taken out of the code, and the test that has to fail then. */
export interface Break {
  /** Its number in docs/capture-failures.md. */
  failure: number;
  /** What the change brings back, in a few words. */
  brings: string;
  file: string;
  /** Stands once in the file. */
  find: string;
  replace: string;
  /** File of the test and words of its name; the dependency rule has no file. */
  test: { file: string; name: string } | 'dependency rule';
}
