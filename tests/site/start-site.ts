import {
  createServer as createProxy,
  request as pass,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { generate } from 'selfsigned';
import { isBrowserRequest } from './browser-requests';
import { findFixture, readFixtures, type Fixture } from './fixtures';

/** One request that reached the site, whoever sent it. `origin` is null where the browser sent none. */
export interface SiteRequest {
  method: string;
  protocol: 'http' | 'https';
  host: string;
  path: string;
  origin: string | null;
  cookie: string | null;
  /** The fixture page that answered; null for everything else. */
  fixture: string | null;
  /** UTC ms. */
  at: number;
}

/** What a scripted page answers; `delay` in ms. */
export interface SiteAnswer {
  body: string;
  status?: number;
  type?: string;
  /** Where a redirect leads. */
  location?: string;
  delay?: number;
}

export interface Site {
  /** Port of the proxy on 127.0.0.1: the browser's only way out. */
  port: number;
  /** Every request of pages and of the extension; what is not here did not leave the browser. */
  requests: SiteRequest[];
  /** Shows this fixture (`douyin/paid`) at its URL from now on, also where another one has the same URL; returns the URL. */
  show(name: string): string;
  /** Throws where there is none of that name. */
  fixture(name: string): Fixture;
  /** Answers this URL (query ignored) by script: slow pages, pages that change, hosts that nobody configured. */
  answer(url: string, answer: (request: SiteRequest) => SiteAnswer): void;
  /** Hands http requests to this host on to a server on loopback, as they are; https stays here, and finds nothing. */
  forward(host: string, port: number): void;
  close(): Promise<void>;
}

/**
 * Plays the fixture pages at the platforms' real host names, with no network: an HTTP proxy on loopback that answers
 * every host itself, over TLS with a certificate of its own (browsers are told to accept it).
 */
export async function startSite(fixtures: readonly Fixture[] = readFixtures()): Promise<Site> {
  const requests: SiteRequest[] = [];
  const shown: Fixture[] = [];
  const scripted = new Map<string, (request: SiteRequest) => SiteAnswer>();
  const forwarded = new Map<string, number>();

  function fixtureOf(name: string): Fixture {
    const fixture = fixtures.find((candidate) => candidate.name === name);
    if (fixture) return fixture;
    throw new Error(`No fixture page ${name}. There are: ${fixtures.map((page) => page.name).join(', ')}.`);
  }

  async function respond(message: IncomingMessage, response: ServerResponse, protocol: 'http' | 'https') {
    const url = requestedUrl(message, protocol);
    const fixture = findFixture([...[...shown].reverse(), ...fixtures], url);
    const request = {
      method: message.method ?? 'GET',
      protocol,
      host: url.host,
      path: `${url.pathname}${url.search}`,
      origin: message.headers.origin ?? null,
      cookie: message.headers.cookie ?? null,
      fixture: fixture?.name ?? null,
      at: Date.now(),
    };
    if (!isBrowserRequest(request.host, request.path)) requests.push(request);
    const port = forwarded.get(url.host);
    if (port !== undefined && protocol === 'http') {
      const { method, headers } = message;
      const onward = pass({ host: '127.0.0.1', port, method, headers, path: url.pathname + url.search });
      onward.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      message.pipe(onward);
      return;
    }
    const script = scripted.get(`${url.host}${url.pathname}`);
    const answer = script?.(request) ?? (fixture ? { body: fixture.html } : NOTHING_HERE);
    if (answer.delay !== undefined) await wait(answer.delay);
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.type ?? 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(answer.location !== undefined && { location: answer.location }),
    });
    response.end(answer.body);
  }

  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
  const secure = createHttps({ key: certificate.private, cert: certificate.cert }, (message, response) => {
    void respond(message, response, 'https');
  });
  const proxy = createProxy((message, response) => void respond(message, response, 'http'));
  const sockets = new Set<Duplex>();
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  proxy.on('connect', (_message, socket: Duplex) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (proxy.address() as AddressInfo).port,
    requests,
    fixture: fixtureOf,
    show(name) {
      const fixture = fixtureOf(name);
      shown.push(fixture);
      return fixture.page.url;
    },
    answer(url, answer) {
      const { host, pathname } = new URL(url);
      scripted.set(`${host}${pathname}`, answer);
    },
    forward: (host, port) => void forwarded.set(host, port),
    async close() {
      const closed = new Promise((resolve) => {
        proxy.close(resolve);
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const NOTHING_HERE: SiteAnswer = {
  status: 404,
  body: '<!doctype html><title>404</title><p>Nothing here.</p>',
};

/** A proxy gets whole URLs for http, and paths with a Host header inside a TLS tunnel. */
function requestedUrl(message: IncomingMessage, protocol: 'http' | 'https'): URL {
  return new URL(message.url ?? '/', `${protocol}://${message.headers.host ?? 'unknown'}`);
}
