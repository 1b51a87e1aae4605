import { createRouter, createWebHashHistory } from 'vue-router';
import type { RouteLocationNormalized } from 'vue-router';
import { pointKey } from '../charts/point-key.ts';
import { lazyPart } from './components/lazy-part.ts';
import HistoryView from './views/HistoryView.vue';
import NotFoundView from './views/NotFoundView.vue';

/** A page that is fetched when it is opened, even where the workbench is away just then. */
const lazyPage = (load: Parameters<typeof lazyPart>[0]) =>
  lazyPart(load, { isPage: true }).component;

/** Up to version 0.3, links to the inside of a run named its strategy and its level each by itself. */
function withSelection({ name, params, query }: RouteLocationNormalized) {
  const { strategy, level, ...rest } = query;
  if (typeof strategy !== 'string' || typeof level !== 'string') return true;
  return { name, params, query: { ...rest, at: pointKey(strategy, Number(level)) }, replace: true };
}

/** The pages. Addresses stand after the `#`, so that they work from a file and from any server. */
export function createAppRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', name: 'history', component: HistoryView },
      { path: '/new', name: 'new', component: lazyPage(() => import('./views/StartView.vue')) },
      {
        path: '/experiments/:id/:tab?',
        name: 'experiment',
        component: lazyPage(() => import('./views/ExperimentView.vue')),
        props: true,
        beforeEnter: withSelection,
      },
      {
        path: '/compare',
        name: 'compare',
        component: lazyPage(() => import('./views/CompareView.vue')),
      },
      {
        path: '/catalogue',
        name: 'catalogue',
        component: lazyPage(() => import('./views/CatalogueView.vue')),
      },
      {
        path: '/models/:sha256',
        name: 'model',
        component: lazyPage(() => import('./views/ModelView.vue')),
        props: true,
      },
      { path: '/queue', name: 'queue', component: lazyPage(() => import('./views/QueueView.vue')) },
      {
        path: '/settings',
        name: 'settings',
        component: lazyPage(() => import('./views/SettingsView.vue')),
      },
      {
        path: '/help/:page?',
        name: 'help',
        component: lazyPage(() => import('./views/HelpView.vue')),
        props: true,
      },
      { path: '/:rest(.*)*', name: 'not-found', component: NotFoundView },
    ],
  });
}
