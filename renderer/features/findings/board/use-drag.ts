import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { actedOn, click, noChoice } from '../../../ui/list-choice.ts';
import { type BoardModel, columnOf, newColumn } from './board-model.ts';
import { choiceIn, chooseIn, useBoard } from './board-store.ts';
import { type ColumnBox, type DropTarget, edgeSpeed, isDrag, targetAt } from './drag-model.ts';

/** Height of a column's foot, where a drop does something else, in px. */
const footHeight = 96;

/** Moves what is dragged to a point of the window; the picture of it is the element with `data-drag-ghost`. */
function moveGhost(x: number, y: number) {
  const ghost = document.querySelector<HTMLElement>('[data-drag-ghost]');
  if (ghost) ghost.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
}

/**
 * Lets cards be dragged by the pointer: what is pressed in an element with `data-row` inside one with `data-column`. Nothing is drawn
 * for a move of the pointer but what is dragged; the board hears of another target alone. Lists and columns scroll at their edges.
 * Escape, or another window, calls it off. Returns what the board has to listen to.
 */
export function useDrag(board: RefObject<HTMLElement | null>, model: RefObject<BoardModel>) {
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  return (press: PointerEvent) => {
    const element = press.target as Element;
    const key = element.closest<HTMLElement>('[data-row]')?.dataset.row;
    const from = element.closest<HTMLElement>('[data-column]')?.dataset.column;
    if (press.button !== 0 || press.pointerType === 'touch' || element.closest('button, a, input, textarea')) return;
    const column = columnOf(model.current, from ?? null);
    if (key === undefined || !column?.keys.includes(key)) return;
    stop.current?.();
    stop.current = watch({ board: board.current!, model, press, key, from: column.id });
  };
}

interface Watched {
  board: HTMLElement;
  model: RefObject<BoardModel>;
  press: PointerEvent;
  key: string;
  from: string;
}

/** Follows the pointer from a press on; ends by itself. Returns the function that calls it off. */
function watch({ board, model, press, key, from }: Watched): () => void {
  const start = { x: press.clientX, y: press.clientY };
  let at = start;
  let boxes: ColumnBox[] = [];
  let frame = 0;
  let isDragging = false;

  const begin = () => {
    isDragging = true;
    const choice = choiceIn(from);
    if (useBoard.getState().current !== from || !choice.chosen.has(key)) chooseIn(from, click([key], noChoice, key));
    const keys = actedOn(columnOf(model.current, from)?.keys ?? [], choiceIn(from));
    useBoard.setState({ carry: { keys, from, by: 'pointer', target: null } });
    document.documentElement.toggleAttribute('data-dragging', true);
    // The strip for counter-evidence and the place for a new finding are there by the next frame.
    frame = requestAnimationFrame(scroll);
  };
  const aim = () => {
    const target = targetAt(at, boxes);
    const { carry } = useBoard.getState();
    if (!carry) return;
    if (carry.target?.columnId === target?.columnId && carry.target?.stance === target?.stance) return;
    useBoard.setState({ carry: { ...carry, target } });
  };
  const scroll = () => {
    frame = requestAnimationFrame(scroll);
    scrollAtEdges(board, at);
    boxes = boxesOf(board, model.current);
    moveGhost(at.x, at.y);
    aim();
  };
  const move = (event: globalThis.PointerEvent) => {
    at = { x: event.clientX, y: event.clientY };
    if (event.buttons === 0) return end();
    if (!isDragging && isDrag(start, at)) begin();
    if (!isDragging) return;
    moveGhost(at.x, at.y);
    aim();
  };
  const drop = (event: globalThis.PointerEvent) => {
    at = { x: event.clientX, y: event.clientY };
    if (isDragging) aim();
    const { carry } = useBoard.getState();
    end();
    if (carry?.target) model.current.move(carry.keys, from, carry.target);
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const end = () => {
    listeners.abort();
    cancelAnimationFrame(frame);
    if (!isDragging) return;
    isDragging = false;
    document.documentElement.removeAttribute('data-dragging');
    useBoard.setState({ carry: null });
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', drop, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('blur', end, { signal });
  window.addEventListener('keydown', cancel, { signal, capture: true });
  return end;
}

function boxesOf(board: HTMLElement, model: BoardModel): ColumnBox[] {
  return [...board.querySelectorAll<HTMLElement>('[data-column]')].map((element): ColumnBox => {
    const { left, right, bottom } = element.getBoundingClientRect();
    const columnId = element.dataset.column!;
    const foot = columnOf(model, columnId)?.foot;
    const box = { left, right, body: { columnId, stance: null }, parts: [] };
    if (foot === undefined) return box;
    const top = bottom - footHeight;
    if (foot === 'new') return { ...box, parts: [{ top, bottom, target: { columnId: newColumn, stance: null } }] };
    const target: DropTarget = { columnId, stance: 'contradicts' };
    const parts = [{ top, bottom, target }, ...counterEvidence(element).map((place) => ({ ...place, target }))];
    return { ...box, body: { columnId, stance: 'supports' }, parts };
  });
}

/** Where the counter-evidence of a column stands, as far as its heading is drawn: down to the next heading, or the last card. */
function counterEvidence(column: HTMLElement): { top: number; bottom: number }[] {
  const heading = column.querySelector('[data-section="contradicts"]');
  const content = heading?.closest('[role=listbox]')?.firstElementChild;
  if (!heading || !content) return [];
  const next = column.querySelector('[data-section="context"]');
  const end = next ?? content;
  return [{ top: heading.getBoundingClientRect().top, bottom: end.getBoundingClientRect()[next ? 'top' : 'bottom'] }];
}

function scrollAtEdges(board: HTMLElement, at: { x: number; y: number }) {
  const columns = board.querySelector<HTMLElement>('[data-columns]');
  if (columns) {
    const { left, right } = columns.getBoundingClientRect();
    const isOver = at.x >= left - 8;
    if (isOver) columns.scrollLeft += edgeSpeed(at.x, left, right);
  }
  const list = document
    .elementFromPoint(at.x, at.y)
    ?.closest<HTMLElement>('[data-column]')
    ?.querySelector('[role=listbox]');
  if (list) {
    const { top, bottom } = list.getBoundingClientRect();
    list.scrollTop += edgeSpeed(at.y, top, bottom);
  }
}
