import { markup } from './markup';

/** Reads like a paper: light, A4, one accent; the same on screen and in print. */
export const REPORT_STYLE = markup`<style>
@page { size: A4; margin: 16mm 15mm; }
:root {
  --ink: #1c2526; --soft: #566365; --line: #d5dddd; --tint: #f3f7f6; --accent: #0b5d57; --amber: #8a5300; --box: #c2185b;
  --text: "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
  --latin: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --fixed: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body {
  max-width: 840px; margin: 0 auto; padding: 32px 24px 64px; background: #fff; color: var(--ink);
  font: 14px/1.6 var(--text); overflow-wrap: anywhere;
}
h1 { font-size: 28px; line-height: 1.3; margin: 0 0 12px; padding-bottom: 12px; border-bottom: 3px solid var(--accent); }
h1 small { display: block; font-size: 15px; font-weight: 400; color: var(--soft); }
h2 { font-size: 19px; line-height: 1.4; margin: 32px 0 12px; }
h3 { font-size: 16px; margin: 20px 0 8px; }
h4 { font-size: 14px; margin: 16px 0 6px; }
p { margin: 0 0 8px; }
.en { color: var(--soft); font-family: var(--latin); font-size: 0.86em; font-weight: 400; overflow-wrap: normal; }
code, .code { font-family: var(--fixed); font-size: 0.92em; }
time, .money, .time { font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 6px 8px; border-bottom: 1px solid var(--line); }
.facts th { width: 30%; font-weight: 500; background: var(--tint); }
.summary { border-top: 2px solid var(--accent); }
.summary th:nth-child(2) { width: 19%; }
.summary th:nth-child(7) { width: 16%; }
.summary th { font-size: 13px; line-height: 1.35; border-bottom: 1px solid var(--accent); }
.summary tbody tr:not(.numbers) td { border-bottom: 0; padding-bottom: 0; }
.summary tbody td[rowspan] { border-bottom: 1px solid var(--line); font-weight: 600; }
.summary tfoot td { border-bottom: 2px solid var(--accent); font-weight: 600; }
.money { font-weight: 600; white-space: nowrap; }
.complete { color: var(--accent); }
.gap { color: var(--amber); }
.complete .en, .gap .en { color: inherit; }
.none, .note { color: var(--soft); }
.note { font-size: 13px; }
.apart { margin-left: 12px; }
.value { font-weight: 600; }
.origin { margin-left: 10px; color: var(--soft); font-size: 0.86em; }
.purchase > h2 { padding: 10px 14px; border-left: 4px solid var(--accent); background: var(--tint); }
.number { display: inline-block; min-width: 1.6em; margin-right: 4px; text-align: center; color: #fff; background: var(--accent); border-radius: 4px; }
.timeline { list-style: none; display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px 18px; margin: 0; padding: 0; }
.timeline li { border-top: 2px solid var(--accent); padding-top: 4px; }
.timeline b, .timeline time, .thumbnail { display: block; }
.timeline time { color: var(--soft); font-size: 12px; margin-bottom: 4px; }
.thumbnail { width: 100%; aspect-ratio: 5 / 3; border: 1px solid var(--line); }
span.thumbnail { padding: 10px; color: var(--soft); background: var(--tint); }
article { margin: 24px 0; padding: 4px 18px 14px; border: 1px solid var(--line); border-radius: 8px; }
article h3 time { float: right; font-weight: 400; font-size: 13px; color: var(--soft); }
figure { margin: 14px 0 8px; }
figure svg { display: block; width: min(100%, calc(1100px * var(--ratio))); height: auto; border: 1px solid var(--line); }
figcaption { margin-top: 6px; font-size: 13px; }
.box { fill: none; stroke: var(--box); stroke-width: 2; vector-effect: non-scaling-stroke; }
.label { fill: var(--box); }
.progress svg { width: min(100%, 720px); border: 0; }
.progress .axis { fill: none; stroke: var(--line); }
.progress .promised { stroke: var(--soft); stroke-dasharray: 6 5; }
.progress .line { fill: none; stroke: var(--accent); stroke-width: 2.5; }
.progress circle { fill: var(--accent); }
svg text { fill: #fff; font-family: var(--text); font-weight: 600; }
.progress svg text { fill: var(--soft); font-size: 13px; font-weight: 400; }
.files { list-style: none; margin: 0; padding: 0; font-size: 12px; }
.files li { overflow: hidden; padding: 4px 0; border-bottom: 1px solid var(--line); }
.files span { color: var(--soft); }
.files code:last-child { float: right; }
footer { margin-top: 40px; border-top: 3px solid var(--accent); }
footer li { margin-bottom: 6px; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.4; }
  th, td { padding: 2px 6px; }
  h3 { margin: 10px 0 5px; font-size: 12pt; }
  h4 { margin: 9px 0 4px; font-size: 10.5pt; }
  .note, figcaption { font-size: 8pt; }
  .files { font-size: 8pt; }
  .files li { padding: 1px 0; }
  .purchase, article { break-before: page; }
  figure, tr, li, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  figure { margin: 8px 0 4px; }
  figure svg { width: min(92%, calc(200mm * var(--ratio))); }
  article { margin: 0; border: 0; padding: 0; }
  .timeline { grid-template-columns: repeat(2, 1fr); }
  * { print-color-adjust: exact; }
}
</style>`;
