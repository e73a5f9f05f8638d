import { parse, View } from 'vega';
import { compile } from 'vega-lite';

/**
 * What scripts/keep-bench.mjs kept of a benchmark.
 *
 * @typedef {object} Kept
 * @property {string | null} release
 * @property {{ date: string, cpu: string, cores: number, node: string, note?: string }} measured
 * @property {readonly { name: string, ours: number, theirs: number, unit: 'us' | 'ms', peer: string, note?: string }[]} rows
 */

/** Colours of a chart; those of the site. */
const COLOURS = {
  light: { text: '#3c3c43', grid: '#e2e2e3', even: '#67676c', bars: ['#2f7fd1', '#17a589', '#b3661f'] },
  dark: { text: '#dfdfd6', grid: '#3c3f44', even: '#98989f', bars: ['#5aa2ea', '#3cc7ab', '#d98c45'] },
};

const WIDTH = 300;
const BAR = 16;
const LETTER = 6;
const TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Draws a benchmark: a bar for each row, how many times as fast as its peer, on a scale on which twice as fast and half as
 * fast are equally far from the line of even speed; both times beside it.
 *
 * @param {Kept} kept
 * @param {'light' | 'dark'} scheme
 * @returns {Promise<string>} an SVG
 */
export async function performanceChart({ rows, release, measured }, scheme) {
  const colours = COLOURS[scheme];
  const values = rows.map(({ name, ours, theirs, unit, peer, note }, index) => ({
    index,
    label: note === undefined ? name : `${name} · ${note}`,
    kind: note ?? '',
    speed: theirs / ours,
    times: `${theirs >= ours ? (theirs / ours).toFixed(1) : (theirs / ours).toFixed(2)}×   ${time(ours, unit)}, ${peer} ${time(theirs, unit)}`,
  }));
  const speeds = values.map(({ speed }) => speed);
  const y = {
    field: 'label',
    type: 'nominal',
    sort: { field: 'index' },
    title: null,
    axis: { labelLimit: 0 },
  };
  const domain = [Math.min(0.5, ...speeds) / 1.1, Math.max(2, ...speeds) * 1.1];
  const x = {
    field: 'speed',
    type: 'quantitative',
    scale: { type: 'log', domain, nice: false },
    axis: {
      title: 'times as fast as its peer',
      format: '~g',
      values: TICKS.filter((tick) => tick >= (domain[0] ?? 0) && tick <= (domain[1] ?? 0)),
    },
  };
  const room = (/** @type {'label' | 'times'} */ key) =>
    Math.max(...values.map((row) => row[key].length)) * LETTER;
  const { date, cpu, cores, node, note } = measured;
  const where = [date, `${cpu}, ${cores} cores`, `Node ${node}`, release, note].filter(Boolean).join(' · ');
  const { spec } = compile(
    /** @type {import('vega-lite').TopLevelSpec} */ ({
      width: WIDTH,
      height: { step: BAR + 8 },
      background: 'transparent',
      // The room for texts is counted in letters: what Vega reckons without a canvas is half as much again.
      autosize: 'none',
      padding: { left: room('label'), right: room('times') + 10, top: 26, bottom: 40 },
      title: {
        text: where,
        anchor: 'start',
        frame: 'group',
        dx: 10 - room('label'),
        fontSize: 11,
        fontWeight: 'normal',
        color: colours.even,
      },
      data: { values },
      encoding: { y },
      layer: [
        {
          mark: { type: 'bar', height: BAR, cornerRadius: 2 },
          encoding: {
            x,
            x2: { datum: 1 },
            color: {
              field: 'kind',
              type: 'nominal',
              legend: null,
              scale: { range: colours.bars },
              sort: null,
            },
          },
        },
        {
          mark: { type: 'rule', color: colours.even, strokeWidth: 1.5 },
          encoding: { y: null, x: { datum: 1 } },
        },
        {
          mark: { type: 'text', align: 'left', fontSize: 11, color: colours.text },
          encoding: { x: { value: WIDTH + 10 }, text: { field: 'times', type: 'nominal' } },
        },
      ],
      config: {
        font: 'system-ui, sans-serif',
        view: { stroke: null },
        axis: {
          labelColor: colours.text,
          titleColor: colours.text,
          gridColor: colours.grid,
          domain: false,
          ticks: false,
          labelFontSize: 11,
          titleFontWeight: 'normal',
        },
      },
    }),
  );
  const view = new View(parse(spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}

/**
 * @param {number} value
 * @param {'us' | 'ms'} unit
 */
function time(value, unit) {
  const us = unit === 'ms' ? value * 1000 : value;
  if (us >= 1e6) return `${(us / 1e6).toFixed(1)} s`;
  if (us >= 1000) return `${(us / 1000).toFixed(us < 10_000 ? 1 : 0)} ms`;
  return `${us.toFixed(us < 10 ? 1 : 0)} µs`;
}
