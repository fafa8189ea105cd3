/** A page that makes pointing hard, or is plainly odd. `VALUE` stands in it once, in the element with the id or class `v`. */
export interface OddPage {
  name: string;
  body: string;
  head?: string;
  /** Runs in the page, and does its worst. */
  script?: string;
  /** CSS px from the element's place to where the person points; none: its middle. */
  frame?: true;
  /** What kind of source has to come out. */
  from?: 'label' | 'selector' | 'url';
}

export const VALUE = 'XH20261121774401';
const ROW = `<p><span>流水编号</span> <b class="v">${VALUE}</b></p>`;
const sheet = (style: string) => `<div style="position:fixed;inset:0;z-index:2147483647;${style}"></div>`;

export const ODD_PAGES: readonly OddPage[] = [
  { name: 'plain', body: ROW, from: 'label' },
  { name: 'an invisible sheet at maximum z-index', body: ROW + sheet('opacity:0') },
  { name: 'a value that pointers pass through', body: ROW, head: '<style>.v{pointer-events:none}</style>' },
  {
    name: 'no pointers on the whole page',
    body: ROW,
    head: '<style>*{pointer-events:none!important}</style>',
  },
  {
    name: 'a policy that forbids everything',
    body: ROW,
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'">`,
  },
  {
    name: 'a frame of the same origin',
    body: `<p>外面</p><iframe style="width:500px;height:200px;margin:40px" srcdoc="${ROW.replaceAll('"', '&quot;')}"></iframe>`,
    frame: true,
    from: 'label',
  },
  {
    name: 'an open shadow root',
    body: `<pay-card><template shadowrootmode="open">${ROW}</template></pay-card>`,
    from: 'label',
  },
  { name: 'right to left', body: `<div dir="rtl">${ROW}</div>`, head: '<style>html{direction:rtl}</style>' },
  { name: 'a zoomed page', body: ROW, head: '<style>html{zoom:1.5}</style>' },
  {
    name: 'a scaled page',
    body: ROW,
    head: '<style>body{transform:scale(1.4) rotate(2deg);transform-origin:0 0}</style>',
  },
  {
    name: 'a drawing over the value',
    body: `${ROW}<svg style="position:fixed;inset:0;width:100%;height:100%"><rect width="999" height="999" fill="#0000"/></svg>`,
  },
  {
    name: 'a canvas over the value',
    body: `${ROW}<canvas style="position:fixed;inset:0;width:100%;height:100%"></canvas>`,
  },
  {
    name: 'the page’s own modal dialog',
    body: `<dialog>${ROW}</dialog>`,
    script: `document.querySelector('dialog').showModal()`,
  },
  {
    name: 'the page’s own popover',
    body: `<div popover="manual">${ROW}</div>`,
    script: `document.querySelector('[popover]').showPopover()`,
  },
  {
    name: 'a dialog that comes again and again',
    body: `${ROW}<dialog style="inset:auto 0 0 auto">广告</dialog>`,
    script: `setInterval(() => { const d = document.querySelector('dialog'); if (!d.open) d.showModal(); }, 100)`,
  },
  {
    name: 'listeners that swallow every event',
    body: ROW,
    script: `for (const type of ['pointermove','pointerdown','mousedown','mouseup','click','keydown','keyup','wheel','focus'])
      window.addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true)`,
  },
  {
    name: 'a script that clicks and types everywhere',
    body: `${ROW}<p><span>假的编号</span> <b>FAKE00000001</b></p>`,
    script: `setInterval(() => { for (const node of [document, document.body, ...document.querySelectorAll('html > *')]) {
      node.dispatchEvent(new PointerEvent('pointermove', { clientX: 60, clientY: 90, bubbles: true, composed: true }));
      node.dispatchEvent(new MouseEvent('click', { clientX: 60, clientY: 90, bubbles: true, composed: true }));
      node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true })); } }, 30)`,
  },
  {
    name: 'styles that hide what they do not know',
    body: ROW,
    head: '<style>html > :not(head):not(body), div, dialog, iframe { display: none !important; opacity: 0 !important }</style>',
  },
  {
    name: 'a script that takes the focus',
    body: `${ROW}<input id="thief">`,
    script: `setInterval(() => document.querySelector('#thief').focus(), 200)`,
  },
  {
    name: 'a scrolled box',
    body: `<div id="scroller" style="height:120px;overflow:auto"><div style="height:400px"></div>${ROW}<div style="height:400px"></div></div>`,
    script: `document.querySelector('#scroller').scrollTop = 380`,
  },
  {
    name: 'a table',
    body: `<table border="1"><tr><th>流水编号</th><td class="v">${VALUE}</td></tr></table>`,
    from: 'label',
  },
  {
    name: 'no label and generated names',
    body: `<div class="css-1q2w3e"><div class="sc-bdVaJa kLmNoP"></div><i class="v _3xK9pQ2">${VALUE}</i></div>`,
    from: 'selector',
  },
  {
    name: 'three thousand other values',
    body: `${ROW}<div>${'<p>2026-11-21 一笔别的记录</p>'.repeat(3000)}</div>`,
  },
];
