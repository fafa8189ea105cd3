/** Styles of the notice; inside its shadow root, so that neither page nor notice can disturb the other. */
export const NOTICE_STYLE = `
:host { all: initial; }
.notice {
  position: fixed; right: 16px; bottom: 16px; z-index: 2147483647; box-sizing: border-box;
  width: 320px; max-width: calc(100vw - 32px); padding: 12px 16px 8px; border-radius: 8px;
  font: 14px/1.5 "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", system-ui, sans-serif;
  color: #10201f; background: #fff; border: 1px solid #b9d2cf; box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
  font-variant-numeric: tabular-nums; text-align: left;
}
p { margin: 0; }
.part { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
.mark { display: inline-block; width: 20px; height: 20px; border-radius: 50%; text-align: center; line-height: 20px; color: #fff; background: #0f766e; }
.warning { margin-top: 4px; color: #7a4b00; }
.buttons { display: flex; gap: 4px; margin: 4px 0 0 -8px; }
.button { all: unset; box-sizing: border-box; min-height: 32px; padding: 4px 8px; border-radius: 6px; color: #0b5f58; cursor: pointer; }
.button:hover { background: #e6f2f0; }
.button:focus-visible { outline: 2px solid #0f766e; }
@media (prefers-color-scheme: dark) {
  .notice { color: #e7f1ef; background: #16211f; border-color: #35524e; }
  .warning { color: #f0c36a; }
  .button { color: #7fd6cb; }
  .button:hover { background: #22332f; }
}
@media (prefers-reduced-motion: no-preference) {
  .notice { animation: rise 160ms ease-out; }
  @keyframes rise { from { opacity: 0; translate: 0 8px; } }
}
`;
