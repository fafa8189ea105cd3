import { useRef, useState } from 'preact/hooks';
import type { SealedFile } from '../../lib/model/capture';
import type { Box } from '../../lib/model/field';
import { useApp } from '../app/app-context';
import { useStoredFile } from '../library/use-stored-file';

export interface MaskPictureProps {
  /** Of the capture or attachment whose file it is. */
  recordId: string;
  file: SealedFile;
  /** What is covered without being drawn: where a chosen value was read. In px of the picture. */
  read: readonly Box[];
  drawn: readonly Box[];
  alt: string;
  onChange(change: (drawn: readonly Box[]) => Box[]): void;
}

/** What one key press moves or grows a region by, and the least that is drawn, in px of the picture. */
const STEP = 8;
const LEAST = 8;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * A picture as it will go out: black where a chosen value was read, and where the person draws, by pointer or by keys
 * (arrows move, with Shift they resize, Delete removes).
 */
export function MaskPicture({ recordId, file, read, drawn, alt, onChange }: MaskPictureProps) {
  const { text } = useApp();
  const address = useStoredFile(recordId, file.path);
  const stage = useRef<HTMLDivElement>(null);
  const draw = useRef<HTMLButtonElement>(null);
  const [start, setStart] = useState<{ x: number; y: number } | null>(null);
  const [sketch, setSketch] = useState<Box | null>(null);
  const size = { width: file.width ?? 0, height: file.height ?? 0 };
  if (address === null || size.width === 0 || size.height === 0) return null;

  const placeOf = (event: PointerEvent) => {
    const frame = stage.current?.getBoundingClientRect() ?? new DOMRect();
    const part = (at: number, from: number, length: number) => Math.min(1, Math.max(0, (at - from) / length));
    return {
      x: Math.round(part(event.clientX, frame.left, frame.width) * size.width),
      y: Math.round(part(event.clientY, frame.top, frame.height) * size.height),
    };
  };
  const addRegion = (box: Box) => onChange((boxes) => [...boxes, box]);
  const change = (region: Box, box: Box | null) =>
    onChange((boxes) => boxes.flatMap((one) => (one !== region ? [one] : (box ?? []))));

  return (
    <figure class="mask-picture" data-testid="mask-picture" data-path={file.path}>
      <div
        ref={stage}
        class={size.height > size.width ? 'mask-stage mask-upright' : 'mask-stage'}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.target instanceof HTMLButtonElement) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          setStart(placeOf(event));
        }}
        onPointerMove={(event) => {
          if (start !== null) setSketch(between(start, placeOf(event)));
        }}
        onPointerUp={() => {
          if (sketch !== null && sketch.width >= LEAST && sketch.height >= LEAST) addRegion(sketch);
          setStart(null);
          setSketch(null);
        }}
        onPointerCancel={() => {
          setStart(null);
          setSketch(null);
        }}
      >
        {address === undefined ? null : (
          <img src={address} alt={alt} width={size.width} height={size.height} draggable={false} />
        )}
        {[...read, ...(sketch === null ? [] : [sketch])].map((box) => (
          <span key={JSON.stringify(box)} class="mask-box" style={placed(box, size)} data-testid="mask-box" />
        ))}
        {drawn.map((region, index) => (
          <button
            key={index}
            type="button"
            class="mask-box"
            data-testid="mask-region"
            style={placed(region, size)}
            aria-label={text('mask.region', { number: index + 1, ...region })}
            onKeyDown={(event) => {
              if (event.key === 'Delete' || event.key === 'Backspace') {
                event.preventDefault();
                change(region, null);
                draw.current?.focus();
                return;
              }
              const arrow = ARROWS[event.key];
              if (arrow === undefined) return;
              event.preventDefault();
              change(region, moved(region, arrow, event.shiftKey, size));
            }}
          />
        ))}
      </div>
      <figcaption>
        <span>
          {file.path}
          {read.length + drawn.length === 0
            ? ''
            : ` · ${text('mask.regions', { count: read.length + drawn.length })}`}
        </span>
        <button
          ref={draw}
          type="button"
          class="button"
          data-testid="mask-draw"
          onClick={() => {
            addRegion(middleOf(size));
            // It is there after the next render.
            requestAnimationFrame(() =>
              [...(stage.current?.querySelectorAll<HTMLButtonElement>('button.mask-box') ?? [])]
                .at(-1)
                ?.focus(),
            );
          }}
        >
          {text('mask.draw')}
        </button>
        <button type="button" class="button" onClick={() => addRegion({ x: 0, y: 0, ...size })}>
          {text('mask.whole')}
        </button>
        {drawn.length === 0 ? null : (
          <button type="button" class="button quiet" onClick={() => onChange((boxes) => boxes.slice(0, -1))}>
            {text('mask.undraw')}
          </button>
        )}
      </figcaption>
    </figure>
  );
}

type Size = { width: number; height: number };

function between(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

function middleOf({ width, height }: Size): Box {
  const box = { width: Math.round(width / 4), height: Math.round(height / 12) };
  return { x: Math.round((width - box.width) / 2), y: Math.round((height - box.height) / 2), ...box };
}

/** Never out of the picture, and never too small to be seen. */
function moved(box: Box, [across, down]: readonly [number, number], isResized: boolean, size: Size): Box {
  if (isResized) {
    return {
      ...box,
      width: Math.min(size.width - box.x, Math.max(LEAST, box.width + across)),
      height: Math.min(size.height - box.y, Math.max(LEAST, box.height + down)),
    };
  }
  return {
    ...box,
    x: Math.min(size.width - box.width, Math.max(0, box.x + across)),
    y: Math.min(size.height - box.height, Math.max(0, box.y + down)),
  };
}

function placed(box: Box, size: Size): Record<string, string> {
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return {
    left: percent(box.x, size.width),
    top: percent(box.y, size.height),
    width: percent(box.width, size.width),
    height: percent(box.height, size.height),
  };
}
