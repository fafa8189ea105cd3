import type { BackgroundMessages, PageMessages } from '../model/message';
import { answerOf, isEnvelope, replyWith, type Envelope, type Reply } from './envelope';
import { pageApi } from './page-api';

type PageHandlers = {
  [Type in keyof PageMessages]: (
    request: PageMessages[Type]['request'],
  ) => Promise<PageMessages[Type]['answer']>;
};

/** `askBackground` of messages.ts, for scripts on pages: without the polyfill, which is bigger than what it would do here. */
export async function askBackground<Type extends keyof BackgroundMessages>(
  type: Type,
  request: BackgroundMessages[Type]['request'],
): Promise<BackgroundMessages[Type]['answer']> {
  const envelope: Envelope = { target: 'background', type, request };
  return answerOf(await pageApi().runtime.sendMessage(envelope)) as BackgroundMessages[Type]['answer'];
}

/** Answers what the background asks of this page. */
export function listenAsPage(handlers: PageHandlers): () => void {
  const { id, onMessage } = pageApi().runtime;
  const listener = (message: unknown, sender: { id?: string }, reply: (reply: Reply) => void) => {
    if (!isEnvelope(message) || message.target !== 'page' || sender.id !== id) return false;
    if (!Object.hasOwn(handlers, message.type)) return false;
    const answer = handlers[message.type as keyof PageHandlers] as (request: unknown) => Promise<unknown>;
    void replyWith(() => answer(message.request)).then(reply);
    return true;
  };
  onMessage.addListener(listener);
  return () => onMessage.removeListener(listener);
}
