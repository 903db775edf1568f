import type { Stance } from '../../../../shared/domain/finding.ts';

/** What dropping cards somewhere does. */
export interface DropTarget {
  columnId: string;
  /** As which kind of evidence; `null`: as it comes. */
  stance: Stance | null;
}

/** Where a column is on screen, in px of the window. */
export interface ColumnBox {
  left: number;
  right: number;
  body: DropTarget;
  /** Where in it a drop does something else. */
  parts: readonly { top: number; bottom: number; target: DropTarget }[];
}

const startsAt = 5;
const edge = 56;
const fastest = 22;

/** Whether a press has become a drag: a hand is never quite still. */
export function isDrag(from: { x: number; y: number }, to: { x: number; y: number }): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= startsAt;
}

/** The target under a point; `null` beside all columns. Of columns that overlap the first counts. */
export function targetAt({ x, y }: { x: number; y: number }, boxes: readonly ColumnBox[]): DropTarget | null {
  const box = boxes.find(({ left, right }) => x >= left && x < right);
  if (!box) return null;
  return box.parts.find(({ top, bottom }) => y >= top && y < bottom)?.target ?? box.body;
}

/** Px to scroll in a frame where the pointer is near an end of what can scroll: faster the nearer, and beyond. 0 elsewhere. */
export function edgeSpeed(at: number, from: number, to: number): number {
  const room = Math.min(edge, (to - from) / 4);
  if (room <= 0) return 0;
  if (at < from + room) return -speedAt((from + room - at) / room);
  if (at > to - room) return speedAt((at - to + room) / room);
  return 0;
}

function speedAt(nearness: number): number {
  return Math.max(1, Math.round(fastest * Math.min(1, nearness) ** 2));
}
