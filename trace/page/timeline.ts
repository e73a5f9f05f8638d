import { printable } from '../../src/human.ts';
import { button, element } from './element.ts';
import { type CallLook, lookOf, resultText } from './labels.ts';
import { type Lane, lanesOf } from './lanes.ts';
import type { PageCall, PageMark } from './page-data.ts';
import { durationText, sinceText, ticks } from './time-text.ts';
import { moved, type TimeWindow, zoomed } from './time-window.ts';
import type { TraceModel } from './trace-model.ts';

const LANE_HEIGHT = 26;
const BAR_HEIGHT = 14;
const AXIS_HEIGHT = 24;
/** Pixels that a bar has at least. */
const LEAST_BAR = 2;
/** Pixels beside a bar or mark that still count as on it. */
const REACH = 4;

/** Later ones are drawn over earlier ones. */
const LOOKS: readonly CallLook[] = ['read', 'unknown', 'change', 'error'];

/** What stands under the pointer. */
type Hit = { readonly call: PageCall } | { readonly mark: PageMark } | undefined;

/** The timeline: a lane a process or thread, a bar a call. */
export class Timeline {
  readonly view: HTMLElement;
  readonly #model: TraceModel;
  readonly #lanes: readonly Lane[];
  readonly #whole: TimeWindow;
  #window: TimeWindow;
  readonly #canvas = element('canvas', { tabindex: '0', role: 'img' });
  readonly #scroller: HTMLElement;
  readonly #tip = element('div', { class: 'tip', role: 'tooltip', hidden: '' });
  #isDue = false;
  #hover: Hit;
  /** Where pointers that are down stand, by their id. */
  readonly #pointers = new Map<number, number>();
  #dragged = 0;

  constructor(model: TraceModel) {
    this.#model = model;
    const { calls, marks } = model.index;
    this.#lanes = lanesOf(calls, marks);
    this.#whole = wholeOf(calls, marks);
    this.#window = this.#whole;
    this.#canvas.setAttribute(
      'aria-label',
      `Timeline of ${calls.length} calls in ${this.#lanes.length} lanes. Left and right move, plus and minus zoom, ` +
        '0 shows all. The table below has the same calls.',
    );
    const space = element('div', { class: 'space' }, this.#canvas);
    space.style.height = `${this.#lanes.length * LANE_HEIGHT + AXIS_HEIGHT}px`;
    this.#scroller = element('div', { class: 'lanes' }, space);
    this.view = element(
      'section',
      { class: 'timeline', 'aria-label': 'Timeline' },
      this.#tools(),
      this.#scroller,
      this.#tip,
    );
    this.#listen();
    model.onChange((change) => {
      if (change === 'selected' && model.selected) this.#reveal(model.selected);
      this.redraw();
    });
  }

  /** Draws with the next frame. */
  redraw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
    });
  }

  #tools(): HTMLElement {
    const zoom = (factor: number) => () => this.#zoom(factor);
    return element(
      'div',
      { class: 'tools' },
      ...(
        [
          ['read', 'reads'],
          ['change', 'changes'],
          ['error', 'failed'],
          ['unknown', 'unknown ioctl'],
        ] as const
      ).map(([look, label]) =>
        element('span', { class: 'legend' }, element('span', { class: `dot ${look}` }), label),
      ),
      element('span', { class: 'gap' }),
      element(
        'span',
        { class: 'zoom' },
        button('−', { 'aria-label': 'Zoom out', title: 'Zoom out (-)' }, zoom(2)),
        button('+', { 'aria-label': 'Zoom in', title: 'Zoom in (+)' }, zoom(0.5)),
        button('All', { 'aria-label': 'Show all of the time', title: 'Show all (0)' }, () =>
          this.#look(this.#whole),
        ),
      ),
    );
  }

  #listen(): void {
    const canvas = this.#canvas;
    new ResizeObserver(() => this.redraw()).observe(this.#scroller);
    this.#scroller.addEventListener('scroll', () => this.redraw(), { passive: true });
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      this.#pointers.set(event.pointerId, event.offsetX);
      this.#dragged = 0;
    });
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => {
      const wasClick = this.#pointers.size === 1 && this.#dragged < REACH;
      this.#pointers.delete(event.pointerId);
      const hit = wasClick ? this.#hit(event.offsetX, event.offsetY) : undefined;
      if (hit && 'call' in hit) this.#model.select(hit.call);
    });
    canvas.addEventListener('pointercancel', (event) => this.#pointers.delete(event.pointerId));
    canvas.addEventListener('pointerleave', () => this.#point(undefined, 0, 0));
  }

  #wheel(event: WheelEvent): void {
    if (event.offsetX < this.#gutter) return;
    event.preventDefault();
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const delta = event.deltaX + event.deltaY;
    if (isSideways) this.#look(moved(this.#window, this.#whole, delta * this.#nsPerPixel));
    else this.#zoom(2 ** (Math.max(-240, Math.min(240, delta)) / 240), this.#timeAt(event.offsetX));
  }

  #key(event: KeyboardEvent): void {
    const step = (this.#window.to - this.#window.from) / 5;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#look(moved(this.#window, this.#whole, -step)),
      ArrowRight: () => this.#look(moved(this.#window, this.#whole, step)),
      '+': () => this.#zoom(0.5),
      '=': () => this.#zoom(0.5),
      '-': () => this.#zoom(2),
      '0': () => this.#look(this.#whole),
    };
    const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) {
      this.#point(this.#hit(event.offsetX, event.offsetY), event.offsetX, event.offsetY);
      return;
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, event.offsetX);
    const by = event.offsetX - before;
    this.#dragged += Math.abs(by);
    if (other === undefined) this.#look(moved(this.#window, this.#whole, -by * this.#nsPerPixel));
    else {
      const factor = Math.max(1, Math.abs(before - other)) / Math.max(1, Math.abs(event.offsetX - other));
      this.#zoom(factor, this.#timeAt(other));
    }
  }

  #zoom(factor: number, around = this.#centre): void {
    this.#look(zoomed(this.#window, this.#whole, factor, around));
  }

  /** The selected call, where it is in view, else the middle. */
  get #centre(): number {
    const { from, to } = this.#window;
    const at = this.#model.selected?.at ?? from;
    return at > from && at < to ? at : (from + to) / 2;
  }

  #look(window: TimeWindow): void {
    this.#window = window;
    this.redraw();
  }

  /** Brings a call into view that was selected elsewhere. */
  #reveal(call: PageCall): void {
    const { from, to } = this.#window;
    const end = call.at + (call.duration ?? 0);
    if (end < from || call.at > to) {
      this.#window = moved(this.#window, this.#whole, (call.at + end) / 2 - (from + to) / 2);
    }
    const lane = this.#lanes.findIndex(({ calls }) => calls.includes(call));
    const top = lane * LANE_HEIGHT;
    const room = this.#scroller.clientHeight - AXIS_HEIGHT - LANE_HEIGHT;
    if (top < this.#scroller.scrollTop) this.#scroller.scrollTop = top;
    else if (top > this.#scroller.scrollTop + room) this.#scroller.scrollTop = top - room;
  }

  get #gutter(): number {
    return this.#scroller.clientWidth < 600 ? 88 : 148;
  }

  get #nsPerPixel(): number {
    return (this.#window.to - this.#window.from) / Math.max(1, this.#scroller.clientWidth - this.#gutter);
  }

  #timeAt(x: number): number {
    return this.#window.from + (x - this.#gutter) * this.#nsPerPixel;
  }

  #xOf(time: number): number {
    return this.#gutter + (time - this.#window.from) / this.#nsPerPixel;
  }

  /** Left edge and width of a bar. */
  #barOf(call: PageCall, { endsAt = this.#whole.to }: Lane): [number, number] {
    const end = call.duration === null ? endsAt : call.at + call.duration;
    const x = this.#xOf(call.at);
    return [x, Math.max(LEAST_BAR, this.#xOf(end) - x)];
  }

  #laneAt(y: number): Lane | undefined {
    return this.#lanes[Math.floor((y - AXIS_HEIGHT + this.#scroller.scrollTop) / LANE_HEIGHT)];
  }

  #hit(x: number, y: number): Hit {
    const lane = y < AXIS_HEIGHT || x < this.#gutter ? undefined : this.#laneAt(y);
    if (!lane) return undefined;
    const distance = (call: PageCall) => {
      const [from, width] = this.#barOf(call, lane);
      return Math.max(from - x, x - from - width, 0);
    };
    let best: PageCall | undefined;
    let least = REACH;
    for (const call of lane.calls) {
      const away = this.#model.isShown(call) ? distance(call) : REACH;
      if (away < least || (away === 0 && best !== undefined && (call.duration ?? 0) < (best.duration ?? 0))) {
        best = call;
        least = away;
      }
    }
    if (best && least === 0) return { call: best };
    const mark = lane.marks.find(({ at }) => Math.abs(this.#xOf(at) - x) <= REACH + 1);
    if (mark) return { mark };
    return best ? { call: best } : undefined;
  }

  #point(hit: Hit, x: number, y: number): void {
    this.#hover = hit;
    this.#canvas.style.cursor = hit && 'call' in hit ? 'pointer' : 'grab';
    this.#tip.hidden = !hit;
    if (hit) {
      this.#tip.replaceChildren(...('call' in hit ? tipOfCall(hit.call) : tipOfMark(hit.mark)));
      const right = this.view.clientWidth - this.#tip.offsetWidth - 8;
      this.#tip.style.left = `${Math.max(8, Math.min(x + 12, right))}px`;
      this.#tip.style.top = `${this.#scroller.offsetTop + y + 18}px`;
    }
    this.redraw();
  }

  #draw(): void {
    const width = this.#scroller.clientWidth;
    const height = this.#scroller.clientHeight;
    const scale = devicePixelRatio;
    const canvas = this.#canvas;
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const pen = canvas.getContext('2d');
    if (!pen || width === 0) return;
    const colour = colours(this.view);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.font = `12px ${getComputedStyle(this.view).fontFamily}`;
    pen.textBaseline = 'middle';
    const top = (index: number) => AXIS_HEIGHT + index * LANE_HEIGHT - this.#scroller.scrollTop;
    this.#drawGrid(pen, colour, width, height);
    this.#lanes.forEach((lane, index) => {
      if (top(index) > height || top(index) < -LANE_HEIGHT) return;
      this.#drawLane(pen, colour, lane, top(index), width);
    });
    this.#drawAxis(pen, colour, width);
  }

  #ticks(width: number) {
    return ticks(this.#window.from, this.#window.to, Math.max(2, (width - this.#gutter) / 110));
  }

  #drawGrid(pen: CanvasRenderingContext2D, colour: Colours, width: number, height: number): void {
    pen.fillStyle = colour.line;
    for (const { at } of this.#ticks(width)) {
      const x = Math.round(this.#xOf(at));
      if (x >= this.#gutter) pen.fillRect(x, AXIS_HEIGHT - 4, 1, height);
    }
  }

  #drawAxis(pen: CanvasRenderingContext2D, colour: Colours, width: number): void {
    pen.clearRect(0, 0, width, AXIS_HEIGHT - 4);
    pen.fillStyle = colour.line;
    pen.fillRect(0, AXIS_HEIGHT - 1, width, 1);
    pen.fillStyle = colour.muted;
    pen.textAlign = 'left';
    for (const { at, label } of this.#ticks(width)) {
      const x = Math.round(this.#xOf(at));
      const isCut = x + pen.measureText(label).width > width - 2;
      if (x >= this.#gutter && !isCut) pen.fillText(label, x, AXIS_HEIGHT / 2 - 1);
    }
  }

  #drawLane(pen: CanvasRenderingContext2D, colour: Colours, lane: Lane, top: number, width: number): void {
    const middle = top + LANE_HEIGHT / 2;
    pen.save();
    pen.beginPath();
    pen.rect(this.#gutter, AXIS_HEIGHT, width, 1e6);
    pen.clip();
    this.#drawLife(pen, colour, lane, middle);
    for (const look of LOOKS) this.#drawBars(pen, colour, lane, look, middle - BAR_HEIGHT / 2, width);
    for (const mark of lane.marks) drawMark(pen, colour, mark, this.#xOf(mark.at), middle);
    pen.restore();
    if (top < AXIS_HEIGHT - LANE_HEIGHT / 2) return;
    pen.fillStyle = lane.isMain ? colour.ink : colour.muted;
    pen.textAlign = 'left';
    const indent = lane.isMain ? 12 : 24;
    pen.fillText(fitted(pen, printable(lane.label), this.#gutter - indent - 8), indent, middle + 0.5);
  }

  /** A thin line from the first sign of a lane to its last. */
  #drawLife(pen: CanvasRenderingContext2D, colour: Colours, lane: Lane, middle: number): void {
    const isRunning = lane.marks.length > 0 && lane.endsAt === undefined;
    const from = this.#xOf(lane.from);
    const to = this.#xOf(isRunning ? this.#whole.to : lane.to);
    pen.fillStyle = colour.life;
    pen.fillRect(from, Math.round(middle), to - from, 1);
  }

  #drawBars(
    pen: CanvasRenderingContext2D,
    colour: Colours,
    lane: Lane,
    look: CallLook,
    top: number,
    width: number,
  ): void {
    let drawnTo = Number.NEGATIVE_INFINITY;
    for (const call of lane.calls) {
      if (lookOf(call) !== look) continue;
      const [x, long] = this.#barOf(call, lane);
      if (x > width || x + long < this.#gutter) continue;
      const isShown = this.#model.isShown(call);
      const isMarked =
        this.#model.selected === call || (this.#hover && 'call' in this.#hover && this.#hover.call === call);
      // Many calls in one pixel are drawn once.
      if (!isMarked && isShown && x + long <= drawnTo) continue;
      const left = Math.max(x, this.#gutter - 4);
      const right = Math.min(x + long, width + 4);
      pen.globalAlpha = isShown ? (call.duration === null ? 0.55 : 1) : 0.16;
      pen.fillStyle = colour[look];
      pen.fillRect(left, top, right - left, BAR_HEIGHT);
      pen.globalAlpha = 1;
      if (isShown) drawnTo = x + long;
      if (!isMarked) continue;
      pen.strokeStyle = this.#model.selected === call ? colour.ink : colour.muted;
      pen.lineWidth = this.#model.selected === call ? 2 : 1;
      pen.strokeRect(left - 2, top - 2, right - left + 4, BAR_HEIGHT + 4);
    }
  }
}

/** From the first sign to the last, with a little room on both sides. */
function wholeOf(calls: readonly PageCall[], marks: readonly PageMark[]): TimeWindow {
  const begins = [...calls, ...marks].map(({ at }) => at);
  const from = begins.reduce((least, at) => Math.min(least, at), 0);
  const ends = [...calls.map(({ at, duration }) => at + (duration ?? 0)), ...begins];
  const to = ends.reduce((most, at) => Math.max(most, at), from + 1000);
  const room = (to - from) / 50;
  return { from: from - room, to: to + room };
}

/** An exec points into its process, an exit is its end. */
function drawMark(
  pen: CanvasRenderingContext2D,
  colour: Colours,
  { kind, text }: PageMark,
  x: number,
  middle: number,
): void {
  const isFailed = kind === 'exit' && text !== 'exited with 0';
  pen.fillStyle = isFailed ? colour.error : colour.muted;
  pen.beginPath();
  if (kind === 'exec') {
    pen.moveTo(x, middle - 6);
    pen.lineTo(x + 7, middle);
    pen.lineTo(x, middle + 6);
  } else if (kind === 'exit') pen.rect(x - 3, middle - 3, 6, 6);
  else pen.arc(x, middle, 3, 0, 2 * Math.PI);
  pen.fill();
}

/** A text cut to a width. */
function fitted(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let length = text.length;
  while (length > 1 && pen.measureText(`${text.slice(0, length)}…`).width > width) length--;
  return `${text.slice(0, length)}…`;
}

function tipOfCall(call: PageCall): HTMLElement[] {
  const took = call.duration === null ? 'no end seen' : durationText(call.duration);
  return [
    element('strong', {}, printable(call.name)),
    ...(call.subject === '' ? [] : [element('span', {}, printable(call.subject))]),
    element('span', {}, `${resultText(call)}, ${took}, at ${sinceText(call.at)} s`),
  ];
}

function tipOfMark({ kind, at, text }: PageMark): HTMLElement[] {
  return [element('strong', {}, `${kind}, at ${sinceText(at)} s`), element('span', {}, printable(text))];
}

const COLOUR_NAMES = ['ink', 'muted', 'line', 'life', 'read', 'change', 'unknown', 'error'] as const;

type Colours = Readonly<Record<(typeof COLOUR_NAMES)[number], string>>;

/** The style sheet's colours as they are in the present theme. */
function colours(view: HTMLElement): Colours {
  const probe = element('span', { hidden: '' });
  view.append(probe);
  const found = COLOUR_NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(found) as Colours;
}
