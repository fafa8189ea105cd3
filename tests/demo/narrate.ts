import { createInterface } from 'node:readline/promises';

export interface Narrator {
  /** One line of the story; waits for Enter first where the person asked for steps. */
  tell(chinese: string, english: string): Promise<void>;
  /** Something is not as promised: said at once, counted, and the story goes on. */
  complain(what: string): void;
  complaints: readonly string[];
}

/** Tells the demo in numbered lines. `byStep` waits for Enter before each, where somebody is there to press it. */
export function createNarrator({ byStep }: { byStep: boolean }): Narrator {
  const complaints: string[] = [];
  let line = 0;
  return {
    complaints,
    async tell(chinese, english) {
      line += 1;
      process.stdout.write(`${String(line).padStart(2)}. ${chinese}\n    ${english}\n`);
      if (byStep && process.stdin.isTTY) {
        const terminal = createInterface({ input: process.stdin, output: process.stdout });
        await terminal.question('    ⏎ ');
        terminal.close();
      }
    },
    complain(what) {
      complaints.push(what);
      process.stdout.write(`  ✗ ${what}\n`);
    },
  };
}
