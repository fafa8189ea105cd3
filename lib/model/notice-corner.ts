/** Corners of a page where the notice can stand; the page's script makes classes of these names. */
export const NOTICE_CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type NoticeCorner = (typeof NOTICE_CORNERS)[number];
