import type { ComponentChildren, JSX } from 'preact';

/** The drawn set: 20 px grid, strokes of 1.5 px, colour of the text around. */
const PATHS = {
  settings: (
    <>
      <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
      <circle cx="13" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </>
  ),
  library: (
    <>
      <path d="M3 4.75h14v3H3zM4.25 7.75V16h11.5V7.75M8 11h4" />
    </>
  ),
  camera: (
    <>
      <path d="M3 6.5h3L7.5 4h5L14 6.5h3v9H3z" />
      <circle cx="10" cy="10.75" r="2.75" />
    </>
  ),
  record: (
    <>
      <circle cx="10" cy="10" r="7" />
      <circle cx="10" cy="10" r="3" fill="currentColor" />
    </>
  ),
  check: <path d="m4.5 10.5 3.75 3.75L15.5 6.5" />,
  copy: <path d="M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z" />,
  folder: <path d="M3 5h5l1.5 2H17v8.5H3z" />,
  warning: <path d="M10 3.5 17.5 16.5h-15zM10 8.25v4M10 14.1v.15" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.25v4.5M10 6.4v.15" />
    </>
  ),
  trash: <path d="M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5l.75 11h8.5L15 5.5M8.5 8.75v4.5M11.5 8.75v4.5" />,
  search: (
    <>
      <circle cx="8.75" cy="8.75" r="5" />
      <path d="m12.5 12.5 4 4" />
    </>
  ),
  close: <path d="m5 5 10 10M15 5 5 15" />,
  next: <path d="m8 5 5 5-5 5" />,
  refund: <path d="M4 8h9a3.5 3.5 0 0 1 0 7H7M7 4.75 3.75 8 7 11.25" />,
  back: <path d="M16.5 10h-13M8.5 5l-5 5 5 5" />,
  packet: (
    <path d="M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7M6.75 4.75 13.25 8.25" />
  ),
  zoom: (
    <>
      <circle cx="8.75" cy="8.75" r="5" />
      <path d="m12.5 12.5 4 4M8.75 6.5V11M6.5 8.75H11" />
    </>
  ),
  boxes: <path d="M3 6.5V3h3.5M13.5 3H17v3.5M17 13.5V17h-3.5M6.5 17H3v-3.5M6.5 8h7v4h-7z" />,
  filter: <path d="M3 5h14M5.5 10h9M8 15h4" />,
  shield: <path d="M10 3 16 5v5c0 3.5-2.5 5.75-6 7-3.5-1.25-6-3.5-6-7V5zM7.25 10l2 2 3.5-3.75" />,
  edit: <path d="m4 16 .75-3.5 8-8 2.75 2.75-8 8zM11.25 6 14 8.75" />,
  undo: <path d="M7 4 3.5 7.5 7 11M3.5 7.5H12a4.25 4.25 0 0 1 0 8.5H8" />,
  redo: <path d="M13 4l3.5 3.5L13 11M16.5 7.5H8A4.25 4.25 0 0 0 8 16h4" />,
  up: <path d="M10 16V4.5M5.5 9 10 4.5 14.5 9" />,
  point: <path d="M10 3v3M10 14v3M3 10h3M14 10h3M10 10v.15M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8z" />,
  try: <path d="M6.5 4v12l9-6z" />,
  share: <path d="M10 12V3M6.5 6 10 2.75 13.5 6M4 10v6.5h12V10" />,
  plus: <path d="M10 4v12M4 10h12" />,
  hide: <path d="M3 4h14v12H3zM6 8.5h8v3.5H6zM6 9.6h8M6 10.9h8" />,
  picture: <path d="M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M12.75 7.4v.15" />,
  globe: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M3 10h14M10 3c2.25 2 3 4.25 3 7s-.75 5-3 7c-2.25-2-3-4.25-3-7s.75-5 3-7z" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof PATHS;

export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return <Drawing className={small ? 'icon small' : 'icon'}>{PATHS[name]}</Drawing>;
}

function Drawing({ className, children }: { className: string; children: ComponentChildren }) {
  return (
    <svg
      class={className}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The extension's mark: a receipt with a seal; the same drawing as public/icons. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark-paper" d="M6 3h20v25.5l-3.33-2.2-3.34 2.2L16 26.3l-3.33 2.2-3.34-2.2L6 28.5z" />
      <path class="mark-check" d="m10.75 14.5 3.75 3.75L21.5 11" />
    </svg>
  );
}
