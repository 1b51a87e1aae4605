import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A view of the app to be pictured. */
export interface View {
  /** Of the file, before `-light` and `-dark`. */
  readonly name: string;
  /** After the `#`. */
  address(stage: Stage): string;
  /** What is done there first. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** What is there once the view is complete; in no language. */
  readonly complete: (page: Page) => Locator;
  /** What the page is scrolled to; it is shown from its beginning where this is left out. */
  readonly from?: (page: Page) => Locator;
}

const chart = (page: Page) => page.locator('main [role="img"] svg').first();
const tab =
  (name: string) =>
  ({ shown }: Stage) =>
    `/experiments/${shown.id}/${name}`;

/** An empty form, which the last of the cards opens. */
const beginOwn = (page: Page) => page.locator('main .preset').last().click();
const startingMeans = (page: Page) => page.locator('main [role="status"] .runs');

/** What a run gets wrong; runs of early versions have a note in its place. */
const predictions = (page: Page) =>
  page.locator('main section:has(> #predictions-title), main p.note');

/** Of the test images one by one, the first; runs of early versions have none. */
const image = (page: Page) => page.locator('main .card button:has(canvas)').first();

/** Every view of the app, in the order of its navigation. */
export const VIEWS: readonly View[] = [
  { name: 'history', address: () => '/', complete: (page) => page.locator('main td a').first() },
  {
    name: 'new',
    address: () => '/new',
    complete: (page) => page.locator('main .preset').nth(1),
  },
  {
    name: 'form',
    address: () => '/new',
    prepare: beginOwn,
    complete: startingMeans,
  },
  {
    name: 'form-strategies',
    address: () => '/new',
    prepare: beginOwn,
    complete: startingMeans,
    from: (page) => page.locator('main .main section').nth(2),
  },
  { name: 'comparison', address: tab(''), complete: chart },
  {
    name: 'table',
    address: tab(''),
    complete: (page) => page.locator('main td').first(),
    from: (page) => page.locator('main section', { has: page.locator('#table-title') }),
  },
  { name: 'answer', address: tab('answer'), complete: (page) => page.locator('main .counts') },
  {
    name: 'soundness',
    address: tab('soundness'),
    complete: (page) => page.locator('main h3').first(),
  },
  { name: 'runs', address: tab('runs'), complete: (page) => page.locator('main table').first() },
  { name: 'curves', address: tab('curves'), complete: chart },
  { name: 'training', address: tab('training'), complete: chart },
  {
    name: 'inside',
    address: tab('layers'),
    complete: (page) => page.locator('main [role="img"] svg').nth(1),
  },
  {
    name: 'network',
    address: tab('layers'),
    prepare: (page) => page.locator('main [role="radio"]').nth(2).click(),
    complete: (page) => page.locator('main [role="radio"][aria-checked="true"]'),
    from: (page) => page.locator('main section:has([role="radiogroup"])'),
  },
  {
    name: 'predictions',
    address: tab('layers'),
    complete: predictions,
    from: predictions,
  },
  {
    name: 'images',
    address: tab('layers'),
    prepare: (page) => image(page).click(),
    complete: (page) => page.locator('[role="dialog"] canvas'),
  },
  {
    name: 'report',
    address: tab('report'),
    complete: (page) => page.frameLocator('main iframe').locator('h1'),
  },
  {
    name: 'document',
    address: tab('document'),
    complete: (page) => page.locator('main pre').first(),
  },
  {
    name: 'compare',
    address: ({ compared }) => `/compare?ids=${compared.join(',')}`,
    complete: chart,
  },
  {
    name: 'datasets',
    address: () => '/catalogue',
    complete: (page) => page.locator('main [role="img"] svg').first(),
  },
  {
    name: 'models',
    address: () => '/catalogue?part=models',
    complete: (page) => page.locator('main article').nth(1),
  },
  {
    name: 'channel-groups',
    address: ({ model }) => `/models/${model.sha256}`,
    prepare: (page) => page.locator('main section li button').first().click(),
    complete: (page) => page.locator('main button[aria-pressed="true"]'),
    from: (page) => page.locator('main section:has([role="radiogroup"])'),
  },
  {
    name: 'strategies',
    address: () => '/catalogue?part=strategies',
    complete: (page) => page.locator('main h3').first(),
  },
  { name: 'settings', address: () => '/settings', complete: (page) => page.locator('main dl') },
  { name: 'help', address: () => '/help', complete: (page) => page.locator('main pre').first() },
];

/** What there is to be seen only while an experiment, whose id is given, is at work. */
export const LIVE_VIEWS: readonly ((id: string) => View)[] = [
  (id) => ({ name: 'live', address: () => `/experiments/${id}`, complete: chart }),
  () => ({ name: 'queue', address: () => '/queue', complete: (page) => page.locator('main .row') }),
];
