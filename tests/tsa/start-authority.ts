import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { makeRequest, readRequest } from '../../lib/timestamp/request';
import { makeAuthority, type Authority } from './make-authority';
import { handMadeReply, reply } from './reply';

/** How an authority behaves; `slow` answers after five seconds. */
export type Behaviour =
  | 'honest'
  | 'slow'
  | 'error'
  | 'html'
  | 'huge'
  | 'redirect'
  | 'hang-up'
  | 'rejects'
  | 'down-for-repair'
  | 'wrong-nonce'
  | 'wrong-imprint'
  | 'modified'
  | 'wrong-signature'
  | 'wrong-clock';

/** One request as it arrived. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface RunningAuthority {
  url: string;
  port: number;
  /** Whose certificates these are. */
  authority: Authority;
  asked: Asked[];
  behave(behaviour: Behaviour): void;
  /** Answers a request, as the server does. */
  answer(request: Buffer): Uint8Array;
  close(): Promise<void>;
}

/** A time-stamp authority on loopback: `openssl ts -reply` behind http, honest until it is told otherwise. */
export async function startAuthority(kind: 'rsa' | 'ec' = 'ec'): Promise<RunningAuthority> {
  const authority = makeAuthority(kind);
  const asked: Asked[] = [];
  const closing = new AbortController();
  let behaviour: Behaviour = 'honest';

  function answer(request: Buffer): Uint8Array {
    const { imprint } = readRequest(request);
    if (behaviour === 'wrong-nonce') return reply(authority, makeRequest(imprint.hash));
    if (behaviour === 'wrong-imprint') return handMadeReply(authority, request, { imprint: '0'.repeat(64) });
    if (behaviour === 'modified') return handMadeReply(authority, request, { status: 1 });
    if (behaviour === 'wrong-clock')
      return handMadeReply(authority, request, { genTime: new Date(Date.now() + 3_600_000) });
    if (behaviour === 'rejects') return refusal('badAlg');
    if (behaviour === 'down-for-repair') return refusal('timeNotAvailable');
    const honest = reply(authority, request);
    if (behaviour === 'wrong-signature') honest[honest.length - 5] = (honest.at(-5) ?? 0) ^ 1;
    return honest;
  }

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    asked.push({ method: message.method ?? '', url: message.url ?? '', headers: message.headers, body });
    const send = (status: number, type: string, content: Uint8Array | string, more = {}) =>
      response.writeHead(status, { 'content-type': type, ...more }).end(content);
    if (behaviour === 'slow') await wait(5000, undefined, { signal: closing.signal });
    if (behaviour === 'hang-up') message.socket.destroy();
    else if (behaviour === 'error') send(500, 'text/plain', 'broken');
    else if (behaviour === 'html')
      send(200, 'text/html', '<!doctype html><title>Log in to this network</title>');
    else if (behaviour === 'huge') send(200, 'application/timestamp-reply', new Uint8Array(10 * 2 ** 20));
    else if (behaviour === 'redirect') send(302, 'text/plain', '', { location: 'http://elsewhere.example/' });
    else send(200, 'application/timestamp-reply', answer(body));
  }

  const server = createServer((message, response) => {
    respond(message, response).catch((error: unknown) => {
      // Who is cut off by the closing gets no answer; its test has ended.
      if (!closing.signal.aborted) throw error;
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/tsr`,
    port,
    authority,
    asked,
    behave: (next) => {
      behaviour = next;
    },
    answer,
    async close() {
      closing.abort();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      authority.close();
    },
  };
}

/** `TimeStampResp` with status 2 (rejection) and bit 0 or bit 14 of `PKIFailureInfo`. */
const REFUSALS = { badAlg: '3009300702010203020780', timeNotAvailable: '300a30080201020303010002' };

function refusal(failure: keyof typeof REFUSALS): Uint8Array {
  return new Uint8Array(Buffer.from(REFUSALS[failure], 'hex'));
}
