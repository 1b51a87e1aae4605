import { createApp } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { expect, it } from 'vitest';
import { useSelection } from './use-selection.ts';

/** Two parts of a page that is opened at an address. */
async function openPage(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: {} }],
  });
  await router.push(address);
  const app = createApp({}).use(router);
  const [one, other] = [app.runWithContext(useSelection), app.runWithContext(useSelection)];
  return { one, other, address: () => router.currentRoute.value.fullPath };
}

it('is what the address says, for every part of the page', async () => {
  const page = await openPage('/?at=1-magnitude@0.9&seed=2&y=loss');
  expect(page.one.point.value).toBe('1-magnitude@0.9');
  expect(page.other.repeat.value).toBe('2');
  page.one.chooseRun('1-magnitude@0.5', '4, 2/5');
  await expect.poll(page.address).toBe('/?at=1-magnitude@0.5&seed=4,+2/5&y=loss');
  expect(page.other.repeat.value).toBe('4, 2/5');
});

it('lets go of a single run with its point, or for another one', async () => {
  const page = await openPage('/?at=1-magnitude@0.9&seed=2');
  page.one.toggle('2-random@0.9');
  await expect.poll(page.address).toBe('/?at=2-random@0.9');
  page.one.toggle('2-random@0.9');
  await expect.poll(page.address).toBe('/');
  expect(page.one.point.value).toBeNull();
});

it('knows no seed without a point: it would be of whatever is chosen next', async () => {
  const page = await openPage('/?seed=2');
  expect(page.one.repeat.value).toBeNull();
});
