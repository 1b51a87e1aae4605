import { createRouter, createWebHashHistory } from 'vue-router';
import HistoryView from './views/HistoryView.vue';
import NotFoundView from './views/NotFoundView.vue';

/** The pages. Addresses stand after the `#`, so that they work from a file and from any server. */
export function createAppRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', name: 'history', component: HistoryView },
      { path: '/new', name: 'new', component: () => import('./views/StartView.vue') },
      {
        path: '/experiments/:id/:tab?',
        name: 'experiment',
        component: () => import('./views/ExperimentView.vue'),
        props: true,
      },
      { path: '/compare', name: 'compare', component: () => import('./views/CompareView.vue') },
      {
        path: '/catalogue',
        name: 'catalogue',
        component: () => import('./views/CatalogueView.vue'),
      },
      {
        path: '/settings',
        name: 'settings',
        component: () => import('./views/SettingsView.vue'),
      },
      {
        path: '/help/:page?',
        name: 'help',
        component: () => import('./views/HelpView.vue'),
        props: true,
      },
      { path: '/:rest(.*)*', name: 'not-found', component: NotFoundView },
    ],
  });
}
