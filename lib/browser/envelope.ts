/** Who a message is for. */
export type Target = 'background' | 'page' | 'builder';

/** Every message on its way, whoever sends it. */
export interface Envelope {
  target: Target;
  type: string;
  request: unknown;
}

/** Every answer on its way. An error crosses as its message: browsers do not agree on how one would cross by itself. */
export type Reply = { answer: unknown } | { error: string };

export function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && 'target' in message && 'type' in message;
}

/** Packs what a handler answers or throws. */
export async function replyWith(answer: () => Promise<unknown>): Promise<Reply> {
  try {
    return { answer: await answer() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Unpacks it at the other end. @throws Error what the handler threw, or that nobody answered. */
export function answerOf(reply: unknown): unknown {
  if (typeof reply !== 'object' || reply === null) throw new Error('nobody answered');
  if ('error' in reply) throw new Error(String(reply.error));
  return 'answer' in reply ? reply.answer : undefined;
}
