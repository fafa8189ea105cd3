const FONT = '14px/1.5 "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", system-ui, sans-serif';
const LINE = 'margin:0;overflow-wrap:anywhere;';
const BUTTON = `all:unset;box-sizing:border-box;display:block;width:100%;margin-top:8px;padding:8px 12px;border:1px solid #82928e;border-radius:8px;cursor:pointer;font:${FONT};`;

/** Set through the style's own object: a page's policy forbids style sheets and attributes, and never that. */
export const PICKER_STYLE = {
  /** The only part that the page's own rules reach. */
  host: 'all:initial!important;position:fixed!important;inset:0!important;display:block!important;',
  dialog:
    'all:initial;position:fixed;inset:0;display:block;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;padding:0;border:0;background:transparent;overflow:hidden;color-scheme:light;',
  frame:
    'all:initial;position:absolute;inset:0;width:100%;height:100%;border:0;background:transparent;color-scheme:light;',
  page: 'background:transparent;color-scheme:light;cursor:crosshair;height:100%;',
  body: `margin:0;height:100%;overflow:hidden;font:${FONT};color:#12201e;`,
  box: 'position:fixed;display:none;box-sizing:border-box;border:3px solid #c026d3;border-radius:6px;background:rgb(192 38 211 / 10%);pointer-events:none;',
  panel:
    'position:fixed;left:50%;bottom:16px;transform:translateX(-50%);box-sizing:border-box;width:min(440px, calc(100vw - 32px));max-height:60vh;overflow-y:auto;padding:16px;border:1px solid #82928e;border-radius:12px;background:#fff;box-shadow:0 12px 40px rgb(16 32 30 / 30%);cursor:default;direction:ltr;text-align:left;',
  title: `${LINE}font-weight:600;font-size:16px;`,
  hint: `${LINE}color:#43534f;font-size:13px;`,
  value: `${LINE}font-weight:600;`,
  from: `${LINE}color:#43534f;font-size:13px;`,
  warn: `${LINE}color:#774900;`,
  choice: `${BUTTON}background:#e0f0ed;border-color:#0f766e;`,
  plain: `${BUTTON}text-align:center;`,
} as const;
