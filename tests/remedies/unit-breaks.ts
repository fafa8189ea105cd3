import type { Break } from "./break";

/** Noticed without a browser. */
export const UNIT_BREAKS: readonly Break[] = [
  {
    failure: 1,
    brings: "nobody waits for the quota",
    file: "lib/browser/screenshots.ts",
    find: "  await waitForQuota();\n",
    replace: "",
    test: {
      file: "lib/browser/screenshots.test.ts",
      name: "however many are asked for at once",
    },
  },
  {
    failure: 1,
    brings: "a refusal by the quota is final",
    file: "lib/browser/screenshots.ts",
    find: "const QUOTA_ATTEMPTS = 5;",
    replace: "const QUOTA_ATTEMPTS = 1;",
    test: {
      file: "lib/browser/screenshots.test.ts",
      name: "another run of the worker has used up",
    },
  },
  {
    failure: 2,
    brings: "one attempt only",
    file: "lib/browser/screenshots.ts",
    find: "const ATTEMPTS = 3;",
    replace: "const ATTEMPTS = 1;",
    test: {
      file: "lib/browser/screenshots.test.ts",
      name: "cannot read its own pixels",
    },
  },
  {
    failure: 2,
    brings: "minimised windows are photographed",
    file: "lib/browser/screenshots.ts",
    find: "  if (window.state === 'minimized') throw new PictureGapError('minimised');\n",
    replace: "",
    test: {
      file: "lib/browser/screenshots.test.ts",
      name: "a window that is minimised",
    },
  },
  {
    failure: 2,
    brings: "without a picture there is no record",
    file: "lib/flow/gather-facts.ts",
    find: "    return { method: 'none', shot: null, reason: `${reason}; ${messageOf(error)}`, attempts };",
    replace: "    throw error;",
    test: {
      file: "lib/flow/take-capture.test.ts",
      name: "names the gap where no picture can be had",
    },
  },
  {
    failure: 3,
    brings: "switches of tabs do not count",
    file: "lib/browser/screenshots.ts",
    find: "activated.has(before.windowId) || ",
    replace: "",
    test: {
      file: "lib/browser/screenshots.test.ts",
      name: "another tab was in front meanwhile",
    },
  },
  {
    failure: 3,
    brings: "document and address are not compared",
    file: "lib/flow/gather-facts.ts",
    find: "const isRight = page.isSame || (page.after === null && shot.isCertain);",
    replace: "const isRight = true;",
    test: { file: "lib/flow/gather-facts.test.ts", name: "is thrown away" },
  },
  {
    failure: 5,
    brings: "frames without end",
    file: "lib/flow/photograph-whole.ts",
    find: "      if (shots.length === MOST_FRAMES) gap = 'limit';\n",
    replace: "",
    test: {
      file: "lib/flow/photograph-whole.test.ts",
      name: "ends after 24 frames",
    },
  },
  {
    failure: 8,
    brings: "what a killed worker left is forgotten",
    file: "lib/flow/resume-captures.ts",
    find: "const left = (await store.pendingCaptures())",
    replace: "const left = (await store.pendingCaptures()).slice(0, 0)",
    test: {
      file: "lib/flow/resume-captures.test.ts",
      name: "seals what a killed background left pending",
    },
  },
  {
    failure: 8,
    brings: "nothing is written ahead",
    file: "lib/flow/take-capture.ts",
    find: "const written = store.putPending(capture, [text]);",
    replace: "const written = Promise.resolve(text);",
    test: {
      file: "lib/flow/resume-captures.test.ts",
      name: "seals what a killed background left pending",
    },
  },
  {
    failure: 11,
    brings: "files are held whole while they are checked",
    file: "lib/check/streams.ts",
    find: "    hash.update(piece);\n",
    replace:
      "    hash.update(piece);\n    ((globalThis as { held?: Uint8Array[] }).held ??= []).push(piece.slice());\n",
    test: {
      file: "tests/check/streaming.test.ts",
      name: "is checked without being held",
    },
  },
  {
    failure: 12,
    brings: "changed files are exported and signed",
    file: "lib/packet/read-evidence.ts",
    find: "    if ((await sha256Hex(bytes)) !== sha256) throw new PacketError('changed-file', subject);\n",
    replace: "    if (bytes.byteLength < 0) await sha256Hex(bytes);\n",
    test: {
      file: "lib/packet/refuse-packet.test.ts",
      name: "when one byte of page.html changed",
    },
  },
  {
    failure: 14,
    brings: "WebCrypto is awaited inside a transaction",
    file: "lib/store/store.ts",
    find: "          await appendRows(db, added);\n          await db.captures.put(capture);",
    replace:
      "          await appendRows(db, added);\n          await crypto.subtle.digest('SHA-256', new Uint8Array(2 ** 20));\n          await db.captures.put(capture);",
    test: {
      file: "lib/flow/take-capture.test.ts",
      name: "stores picture, fields and text",
    },
  },
  {
    failure: 15,
    brings: "a page's script opens the store",
    file: "entrypoints/watch.ts",
    find: "  endEarlier();\n",
    replace:
      "  endEarlier();\n  void import('../lib/store/store').then(({ openStore }) => openStore().counts());\n",
    test: "dependency rule",
  },
  {
    failure: 16,
    brings: "a full disk is an unknown failure",
    file: "lib/store/durable-writes.ts",
    find: "    if (isQuotaError(error)) throw new DiskFullError('no room left on this device', { cause: error });\n",
    replace: "    if (isQuotaError(error)) throw error;\n",
    test: {
      file: "lib/flow/take-capture.test.ts",
      name: "says that the disk is full",
    },
  },
  {
    failure: 18,
    brings: "the first picture is the only one",
    file: "lib/flow/gather-facts.ts",
    find: "    isSame && isRestless(picture, isLoading)",
    replace:
      "    isSame && isRestless(picture, isLoading) && tools.browserName === tools.extension.build + 1",
    test: {
      file: "lib/flow/gather-facts.test.ts",
      name: "gets a second picture once it stands still",
    },
  },
  {
    failure: 19,
    brings: "results are waited for until they have stood for a while",
    file: "lib/flow/watch-page.ts",
    find: "    if (FLEETING.has(reading.stage)) void capture(reading, print);\n    else if (SETTLING.has(reading.stage)",
    replace: "    if (reading.stage !== null",
    test: {
      file: "lib/flow/watch-page.test.ts",
      name: "asks for a result within 300 ms",
    },
  },
  {
    failure: 20,
    brings: "an authority that is down is asked once",
    file: "lib/flow/time-stamps.ts",
    find: "const MOST_ATTEMPTS = 14;",
    replace: "const MOST_ATTEMPTS = 1;",
    test: {
      file: "lib/flow/time-stamps.test.ts",
      name: "with pauses that double",
    },
  },
  {
    failure: 20,
    brings: "replies are taken at their word",
    file: "lib/flow/time-stamps.ts",
    find: "    : { ...stamp, state: 'failed', fault: { code: fault, detail } };",
    replace: "    : { ...stamp, state: 'stamped' };",
    test: { file: "lib/flow/time-stamps.test.ts", name: "wrong-nonce: failed" },
  },
  {
    failure: 21,
    brings: "a pending time stamp passes",
    file: "lib/check/check-stamps.ts",
    find: "findings.absent('timestamp', 'stamp-pending', `${path}.tsq`);",
    replace: "findings.tell('timestamp', 'stamp-sound', `${path}.tsq`);",
    test: {
      file: "tests/check/stamped-packet.test.ts",
      name: "a reply to another request, or a changed one",
    },
  },
  {
    failure: 22,
    brings: "what was typed is kept in the copy of the page",
    file: "lib/capture/scrub-page.ts",
    find: "    } else if (name === 'value' && element.localName === 'input' && !KEPT_INPUT_VALUES.has(kind)) {",
    replace:
      "    } else if (name === 'value' && KEPT_INPUT_VALUES.has(kind) && element.localName === '') {",
    test: {
      file: "lib/capture/scrub-page.test.ts",
      name: "drops a typed card number",
    },
  },
  {
    failure: 23,
    brings: "names of any letters",
    file: "lib/packet/read-evidence.ts",
    find: "(path, index) => !SAFE_PATH.test(path) || ",
    replace:
      "(path, index) => (!SAFE_PATH.test(path) && !path.includes('页')) || ",
    test: { file: "lib/packet/refuse-packet.test.ts", name: "页面.html" },
  },
  {
    failure: 25,
    brings: "local times without their distance from UTC",
    file: "lib/packet/report-times.ts",
    find: "  return `${spaced(local)} ${sign}${pad(Math.floor(distance / 60))}:${pad(distance % 60)}`;",
    replace:
      "  return `${spaced(local)}${sign === pad(distance) ? pad(0) : pad(1).slice(2)}`;",
    test: {
      file: "lib/packet/report.test.ts",
      name: "with its distance from UTC",
    },
  },
  {
    failure: 26,
    brings: "what is hashed is not what is stored",
    file: "lib/capture/capture-part.ts",
    find: "sha256: await sha256Hex(bytes), ...pixels",
    replace:
      "sha256: await sha256Hex(new TextDecoder().decode(bytes)), ...pixels",
    test: {
      file: "lib/flow/take-capture.test.ts",
      name: "each sealed by its hash",
    },
  },
  {
    failure: 27,
    brings: "no authority is asked",
    file: "lib/flow/time-stamps.ts",
    find: "    await store.queueStamps(missing.map((one) => newStamp(subject, head.seq, head.sha256, one)));\n",
    replace: "",
    test: {
      file: "lib/flow/time-stamps.test.ts",
      name: "the head of the ledger is stamped",
    },
  },
];
