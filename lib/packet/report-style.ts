import { html } from './html';

/** Reads like a paper: light, A4, one accent; the same on screen and in print. */
export const REPORT_STYLE = html`<style>
  @page {
    size: A4;
    margin: 16mm 15mm;
  }
  :root {
    --ink: #1c2526;
    --soft: #566365;
    --line: #d5dddd;
    --tint: #f3f7f6;
    --accent: #0b5d57;
    --amber: #8a5300;
    --box: #c2185b;
  }
  * {
    box-sizing: border-box;
  }
  body {
    max-width: 840px;
    margin: 0 auto;
    padding: 32px 24px 64px;
    background: #fff;
    color: var(--ink);
    font:
      14px/1.6 'PingFang SC',
      'Microsoft YaHei UI',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      system-ui,
      sans-serif;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 28px;
    line-height: 1.3;
    margin: 0 0 12px;
    padding-bottom: 12px;
    border-bottom: 3px solid var(--accent);
  }
  h1 small {
    display: block;
    font-size: 15px;
    font-weight: 400;
    color: var(--soft);
  }
  h2 {
    font-size: 19px;
    line-height: 1.4;
    margin: 32px 0 12px;
  }
  h3 {
    font-size: 16px;
    margin: 20px 0 8px;
  }
  h4 {
    font-size: 14px;
    margin: 16px 0 6px;
  }
  p {
    margin: 0 0 8px;
  }
  .en {
    color: var(--soft);
    font-size: 0.86em;
    font-weight: 400;
    overflow-wrap: normal;
  }
  [lang='en'] {
    color: var(--soft);
  }
  code,
  .code {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Noto Sans Mono', monospace;
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }
  time,
  .money,
  .time {
    font-variant-numeric: tabular-nums;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
  }
  .facts th {
    width: 32%;
    font-weight: 500;
    background: var(--tint);
  }
  .summary {
    border-top: 2px solid var(--accent);
  }
  .summary th {
    font-size: 13px;
    line-height: 1.35;
    border-bottom: 1px solid var(--accent);
  }
  .summary tbody tr:not(.numbers) td {
    border-bottom: 0;
    padding-bottom: 0;
  }
  .summary tbody td[rowspan] {
    border-bottom: 1px solid var(--line);
  }
  .summary tfoot td {
    border-bottom: 2px solid var(--accent);
    font-weight: 600;
  }
  .money {
    font-weight: 600;
    white-space: nowrap;
  }
  .complete {
    color: var(--accent);
  }
  .gap {
    color: var(--amber);
  }
  .none {
    color: var(--soft);
  }
  .apart {
    margin-left: 12px;
  }
  .origin {
    display: block;
    color: var(--soft);
    font-size: 0.86em;
  }
  .value {
    font-weight: 600;
  }
  .purchase > h2 {
    padding: 10px 14px;
    border-left: 4px solid var(--accent);
    background: var(--tint);
  }
  .number {
    display: inline-block;
    min-width: 1.6em;
    margin-right: 4px;
    text-align: center;
    color: #fff;
    background: var(--accent);
    border-radius: 4px;
  }
  .timeline {
    list-style: none;
    margin: 0;
    padding: 0 0 0 18px;
    border-left: 2px solid var(--line);
  }
  .timeline li {
    position: relative;
    padding: 3px 0;
  }
  .timeline li::before {
    content: '';
    position: absolute;
    left: -24px;
    top: 0.72em;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--accent);
  }
  .timeline time {
    margin-right: 12px;
  }
  .method {
    color: var(--soft);
    margin-left: 8px;
  }
  article {
    margin: 24px 0;
    padding: 4px 18px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  article h3 time {
    float: right;
    font-weight: 400;
    font-size: 13px;
    color: var(--soft);
  }
  figure {
    margin: 14px 0 8px;
  }
  figure svg {
    display: block;
    width: min(100%, calc(1100px * var(--ratio)));
    height: auto;
    border: 1px solid var(--line);
  }
  figcaption {
    margin-top: 6px;
    font-size: 13px;
  }
  .box {
    fill: none;
    stroke: var(--box);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .label {
    fill: var(--box);
  }
  svg text {
    fill: #fff;
    font-weight: 600;
  }
  .note {
    color: var(--soft);
    font-size: 13px;
  }
  .files {
    list-style: none;
    margin: 0;
    padding: 0;
    font-size: 12.5px;
    columns: 1;
  }
  .files li {
    padding: 4px 0;
    border-bottom: 1px solid var(--line);
  }
  .files span {
    color: var(--soft);
  }
  footer {
    margin-top: 40px;
    border-top: 3px solid var(--accent);
  }
  footer li {
    margin-bottom: 6px;
  }
  @media print {
    body {
      max-width: none;
      padding: 0;
      font-size: 10.5pt;
    }
    .purchase {
      break-before: page;
    }
    figure,
    tr,
    li,
    h2,
    h3,
    h4 {
      break-inside: avoid;
    }
    h2,
    h3,
    h4 {
      break-after: avoid;
    }
    figure svg {
      width: min(100%, calc(230mm * var(--ratio)));
    }
    article {
      border: 0;
      padding: 0;
    }
    * {
      print-color-adjust: exact;
    }
  }
</style>`;
