import { beforeAll, describe, expect, test } from 'vitest';
import { decodeCall } from '../../trace/decode-call.ts';
import { MADE_ABI, madeCall } from '../../trace/made-call.ts';
import { HOSTILE_NAME, MADE_HEADER, madeTrace } from '../../trace/made-trace.ts';
import type { RawCall, TraceEvent } from '../../trace/trace-event.ts';
import { openPage } from './browser.ts';
import { ensureBrowser } from './open-browser.ts';

beforeAll(ensureBrowser);

const isCall = (event: TraceEvent): event is RawCall => event.kind === 'call';

/** One call stands for two: the program repeated it with a larger buffer. */
const CALLS = madeTrace().filter(isCall).length - 1;
const FAILED = madeTrace().filter((event) => isCall(event) && event.errno !== 0).length - 1;

const open = (look = {}) => openPage(MADE_HEADER, madeTrace(), look);

describe('a page', () => {
  test('asks for nothing and complains of nothing', async () => {
    await using opened = await open();
    await opened.page.locator('tr[data-call]').first().click();
    expect(opened.requests).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });

  test('may load nothing, even if something in it tried', async () => {
    await using opened = await open();
    const refused = await opened.page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/x.png';
      document.body.append(image);
    })`);
    expect(refused).toBe('img-src');
  });

  test('says what the trace comes to', async () => {
    await using opened = await open();
    const { page } = opened;
    const fact = (name: string) => {
      const dt = page.getByText(name, { exact: true });
      return page.locator('header dl div').filter({ has: dt }).locator('dd').innerText();
    };
    expect(await page.locator('h1').innerText()).toContain('zpool create -o ashift=12 tank mirror sda sdb');
    expect(await fact('Calls')).toBe(String(CALLS));
    expect(await fact('Failed')).toBe(String(FAILED));
    expect(await fact('Processes')).toBe('4');
    expect(await fact('ZFS')).toBe('2.3.9-1');
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(CALLS + 1));
  });

  test('runs nothing that a name says, anywhere', async () => {
    const event = madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: HOSTILE_NAME });
    const argv = [HOSTILE_NAME, '"><svg onload="globalThis.hacked=1">', '<!--<script>'];
    const header = { ...MADE_HEADER, command: argv };
    const exec = { kind: 'exec', at: event.at, pid: 100, tid: 100, ppid: 1, argv } as const;
    await using opened = await openPage(header, [exec, event]);
    const { page } = opened;
    await page.locator('tr[data-call]').click();
    await page.locator('canvas').hover({ position: { x: 170, y: 37 } });
    expect(await page.locator('.details .subject').innerText()).toBe(HOSTILE_NAME);
    expect(await page.title()).toContain(HOSTILE_NAME);
    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(await page.locator('img, svg').count()).toBe(0);
    expect(opened.complaints).toEqual([]);
    expect(opened.requests).toEqual([]);
  });
});

describe('the filter', () => {
  test('narrows by text, error, ioctl and process, and is cleared', async () => {
    await using opened = await open();
    const { page } = opened;
    const shown = async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    await page.getByRole('searchbox').fill('snapshot tank');
    expect(await shown()).toBe(14);
    await page.getByRole('checkbox', { name: 'Errors only' }).check();
    expect(await shown()).toBe(2);
    expect(await page.locator('output').innerText()).toBe(`2 of ${CALLS}`);
    expect(await page.locator('td.result').allInnerTexts()).toEqual(['EEXIST', 'EEXIST']);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await shown()).toBe(CALLS);
    await page.getByLabel('ioctl', { exact: true }).selectOption('ZFS_IOC_POOL_CREATE');
    expect(await shown()).toBe(2);
    await page.getByLabel('Process', { exact: true }).selectOption('4712');
    expect(await shown()).toBe(0);
    expect(await page.getByText('No call fits the filter.').isVisible()).toBe(true);
  });

  test('an ioctl of the summary shows its calls', async () => {
    await using opened = await open();
    const { page } = opened;
    await page.getByRole('tab', { name: 'By ioctl' }).click();
    const row = page.getByRole('table', { name: 'Calls by ioctl' }).locator('tr', { hasText: 'POOL_CREATE' });
    expect(await row.locator('td').allInnerTexts()).toEqual(['2', '1', '22.2 ms', '11.1 ms', '18.4 ms']);
    await row.getByRole('button').click();
    expect(await page.locator('tr[data-call] td.result').allInnerTexts()).toEqual(['EINVAL', 'ok']);
  });

  test('the table is sorted by a column, and back', async () => {
    await using opened = await open();
    const { page } = opened;
    const first = page.locator('tr[data-call]').first();
    await page.getByRole('button', { name: 'Duration' }).click();
    expect(await first.locator('td.duration').innerText()).toBe('18.4 ms');
    expect(await page.locator('th.duration').getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Duration' }).click();
    expect(await first.locator('td.result').innerText()).toBe('no return');
  });
});

describe('the selected call', () => {
  test('shows its error, members, lists and what is hidden in them', async () => {
    await using opened = await open();
    const { page } = opened;
    const details = page.getByRole('region', { name: 'Selected call' });
    await page.locator('tr[data-call]').nth(1).click();
    expect(await details.locator('.result-line').innerText()).toBe(
      'EINVAL(22) the vdev tree or a property is not valid',
    );
    await page.locator('tr[data-call]').nth(2).click();
    expect(await details.locator('.result-line').innerText()).toBe('ok');
    expect(await details.locator('.redacted').allInnerTexts()).toEqual(['<redacted, 32 bytes>']);
    expect(await page.content()).not.toContain('5a5a5a5a');
    await page.getByLabel('ioctl', { exact: true }).selectOption('ZFS_IOC_OBJSET_STATS');
    await page.locator('tr[data-call]').first().click();
    const guid = details.locator('tr.changed', { hasText: 'dds_guid' });
    expect(await guid.locator('td').allInnerTexts()).toEqual(['0', '1311768467463790320']);
  });

  test('opens and closes its trees', async () => {
    await using opened = await open();
    const { page } = opened;
    await page.locator('tr[data-call]').nth(2).click();
    const tree = page.locator('section.part', { hasText: 'zc_nvlist_conf' });
    const leaf = tree.getByText("'/dev/disk/by-id/nvme-two-part1'");
    expect(await leaf.count()).toBe(0);
    await tree.locator('summary', { hasText: 'children[1]' }).click();
    await leaf.waitFor();
    await tree.getByRole('button', { name: 'Collapse all' }).click();
    expect(await leaf.isVisible()).toBe(false);
    await tree.getByRole('button', { name: 'Expand all' }).click();
    expect(await leaf.isVisible()).toBe(true);
    expect(await tree.getByText("'/dev/disk/by-id/nvme-one-part1'").isVisible()).toBe(true);
  });

  test('shows bytes that are no list, and says why', async () => {
    await using opened = await open();
    const { page } = opened;
    await page.getByRole('searchbox').fill('get_props node');
    await page.locator('tr[data-call]').click();
    expect(await page.locator('.details .problem').innerText()).not.toBe('');
    expect(await page.locator('.hex').innerText()).toMatch(/^000000 {2}00 25 4a 6f 94 b9 de 03 {2}/);
    await page.getByRole('button', { name: 'Show all 700 bytes' }).click();
    expect((await page.locator('.hex').innerText()).split('\n')).toHaveLength(44);
  });

  test('names the items that failed, and the records of a history', async () => {
    await using opened = await open();
    const { page } = opened;
    const part = (title: string) => page.locator('section.part', { hasText: title });
    await page.getByRole('searchbox').fill('eexist');
    await page.locator('tr[data-call]').first().click();
    expect(await part('Failed items').locator('li').allInnerTexts()).toEqual([
      'tank/home@daily-2026-11-05EEXIST',
    ]);
    await page.getByRole('searchbox').fill('get_history');
    await page.locator('tr[data-call]').click();
    const history = part('zc_history');
    expect(await history.locator('summary').first().innerText()).toContain('record');
    expect(await history.getByText('history time').first().isVisible()).toBe(true);
  });

  test('says that it never came back, or how often it was repeated', async () => {
    await using opened = await open();
    const { page } = opened;
    await page.getByRole('searchbox').fill('ioc_wait');
    await page.locator('tr[data-call]').click();
    expect(await page.locator('.result-line').innerText()).toContain('never came back');
    await page.getByRole('searchbox').fill('pool_stats');
    await page.locator('tr[data-call]').nth(1).click();
    expect(await page.locator('.facts').innerText()).toContain('2, the last with room enough');
  });
});

test('on a phone the selected call is brought into view', async () => {
  await using opened = await open({ width: 390, height: 844 });
  const { page } = opened;
  await page.locator('tr[data-call]').nth(1).click();
  const isInView = `(() => {
    const { top } = document.querySelector('.details h2').getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  })()`;
  await expect.poll(() => page.evaluate(isInView)).toBe(true);
});

describe('the keyboard', () => {
  test('reaches the filter, the calls and the timeline', async () => {
    await using opened = await open();
    const { page } = opened;
    const selected = page.locator('tr[aria-selected="true"]');
    await page.keyboard.press('/');
    await page.keyboard.type('pool_create');
    expect(await page.getByRole('searchbox').inputValue()).toBe('pool_create');
    await page.keyboard.press('ArrowDown');
    expect(await selected.locator('td.result').innerText()).toBe('EINVAL');
    await page.keyboard.press('ArrowDown');
    expect(await selected.locator('td.result').innerText()).toBe('ok');
    await page.keyboard.press('ArrowUp');
    expect(await selected.locator('td.result').innerText()).toBe('EINVAL');
    const active = await page.getByRole('grid').getAttribute('aria-activedescendant');
    expect(await selected.getAttribute('id')).toBe(active);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await selected.count()).toBe(0);
  });
});

describe('the timeline', () => {
  test('names what is under the pointer, and selects it', async () => {
    await using opened = await open();
    const { page } = opened;
    const canvas = page.locator('canvas');
    await canvas.click({ position: { x: 350, y: 24 + 26 + 13 } });
    expect(await page.locator('.details h2').innerText()).toBe('ZFS_IOC_POOL_CREATE');
    expect(await page.getByRole('tooltip').innerText()).toContain('ok, 18.4 ms');
  });

  test('zooms and moves by wheel, drag, keys and buttons', async () => {
    await using opened = await open();
    const { page } = opened;
    const canvas = page.locator('canvas');
    const picture = async () => {
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      return page.evaluate<string>('document.querySelector("canvas").toDataURL()');
    };
    await page.mouse.move(5, 5);
    const whole = await picture();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const near = await picture();
    expect(near).not.toBe(whole);
    await canvas.focus();
    await page.keyboard.press('ArrowRight');
    const moved = await picture();
    expect(moved).not.toBe(near);
    await page.keyboard.press('0');
    expect(await picture()).toBe(whole);
    await canvas.hover({ position: { x: 700, y: 150 } });
    await page.mouse.wheel(0, -240);
    const wheeled = await picture();
    expect(wheeled).not.toBe(whole);
    await page.mouse.down();
    await page.mouse.move(500, 250, { steps: 4 });
    await page.mouse.up();
    expect(await picture()).not.toBe(wheeled);
    expect(await page.locator('tr[aria-selected="true"]').count()).toBe(0);
  });
});

describe('how it looks', () => {
  const background = 'getComputedStyle(document.body).backgroundColor';

  test('is light or dark as the system is, until it is told', async () => {
    await using light = await open();
    await using dark = await open({ dark: true });
    expect(await light.page.evaluate(background)).toBe('rgb(246, 246, 243)');
    expect(await dark.page.evaluate(background)).toBe('rgb(20, 23, 26)');
    const theme = dark.page.getByRole('button', { name: 'Theme' });
    await theme.click();
    expect(await theme.innerText()).toBe('Theme: light');
    expect(await dark.page.evaluate(background)).toBe('rgb(246, 246, 243)');
    await dark.page.reload();
    expect(await theme.innerText()).toBe('Theme: light');
  });

  test.each([390, 700, 1000, 1440])('fits a width of %i pixels', async (width) => {
    await using opened = await open({ width, height: 844 });
    const { page } = opened;
    await page.locator('tr[data-call]').nth(2).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate('document.querySelector(".scroller").scrollWidth')).toBe(
      await page.evaluate('document.querySelector(".scroller").clientWidth'),
    );
  });
});

test('ten thousand calls open in seconds, and are filtered and scrolled at once', async () => {
  const started = MADE_HEADER.startedAt;
  const samples = madeTrace()
    .filter(isCall)
    .map((call) => decodeCall(call, MADE_ABI));
  const calls = Array.from({ length: 10_000 }, (_, i) => {
    const sample = samples[i % samples.length] as (typeof samples)[number];
    return {
      ...sample,
      seq: i,
      at: started + BigInt(i) * 400_000n,
      tid: sample.pid + (i % 3),
      subject: `tank/fs${i}`,
    };
  });
  const before = performance.now();
  await using opened = await openPage(MADE_HEADER, calls);
  const { page, complaints } = opened;
  await page.locator('tr[data-call]').first().waitFor();
  expect(performance.now() - before).toBeLessThan(20_000);
  const took = await page.evaluate<number>(`(async () => {
    const box = document.querySelector('input[type=search]');
    const before = performance.now();
    box.value = 'fs9876';
    box.dispatchEvent(new Event('input'));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - before;
  })()`);
  expect(await page.locator('td.subject').allInnerTexts()).toEqual(['tank/fs9876']);
  expect(took).toBeLessThan(1000);
  await page.getByRole('searchbox').fill('');
  await page.evaluate('document.querySelector("#panel-0").scrollTop = 1e9');
  await page.getByText('tank/fs9999').waitFor();
  expect(await page.locator('tr[data-call]').count()).toBeLessThan(100);
  expect(complaints).toEqual([]);
});
